using System.Text.Json;
using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Features.Turns;

/// <summary>
/// Turns that change something, noted before they begin and taken out when all that comes of them is stored: a job that becomes due when the process that works on
/// the turn ended in the middle. Whoever finds it runs the turn again from the start. So what a feature does in a turn happens as a whole, although it writes many
/// rows; all it owes is that doing the turn twice gives the same rows.
/// </summary>
internal sealed class UnfinishedTurns(Jobs jobs, TimeProvider time)
{
    /// <summary>The kind of these jobs.</summary>
    public const string Kind = "turn";

    // A moment after the claim of the turn has run out, so that whoever finds it may claim it.
    private static readonly TimeSpan Patience = Inbox.Patience + TimeSpan.FromSeconds(1);

    private static readonly TimeSpan BetweenRenewals = TimeSpan.FromSeconds(10);

    private static readonly JsonSerializerOptions Format = new() { IgnoreReadOnlyProperties = true, RespectRequiredConstructorParameters = true };

    /// <summary>Notes that work on the turn begins. Noted twice it is noted once.</summary>
    /// <returns>False when it was noted before: its process ended, or the attempt failed.</returns>
    public Task<bool> BeginAsync(Turn turn, CancellationToken cancel) =>
        jobs.AddAsync(new Job(turn.Tenant, Kind, turn.Id, time.GetUtcNow() + Patience, Write(turn), Person: turn.By.Id.Value), cancel);

    /// <summary>As long as the work goes on, nobody takes it for lost.</summary>
    public async Task KeepAsync(Turn turn, Task work)
    {
        while (!work.IsCompleted)
        {
            await jobs.MoveAsync(turn.Tenant, Kind, turn.Id, time.GetUtcNow() + Patience, CancellationToken.None);
            using var ended = new CancellationTokenSource();
            await Task.WhenAny(work, Task.Delay(BetweenRenewals, time, ended.Token));
            await ended.CancelAsync();
        }
    }

    /// <summary>All that comes of the turn is stored.</summary>
    public Task EndAsync(Turn turn, CancellationToken cancel) => jobs.RemoveAsync(turn.Tenant, Kind, turn.Id, cancel);

    public static string Write(Turn turn) => JsonSerializer.Serialize(turn, Format);

    /// <exception cref="JsonException">It is no turn that this version knows.</exception>
    public static Turn Read(string written) => JsonSerializer.Deserialize<Turn>(written, Format) ?? throw new JsonException("The turn is null.");
}
