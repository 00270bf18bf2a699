using Microsoft.Extensions.Options;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Work;

/// <summary>
/// Fills people, preferences and the expert index from the tables before the first turn, then follows the journal, so that what another instance
/// or an import wrote is found within a second or two.
/// </summary>
internal sealed partial class IndexFollower(
    People people,
    EvidenceStore evidence,
    Preferences preferences,
    IOptions<TurnOptions> turns,
    TimeProvider time,
    ILogger<IndexFollower> logger) : BackgroundService
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    // Clocks of instances differ; what was written meanwhile under an earlier time is read again.
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(30);

    private DateTimeOffset _readUntil = time.GetUtcNow();

    /// <summary>Hosted services start before the server listens: nobody is told “nobody knows” because the index was still empty.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        _readUntil = time.GetUtcNow();
        await people.LoadAsync(cancellationToken);
        await preferences.LoadAsync(cancellationToken);
        var count = await evidence.LoadIndexAsync(cancellationToken);
        Log.Loaded(logger, count, time.GetElapsedTime(began).TotalMilliseconds);
        await base.StartAsync(cancellationToken);
    }

    /// <summary>Reads what was noted since the last look.</summary>
    public async Task CatchUpAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        foreach (var tenant in turns.Value.TenantIds)
        {
            await evidence.FollowAsync(tenant, _readUntil - Overlap, cancel);
            await preferences.FollowAsync(tenant, _readUntil - Overlap, cancel);
        }

        _readUntil = now;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(BetweenLooks, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                await CatchUpAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                Log.Failed(logger, failure);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(5101, LogLevel.Information, "The index holds {Count} pieces of evidence, read in {Milliseconds:0} ms")]
        public static partial void Loaded(ILogger logger, int count, double milliseconds);

        [LoggerMessage(5102, LogLevel.Error, "The journal could not be read; the index is tried again in a second")]
        public static partial void Failed(ILogger logger, Exception failure);
    }
}
