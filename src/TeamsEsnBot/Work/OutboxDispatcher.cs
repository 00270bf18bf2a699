using Microsoft.Extensions.Options;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Work;

/// <summary>Empties the outbox: at once when this instance put something in, and every few seconds for what was left or postponed.</summary>
internal sealed partial class OutboxDispatcher(Outbox outbox, IDelivery delivery, IOptions<TurnOptions> turns, TimeProvider time, ILogger<OutboxDispatcher> logger)
    : BackgroundService
{
    private static readonly TimeSpan BetweenRounds = TimeSpan.FromSeconds(5);

    /// <summary>Sends what is due now, one after the other: the limits of Teams are per conversation and low.</summary>
    public async Task RunOnceAsync(CancellationToken cancel)
    {
        foreach (var tenant in turns.Value.TenantIds)
        {
            await foreach (var message in outbox.DueAsync(tenant, cancel))
            {
                var outcome = await delivery.SendAsync(message, cancel);
                await (outcome.Kind is DeliveryKind.TryAgain ? outbox.PostponeAsync(message, outcome, cancel) : outbox.FinishAsync(message, outcome, cancel));
                Log.Sent(logger, message.Key, outcome.Kind, outcome.Reason);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunOnceAsync(stoppingToken);
                await WaitAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                // A worker that ends would leave messages unsent for ever; the row is still there for the next round.
                Log.Failed(logger, failure);
                await Task.Delay(BetweenRounds, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task WaitAsync(CancellationToken cancel)
    {
        using var round = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var bell = outbox.Bell.ReadAsync(round.Token).AsTask();
        await Task.WhenAny(bell, Task.Delay(BetweenRounds, time, round.Token));
        await round.CancelAsync();
        await ((Task)bell).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancel.ThrowIfCancellationRequested();
    }

    private static partial class Log
    {
        [LoggerMessage(5001, LogLevel.Information, "Message {Key}: {Outcome} {Reason}")]
        public static partial void Sent(ILogger logger, string key, DeliveryKind outcome, string? reason);

        [LoggerMessage(5002, LogLevel.Error, "A round of the outbox failed; it goes on with the next")]
        public static partial void Failed(ILogger logger, Exception failure);
    }
}
