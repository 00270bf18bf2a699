using System.Threading.Channels;
using Microsoft.Extensions.Options;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Features.Telling;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Work;

/// <summary>
/// Does the jobs that are due, a few at a time, whichever instance asked for them. A job is held by a claim in its row that is renewed while work goes on; when it
/// cannot be renewed the work is stopped, because somebody else may begin it.
/// </summary>
internal sealed partial class JobWorker : BackgroundService
{
    private const int MostAtOnce = 8;

    // Read at once for each tenant: several instances shuffle them, so that they seldom reach for the same.
    private const int MostLookedAt = 64;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AfterAFailure = TimeSpan.FromSeconds(5);

    private readonly Jobs _jobs;
    private readonly Dictionary<string, JobKind> _kinds;
    private readonly string[] _tenants;
    private readonly JobAttempt _attempt;
    private readonly TimeProvider _time;
    private readonly ILogger<JobWorker> _logger;
    private readonly Errands _errands;
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public JobWorker(
        Jobs jobs,
        IEnumerable<JobKind> kinds,
        IServiceScopeFactory scopes,
        Outbox outbox,
        IOptions<TurnOptions> turns,
        TimeProvider time,
        ILogger<JobWorker> logger)
    {
        (_jobs, _time, _logger) = (jobs, time, logger);
        _kinds = kinds.ToDictionary(kind => kind.Name, StringComparer.Ordinal);
        _tenants = [Jobs.OfAll, .. turns.Value.TenantIds];
        _attempt = new JobAttempt(jobs, _kinds, scopes, outbox, time, logger);
        _errands = new Errands(ended: () => _wake.Writer.TryWrite(true));
    }

    /// <summary>How many jobs are being done here at this moment.</summary>
    public int UnderWay => _errands.Count;

    /// <summary>Does everything that is due now, and what becomes due by that.</summary>
    public async Task RunOnceAsync(CancellationToken cancel)
    {
        while (await StartDueAsync(cancel) > 0)
        {
            await _errands.SettleAsync();
        }
    }

    /// <summary>Asks for everything that recurs by itself.</summary>
    public async Task PlanAsync(CancellationToken cancel)
    {
        foreach (var kind in _kinds.Values.Where(kind => kind.Recurs is not null))
        {
            foreach (var tenant in kind.IsOfAll ? _tenants[..1] : _tenants[1..])
            {
                await _jobs.RecurAsync(tenant, kind.Name, kind.Recurs!, cancel);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var isPlanned = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = BetweenLooks;
            try
            {
                if (!isPlanned)
                {
                    await PlanAsync(stoppingToken);
                    isPlanned = true;
                }

                await StartDueAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                // A worker that ends would leave jobs undone for ever; the rows are still there for the next look.
                pause = AfterAFailure;
                Log.Failed(_logger, failure);
            }
            catch (OperationCanceledException)
            {
                break;
            }

            await WaitAsync(pause, stoppingToken);
        }

        await _errands.SettleAsync();
    }

    /// <summary>Starts what is due and free, as far as there is room.</summary>
    /// <returns>How much was started.</returns>
    private async Task<int> StartDueAsync(CancellationToken cancel)
    {
        var started = 0;
        foreach (var tenant in _tenants)
        {
            var now = _time.GetUtcNow();
            var free = await _jobs.DueAsync(tenant, cancel)
                .Where(found => found.IsFree(now) && _kinds.ContainsKey(found.Job.Kind))
                .Take(MostLookedAt)
                .ToArrayAsync(cancel);
            Random.Shared.Shuffle(free);
            foreach (var found in free)
            {
                while (UnderWay >= MostAtOnce)
                {
                    await _wake.Reader.ReadAsync(cancel);
                }

                if (await _attempt.ClaimAsync(found, cancel) is { } held)
                {
                    _errands.Start(() => _attempt.RunAsync(held, cancel));
                    started++;
                }
            }
        }

        return started;
    }

    private async Task WaitAsync(TimeSpan pause, CancellationToken stop)
    {
        using var round = CancellationTokenSource.CreateLinkedTokenSource(stop);
        await Task.WhenAny(
        [
            .. _tenants.Select(tenant => _jobs.Bell(tenant).WaitToReadAsync(round.Token).AsTask()),
            Task.Delay(pause, _time, round.Token),
        ]);
        await round.CancelAsync();
        foreach (var tenant in _tenants)
        {
            _jobs.Bell(tenant).TryRead(out _);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(5401, LogLevel.Error, "Jobs could not be looked for; it goes on in some seconds")]
        public static partial void Failed(ILogger logger, Exception failure);
    }
}
