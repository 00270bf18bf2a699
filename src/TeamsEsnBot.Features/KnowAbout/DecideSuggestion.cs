using TeamsEsnBot.Expertise;
using TeamsEsnBot.Features.Cards;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Features.KnowAbout;

/// <summary>The person's answer to what a colleague said about them.</summary>
internal sealed record Decided(string Suggestion, bool Agrees);

/// <summary>Only the person it is about can decide: the suggestion is looked up among those about whoever pressed.</summary>
internal sealed class DecideSuggestion(Suggestions suggestions, EvidenceStore evidence, Preferences preferences, TimeProvider time) : IAnswer<Decided>
{
    public async Task<Reply> AnswerAsync(Decided pressed, Turn turn, CancellationToken cancel)
    {
        if (await suggestions.DecideAsync(turn.Tenant, turn.By, pressed.Suggestion, pressed.Agrees, cancel) is not { } suggestion)
        {
            return Reply.Refuses(Wording.CardTooOld);
        }

        var id = Evidence.IdOf("endorsed", suggestion.Id);
        if (!pressed.Agrees)
        {
            await evidence.DeleteAsync(turn.Tenant, turn.By.Id, id, cancel);
            return Reply.Shows(KnowAboutCards.Declined(suggestion));
        }

        await preferences.ShowAsync(turn.Tenant, turn.By.Id, suggestion.Topic, cancel);
        await evidence.RecordAsync(
            turn.Tenant,
            new Evidence(id, turn.By.Id, EvidenceKind.Endorsed, time.GetUtcNow(), suggestion.Topic.Name, "", [suggestion.Topic.Name], By: suggestion.By),
            cancel);
        return Reply.Shows(KnowAboutCards.Noted([suggestion.Topic], isInDirectory: true));
    }
}
