using Microsoft.Extensions.Options;
using TeamsEsnBot.Expertise;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Features.Turns;
using TeamsEsnBot.Work.Snapshots;

namespace TeamsEsnBot.Work;

/// <summary>
/// Fills what is held in memory before the first turn, the index from its snapshot where there is a good one, then follows the journal, so that what another instance or an import
/// wrote is found within two seconds. When a part of the journal is gone that was not followed, the tables are read again.
/// </summary>
internal sealed partial class IndexFollower(
    IEnumerable<IFollow> followers,
    JournalTail tail,
    Journal journal,
    Looks looks,
    IndexSnapshot snapshot,
    SnapshotRounds snapshots,
    IExpertIndex index,
    IOptions<TurnOptions> turns,
    TimeProvider time,
    ILogger<IndexFollower> logger) : BackgroundService
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(50);

    // As many rows are read at a time.
    private const int AtOnce = 16;

    private readonly Dictionary<string, IFollow> _followers = followers.ToDictionary(follower => follower.Table, StringComparer.Ordinal);
    private readonly SemaphoreSlim _round = new(1, 1);

    // What is held is not what the tables held at the tail's position.
    private bool _isBehind = true;

    /// <summary>Hosted services start before the server listens: nobody is told “nobody knows” because the index was still empty.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await FillAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <summary>The index is kept for the next start.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await snapshots.WriteAsync(_isBehind ? null : tail.Position);
    }

    /// <summary>Takes in everything there is: the index from its snapshot where that is possible, and what was noted since; else from the tables.</summary>
    public async Task FillAsync(CancellationToken cancel)
    {
        var began = time.GetTimestamp();
        if (await snapshot.LoadAsync(head => ResumeAsync(head, cancel), turns.Value.Allows) is { } useless)
        {
            if (snapshot.IsKept)
            {
                Log.NoSnapshot(logger, snapshot.Path, useless);
            }

            await ReadTablesAsync(cancel);
            await CatchUpAsync(cancel);
            Log.Loaded(logger, Count(), time.GetElapsedTime(began).TotalMilliseconds);
            return;
        }

        foreach (var follower in _followers.Values.Where(follower => !follower.IsInTheSnapshot))
        {
            await follower.LoadAsync(cancel);
        }

        snapshots.Begin(tail.Position);
        _isBehind = false;
        await CatchUpAsync(cancel);
        Log.FromSnapshot(logger, Count(), time.GetElapsedTime(began).TotalMilliseconds);
    }

    /// <summary>Reads what was noted since the last look, and looks at what may have changed.</summary>
    public async Task CatchUpAsync(CancellationToken cancel)
    {
        await _round.WaitAsync(cancel);
        try
        {
            await journal.AnnounceAsync(cancel);
            await ReadAsync(cancel);
            await LookAsync(cancel);
            snapshots.WriteIfDue(tail.Position);
        }
        finally
        {
            _round.Release();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Pause(), time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                await CatchUpAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                Log.Failed(logger, failure);
                await Task.Delay(BetweenLooks, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private TimeSpan Pause()
    {
        var pause = looks.NextAt - time.GetUtcNow() ?? BetweenLooks;
        return pause < ShortestPause ? ShortestPause : pause > BetweenLooks ? BetweenLooks : pause;
    }

    private async Task<string?> ResumeAsync(SnapshotHead head, CancellationToken cancel) =>
        turns.Value.TenantIds.Except(head.Tenants, StringComparer.OrdinalIgnoreCase).Any()
            ? "the bot serves more tenants now"
            : await tail.ResumeAsync(head.Position, cancel);

    private async Task ReadTablesAsync(CancellationToken cancel)
    {
        looks.KeepOnly(journal.Writer);
        foreach (var unfinished in await tail.BeginAsync(cancel))
        {
            looks.Add(unfinished);
        }

        foreach (var follower in _followers.Values)
        {
            await follower.LoadAsync(cancel);
        }

        snapshots.Begin(position: null);
        _isBehind = false;
    }

    private async Task ReadAsync(CancellationToken cancel)
    {
        try
        {
            foreach (var entry in _isBehind ? [] : await tail.ReadAsync(cancel))
            {
                looks.Add(entry);
            }
        }
        catch (JournalGapException gap)
        {
            Log.Gap(logger, gap.Message);
            _isBehind = true;
        }

        if (_isBehind)
        {
            await ReadTablesAsync(cancel);
        }

        while (journal.TryTakeDoubtful(out var doubtful))
        {
            looks.Add(doubtful);
        }
    }

    private async Task LookAsync(CancellationToken cancel)
    {
        var due = looks.Due();
        var places = due.GroupBy(look => (look.Entry.Tenant, look.Entry.Table, look.Entry.Partition));
        await Parallel.ForEachAsync(places, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel }, async (place, token) =>
        {
            // An entry of a newer version may be about something that this one does not hold.
            if (_followers.TryGetValue(place.Key.Table, out var follower))
            {
                await follower.LookAsync(place.Key.Tenant, place.Key.Partition, place.SelectMany(look => look.Entry.Rows).ToHashSet(StringComparer.Ordinal), token);
            }
        });

        foreach (var look in due)
        {
            looks.Looked(look);
        }
    }

    private int Count() => turns.Value.TenantIds.Sum(index.Count);

    private static partial class Log
    {
        [LoggerMessage(5101, LogLevel.Information, "The index holds {Count} pieces of evidence, read from the tables in {Milliseconds:0} ms")]
        public static partial void Loaded(ILogger logger, int count, double milliseconds);

        [LoggerMessage(5102, LogLevel.Error, "The journal could not be followed; it is tried again in a second")]
        public static partial void Failed(ILogger logger, Exception failure);

        [LoggerMessage(5103, LogLevel.Information, "The index holds {Count} pieces of evidence, read from its snapshot in {Milliseconds:0} ms")]
        public static partial void FromSnapshot(ILogger logger, int count, double milliseconds);

        [LoggerMessage(5104, LogLevel.Information, "The index is read from the tables and not from {Path}: {Reason}")]
        public static partial void NoSnapshot(ILogger logger, string path, string reason);

        [LoggerMessage(5105, LogLevel.Warning, "The tables are read again: {Reason}")]
        public static partial void Gap(ILogger logger, string reason);
    }
}
