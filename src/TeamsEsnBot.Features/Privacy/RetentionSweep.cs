using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Features.Privacy;

/// <summary>
/// Deletes what was kept long enough, and finishes erasures that were stopped. May be stopped anywhere, run again, and run by several instances at once: a row is
/// deleted only as it was seen.
/// </summary>
internal sealed partial class RetentionSweep(
    ITables tables, IEnumerable<Kept> kept, Erasures erasures, IOptions<RetentionOptions> limits, IServiceProvider services, TimeProvider time, ILogger<RetentionSweep> logger)
{
    private const int RowsBetweenNotes = 10_000;

    /// <returns>How many rows were deleted because of their age.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        await erasures.FinishAsync(cancel);
        var all = 0;
        foreach (var table in kept.Where(table => table.HasLimit(limits.Value)))
        {
            all += await SweepAsync(table, cancel);
        }

        return all;
    }

    private async Task<int> SweepAsync(Kept table, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var keeper = table.Keeper(services);
        var (seen, dropped, noted) = (0, 0, 0);
        await foreach (var due in tables.Open(table.Table).ScanAsync(cancel).Where(row => Counted() && table.IsDue(row, limits.Value, now)).InBatches(cancel))
        {
            dropped += await keeper.DropAsync(due, cancel);
            if (dropped - noted >= RowsBetweenNotes)
            {
                noted = dropped;
                Log.Sweeping(logger, table.Table, dropped, seen);
            }
        }

        Log.Swept(logger, table.Table, dropped, seen);
        return dropped;

        bool Counted() => ++seen > 0;
    }

    private static partial class Log
    {
        [LoggerMessage(221, LogLevel.Information, "Table {Table}: {Dropped} rows were kept long enough and are deleted, of {Seen} seen so far")]
        public static partial void Sweeping(ILogger logger, string table, int dropped, int seen);

        [LoggerMessage(222, LogLevel.Information, "Table {Table}: {Dropped} of {Seen} rows had been kept long enough and were deleted")]
        public static partial void Swept(ILogger logger, string table, int dropped, int seen);
    }
}
