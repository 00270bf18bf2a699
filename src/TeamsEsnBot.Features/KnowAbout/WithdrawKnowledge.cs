using TeamsEsnBot.Expertise;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Features.KnowAbout;

/// <summary>“I no longer know about Terraform.”</summary>
internal sealed record INoLongerKnow(IReadOnlyList<Topic> Topics);

/// <summary>
/// Deletes what was said about the topic, by the person and by colleagues, and stops showing the person for it. Answers stay: they are threads
/// that others read.
/// </summary>
internal sealed class WithdrawKnowledge(EvidenceStore evidence, Preferences preferences) : IAnswer<INoLongerKnow>
{
    public async Task<Reply> AnswerAsync(INoLongerKnow said, Turn turn, CancellationToken cancel)
    {
        if (said.Topics is [])
        {
            return Reply.Shows(KnowAboutCards.WhichTopicNoLonger());
        }

        var spoken = new List<Evidence>();
        await foreach (var piece in evidence.OfAsync(turn.Tenant, turn.By.Id, cancel))
        {
            if (piece.Kind is EvidenceKind.Stated or EvidenceKind.Endorsed && piece.Topics.Any(topic => said.Topics.Contains(Topic.Of(topic))))
            {
                spoken.Add(piece);
            }
        }

        foreach (var piece in spoken)
        {
            await evidence.DeleteAsync(turn.Tenant, turn.By.Id, piece.Id, cancel);
        }

        foreach (var topic in said.Topics)
        {
            await preferences.HideAsync(turn.Tenant, turn.By.Id, topic, cancel);
        }

        // What somebody does not want to be asked about any more is nobody else's business.
        return Reply.Shows(KnowAboutCards.NotShownAnyMore(said.Topics)).Privately();
    }
}
