using TeamsEsnBot.Features.Cards;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.Telling;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Features.KnowAbout;

/// <summary>“Tom knows about Terraform.”</summary>
/// <param name="Name">As it was written; empty when <paramref name="Person"/> was chosen or mentioned.</param>
internal sealed record TheyKnow(string Name, PersonId? Person, IReadOnlyList<Topic> Topics)
{
    /// <summary>A mention says who is meant beyond doubt; without one the name has to.</summary>
    public static TheyKnow Said(Phrase.Match match, Said said) => new(
        match["person"],
        said.Mentions.FirstOrDefault(person => match["person"].Contains(person.Name, StringComparison.OrdinalIgnoreCase))?.Id,
        Topic.AllOf(match["topic"]));
}

/// <summary>Passes the word on to the person, who alone decides whether it counts.</summary>
internal sealed class SuggestKnowledge(People people, Suggestions suggestions, StateKnowledge own) : IAnswer<TheyKnow>
{
    private const int MostToChooseFrom = 5;

    public async Task<Reply> AnswerAsync(TheyKnow said, Turn turn, CancellationToken cancel)
    {
        if (said.Topics is [var topic, ..] is false)
        {
            return Reply.Refuses(Wording.SuggestWithoutTopic);
        }

        var meant = said.Person is { } id
            ? people.Find(turn.Tenant, id) is { } one ? [one] : []
            : people.FindByName(turn.Tenant, said.Name, MostToChooseFrom);

        switch (meant)
        {
            case []:
                return Reply.Shows(KnowAboutCards.WhoIsThat(said.Name, topic));
            case [var person] when person.Who.Id == turn.By.Id:
                return await own.AnswerAsync(new IKnow(said.Topics), turn, cancel);
            case [var person] when !people.MayBeShown(turn.Tenant, person.Who.Id):
                return Reply.Refuses(Say.Of(Wording.SuggestNotHere, person.Who.Name));
            case [var person]:
                return await AskAsync(person.Who, topic, turn, cancel);
            default:
                return Reply.Shows(KnowAboutCards.WhichOfThem(said.Name, meant, topic));
        }
    }

    private async Task<Reply> AskAsync(Person person, Topic topic, Turn turn, CancellationToken cancel)
    {
        var suggestion = await suggestions.MakeAsync(turn.Tenant, person, topic, turn.By, cancel);
        return suggestion.State switch
        {
            SuggestionState.Confirmed => Reply.Says(Say.Of(Wording.SuggestKnownAlready, person.Name, topic.Name)),

            // Declined reads like asked: what the person decided is theirs.
            SuggestionState.Declined => Reply.Says(Say.Of(Wording.SuggestAsked, person.Name, topic.Name)),
            _ => Reply.Says(Say.Of(Wording.SuggestAsked, person.Name, topic.Name))
                .AndTells(new Tell($"suggestion|{turn.Tenant}|{person.Id}|{suggestion.Id}", KnowAboutCards.IsItRight(suggestion), To: person)),
        };
    }
}
