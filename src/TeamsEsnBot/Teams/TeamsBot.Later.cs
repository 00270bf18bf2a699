using TeamsEsnBot.Features.Cards;
using TeamsEsnBot.Features.Telling;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Teams;

/// <summary>Work that takes longer than Teams waits: it goes on, and its result comes when it is there.</summary>
internal sealed partial class TeamsBot
{
    private async Task<bool> IsDoneInTimeAsync(Task work)
    {
        if (work.IsCompleted)
        {
            return true;
        }

        using var enough = new CancellationTokenSource();
        await Task.WhenAny(work, Task.Delay(options.Value.Deadline, time, enough.Token));
        await enough.CancelAsync();
        return work.IsCompleted;
    }

    /// <summary>The result of a press that took longer than Teams waits: the card changes, or whoever pressed is told.</summary>
    private async Task FinishPressLaterAsync(Turn turn, string invoke, string address, Task<Reply?> work)
    {
        if (await work is not { } reply)
        {
            return;
        }

        var outcome = await RedrawAsync(turn, reply, address, Timeout.InfiniteTimeSpan);
        if (outcome?.Kind is not DeliveryKind.Sent && reply is { Card: not null } or { Text: not null })
        {
            await replies.SendLaterAsync(turn, reply.Privately(), CancellationToken.None);
        }

        Finish(turn, Answer(invoke, reply, turn.What));
    }

    /// <summary>Nobody else takes it for lost.</summary>
    private Task HoldAsync(Turn turn, CancellationToken cancel) =>
        inbox.HoldAsync(turn.Tenant, turn.Where.Conversation, turn.Id, options.Value.LongestWork, cancel);

    private async Task FinishLaterAsync(Turn turn, Task<Reply?> work)
    {
        if (await work is { } reply && IsToBeSaid(turn, reply))
        {
            await replies.SendLaterAsync(turn, reply, CancellationToken.None);
        }

        inbox.Finish(turn.Tenant, turn.Where.Conversation, turn.Id, null);
    }

    private static Reply Working(Turn turn) => Reply.Says(turn.Where.IsPersonal ? Wording.Working : Wording.WorkingPrivately);
}
