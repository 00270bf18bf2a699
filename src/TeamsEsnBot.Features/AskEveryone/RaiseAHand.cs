using TeamsEsnBot.Features.Cards;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.Telling;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Features.AskEveryone;

/// <summary>“I can help.”</summary>
internal sealed record RaiseHand(string Call);

/// <summary>Shows everybody who can help, tells the asker, and notes what the helper thereby said: that they know about it.</summary>
internal sealed class RaiseAHand(Calls calls, EvidenceStore evidence, Preferences preferences, People people, TimeProvider time) : IAnswer<RaiseHand>
{
    public async Task<Reply> AnswerAsync(RaiseHand pressed, Turn turn, CancellationToken cancel)
    {
        if (await calls.FindAsync(turn.Tenant, pressed.Call, cancel) is not { } call)
        {
            return Reply.Refuses(Wording.CardTooOld);
        }

        if (call.Asker.Id == turn.By.Id)
        {
            return Reply.Refuses(Wording.CallIsYourOwn);
        }

        var raised = await calls.RaiseAsync(turn.Tenant, call, turn.By, cancel);
        await preferences.ShowAsync(turn.Tenant, turn.By.Id, call.Topic, cancel);
        await evidence.RecordAsync(turn.Tenant, Evidence.Stated(turn.By.Id, call.Topic, time.GetUtcNow(), call.Details), cancel);

        var open = Reply.ShowsEveryone(AskEveryoneCards.Open(raised));

        // Whoever asked may have been erased since.
        return call.Asker.Id.Value.Length == 0
            ? open
            : open.AndTells(new Tell($"raised|{call.Id}|{turn.By.Id}", AskEveryoneCards.SomebodyCanHelp(call, turn.By, people.Find(turn.Tenant, turn.By.Id)), To: call.Asker));
    }
}
