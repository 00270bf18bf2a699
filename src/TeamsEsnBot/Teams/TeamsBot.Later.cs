using TeamsEsnBot.Features.Cards;
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

    /// <summary>The work goes on, nobody else takes it for lost, and its result comes when it is there.</summary>
    private async Task LetGoOnAsync(Turn turn, Task<Reply?> work, CancellationToken cancel)
    {
        await inbox.HoldAsync(turn.Tenant, turn.Where.Conversation, turn.Id, options.Value.LongestWork, cancel);
        longWork.Track(unfinished.KeepAsync(turn, work));
        longWork.Track(FinishAsync());

        async Task FinishAsync()
        {
            if (await work is { } reply)
            {
                await late.AnswerAsync(turn, reply, mayHaveArrived: false);
                await EndAsync(turn, reply);
            }
        }
    }

    private static Reply Working(Turn turn) => Reply.Says(turn.Where.IsPersonal ? Wording.Working : Wording.WorkingPrivately);
}
