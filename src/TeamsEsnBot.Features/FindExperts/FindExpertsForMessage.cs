using TeamsEsnBot.Features.Cards;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Features.FindExperts;

/// <summary>“Who knows about this?” on a message.</summary>
internal sealed record WhoKnowsAboutMessage(PickedMessage Message);

/// <summary>Reads the message as the topic and shows the people in a dialog. The author asked it, so the author is not among them.</summary>
internal sealed class FindExpertsForMessage(ExpertSearch search, TimeProvider time) : IAnswer<WhoKnowsAboutMessage>
{
    public async Task<Reply> AnswerAsync(WhoKnowsAboutMessage asked, Turn turn, CancellationToken cancel)
    {
        if (Topic.Of(asked.Message.Text) is not { } topic)
        {
            return Reply.Says(Wording.MessageWithoutWords);
        }

        var found = await search.FindForTextAsync(turn.Tenant, turn.By, topic, asked.Message.Text, asked.Message.Author?.Id, cancel);
        return Reply.Shows(found.Experts is []
            ? FindExpertsCards.NobodyYet([topic])
            : FindExpertsCards.ForMessage(found, topic, time.GetUtcNow()));
    }
}
