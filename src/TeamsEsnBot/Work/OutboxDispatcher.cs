using Microsoft.Extensions.Options;
using TeamsEsnBot.Features.Telling;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Work;

/// <summary>Empties the outbox of every tenant: at once when this instance put something in, and every few seconds for what others did.</summary>
internal sealed partial class OutboxDispatcher : BackgroundService
{
    private static readonly TimeSpan AfterAFailure = TimeSpan.FromSeconds(5);

    private readonly TenantOutbox[] _tenants;
    private readonly TimeProvider _time;
    private readonly ILogger<OutboxDispatcher> _logger;

    public OutboxDispatcher(
        Outbox outbox, IDelivery delivery, SendingLimits limits, IOptions<TurnOptions> turns, TimeProvider time, ILogger<OutboxDispatcher> logger)
    {
        var instance = Guid.CreateVersion7(time.GetUtcNow()).ToString("n");
        _tenants = [.. turns.Value.TenantIds.Select(tenant => new TenantOutbox(tenant, instance, outbox, delivery, limits, time, logger))];
        (_time, _logger) = (time, logger);
    }

    /// <summary>How many messages are being sent at this moment.</summary>
    public int UnderWay => _tenants.Sum(tenant => tenant.UnderWay);

    /// <summary>Sends what is due now, as far as the limits let it go now.</summary>
    public Task RunOnceAsync(CancellationToken cancel) => Task.WhenAll(_tenants.Select(tenant => tenant.RunOnceAsync(cancel)));

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(_tenants.Select(tenant => RunAsync(tenant, stoppingToken)));

    private async Task RunAsync(TenantOutbox tenant, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await tenant.RunAsync(stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (!stop.IsCancellationRequested)
            {
                // A worker that ends would leave messages unsent for ever; the rows are still there for the next round.
                Log.Failed(_logger, failure);
                await Task.Delay(AfterAFailure, _time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(5002, LogLevel.Error, "A round of the outbox failed; it goes on with the next")]
        public static partial void Failed(ILogger logger, Exception failure);
    }
}
