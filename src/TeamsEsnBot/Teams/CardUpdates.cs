using System.Collections.Concurrent;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using TeamsEsnBot.Features.Telling;
using TeamsEsnBot.Work;

namespace TeamsEsnBot.Teams;

/// <summary>A message of the bot's that is to be changed.</summary>
/// <param name="Address">The serviceUrl of its conversation.</param>
internal sealed record SentMessage(string Tenant, string Conversation, string Address, string Id);

/// <summary>
/// Changes messages. A change may be repeated without harm, so a passing trouble is waited out; but the latest state wins: an older one that is still being tried
/// gives up as soon as a newer one is there.
/// </summary>
internal sealed partial class CardUpdates(BotAdapter adapter, BotIdentity bot, SendingLimits limits, LongWork longWork, TimeProvider time, ILogger<CardUpdates> logger)
{
    private const int MostAttempts = 6;

    private readonly ConcurrentDictionary<(string Conversation, string Id), long> _latest = new();
    private long _number;

    /// <summary>Changes the message. After the patience the caller is let go, and the change goes on.</summary>
    /// <returns>What became of it; null when that is not known yet, or a newer change came in between.</returns>
    public async Task<DeliveryOutcome?> ChangeAsync(SentMessage message, Activity changed, TimeSpan patience)
    {
        var key = (message.Conversation, message.Id);
        var number = Interlocked.Increment(ref _number);
        _latest[key] = number;
        var change = TryAsync(message, changed, () => _latest.GetValueOrDefault(key) == number);
        var end = EndAsync();

        using var enough = new CancellationTokenSource();
        await Task.WhenAny(end, Task.Delay(patience, time, enough.Token));
        await enough.CancelAsync();
        if (end.IsCompleted)
        {
            return await change;
        }

        Log.GoesOn(logger);
        longWork.Track(end);
        return null;

        async Task EndAsync()
        {
            if (await change is { Kind: not DeliveryKind.Sent } refused)
            {
                // Deleted, or never ours (a card somebody inserted): whoever pressed still gets the new card as the answer.
                Log.CardNotChanged(logger, refused.Reason);
            }

            _latest.TryRemove(KeyValuePair.Create(key, number));
        }
    }

    private async Task<DeliveryOutcome?> TryAsync(SentMessage message, Activity changed, Func<bool> isLatest)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (!isLatest())
            {
                return null;
            }

            var outcome = await TryOnceAsync(message, changed);
            if (outcome.Kind is DeliveryKind.Sent or DeliveryKind.Refused || attempt == MostAttempts)
            {
                return outcome;
            }

            var pause = outcome.RetryAfter ?? TimeSpan.FromSeconds(Math.Pow(2, attempt - 1) * (1 + (Random.Shared.NextDouble() / 4)));
            await Task.Delay(pause, time);
        }
    }

    private async Task<DeliveryOutcome> TryOnceAsync(SentMessage message, Activity changed)
    {
        using var call = limits.Count(message.Tenant, message.Conversation);
        return await ConnectorErrors.OutcomeAsync(
            () => adapter.ContinueConversationAsync(
                bot.Claims,
                bot.Conversation(message.Tenant, message.Conversation, message.Address),
                (turnContext, token) =>
                {
                    changed.Id = message.Id;
                    return turnContext.UpdateActivityAsync(changed, token);
                },
                CancellationToken.None),
            time,
            CancellationToken.None);
    }

    private static partial class Log
    {
        [LoggerMessage(3003, LogLevel.Information, "A card could not be changed for everyone: {Reason}")]
        public static partial void CardNotChanged(ILogger logger, string? reason);

        [LoggerMessage(3017, LogLevel.Information, "A card is still being changed; its presser was answered")]
        public static partial void GoesOn(ILogger logger);
    }
}
