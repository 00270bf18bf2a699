using TeamsEsnBot.Features.Cards;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Features.KnowAbout;

/// <summary>“I know about Terraform.”</summary>
internal sealed record IKnow(IReadOnlyList<Topic> Topics);

/// <summary>Takes people at their word: what they say about themselves is evidence at once, and theirs to take back.</summary>
internal sealed class StateKnowledge(EvidenceStore evidence, Preferences preferences, People people, TimeProvider time) : IAnswer<IKnow>
{
    public async Task<Reply> AnswerAsync(IKnow said, Turn turn, CancellationToken cancel)
    {
        if (said.Topics is [])
        {
            return Reply.Shows(KnowAboutCards.WhichTopic());
        }

        foreach (var topic in said.Topics)
        {
            await preferences.ShowAsync(turn.Tenant, turn.By.Id, topic, cancel);
            await evidence.RecordAsync(turn.Tenant, Evidence.Stated(turn.By.Id, topic, time.GetUtcNow()), cancel);
        }

        return Reply.Shows(KnowAboutCards.Noted(said.Topics, IsKnown(turn)));
    }

    /// <summary>Somebody the directory does not list (yet) is noted, but colleagues cannot be shown a person without a name and place.</summary>
    private bool IsKnown(Turn turn) => people.MayBeShown(turn.Tenant, turn.By.Id);
}
