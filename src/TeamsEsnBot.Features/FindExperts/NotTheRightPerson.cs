using TeamsEsnBot.Features.Cards;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Features.FindExperts;

/// <summary>Somebody shown is not whom the searcher needs.</summary>
/// <param name="Person">Id of the person chosen; null while nobody is chosen yet.</param>
internal sealed record NotRight(IReadOnlyList<Topic> Topics, string? Person);

/// <summary>
/// Asks who it is, then leaves that person out for this searcher and topic. Nobody is told; once several colleagues say so, the person is placed a little lower
/// for others, for a time.
/// </summary>
internal sealed class NotTheRightPerson(ExpertSearch search, People people, Preferences preferences, TimeProvider time) : IAnswer<NotRight>
{
    public async Task<Reply> AnswerAsync(NotRight pressed, Turn turn, CancellationToken cancel)
    {
        if (pressed.Topics is [])
        {
            return Reply.Refuses(Wording.CardTooOld);
        }

        if (pressed.Person is not null)
        {
            if (people.Find(turn.Tenant, new PersonId(pressed.Person)) is not { } person)
            {
                return Reply.Refuses(Wording.ChooseSomebody);
            }

            foreach (var topic in pressed.Topics)
            {
                await preferences.SkipAsync(turn.Tenant, turn.By.Id, topic, person.Who.Id, turn.At, cancel);
            }
        }

        var found = await search.FindAsync(turn.Tenant, turn.By, pressed.Topics, cancel);
        return Reply.Shows(found.Experts is []
            ? FindExpertsCards.NobodyYet(pressed.Topics)
            : pressed.Person is null ? FindExpertsCards.WhoIsNotRight(found) : FindExpertsCards.Experts(found, time.GetUtcNow()));
    }
}
