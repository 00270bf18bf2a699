using TeamsEsnBot.Features.Telling;

namespace TeamsEsnBot.Work;

/// <summary>Takes the messages of one tenant to Teams, one at a call, and notes what came of it: before the next of its conversation may go.</summary>
internal sealed partial class Courier(
    string tenant, Outbox outbox, IDelivery delivery, SendingLimits limits, Backlog backlog, TimeProvider time, ILogger logger)
{
    /// <summary>Tries a message once. When the task ends, the store has what came of it, or could not be told.</summary>
    public async Task SendAsync(Outgoing message, SendingLimits.Call call)
    {
        try
        {
            DeliveryOutcome outcome;
            using (call)
            {
                if (!await outbox.BeginAsync(message, CancellationToken.None))
                {
                    backlog.Leave(message, again: null);
                    return;
                }

                outcome = await delivery.SendAsync(message, CancellationToken.None);
            }

            await NoteAsync(message, outcome);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // Sent or not, it could not be noted. The row, however old, says that an attempt is under way, and is read again like that of a process that ended.
            Log.NotNoted(logger, failure, message.Key);
            backlog.Drop(message);
        }
    }

    /// <summary>Notes the end of an attempt that was begun by an instance which ended before it could say what came of it.</summary>
    public Task RecoverAsync(Outgoing message)
    {
        Log.FoundUnderWay(logger, message.Key, message.IfUnsure);
        var tried = message with { Attempts = message.Attempts + 1, Unsure = message.Unsure + 1, IsUnderWay = false };
        var next = OutboxRules.AfterAStop(message.IfUnsure, tried.Unsure, Random.Shared.NextDouble());
        return GoOnAsync(
            tried with { NotBefore = time.GetUtcNow() + next.Wait },
            next,
            new DeliveryOutcome(DeliveryKind.Unsure, "The bot stopped while this was being sent."));
    }

    private async Task NoteAsync(Outgoing message, DeliveryOutcome outcome)
    {
        if (outcome is { Kind: DeliveryKind.NotNow, RetryAfter: { } wait })
        {
            limits.Pause(tenant, message.Conversation, wait);
        }

        var tried = message with { Attempts = message.Attempts + 1, Unsure = message.Unsure + (outcome.Kind is DeliveryKind.Unsure ? 1 : 0), IsUnderWay = false };
        var now = time.GetUtcNow();
        var next = OutboxRules.After(outcome, message.IfUnsure, tried.Attempts, tried.Unsure, now - message.AskedAt, Random.Shared.NextDouble());
        await GoOnAsync(tried with { NotBefore = now + next.Wait }, next, outcome);
    }

    private async Task GoOnAsync(Outgoing message, Next next, DeliveryOutcome outcome)
    {
        Log.Tried(logger, message.Key, next.State, message.Attempts, outcome.Refusal, outcome.Reason);
        if (next.State is ToldState.Waiting)
        {
            await outbox.PostponeAsync(message, CancellationToken.None);
            backlog.Leave(message, again: message);
        }
        else
        {
            await outbox.FinishAsync(message, next.State, outcome, CancellationToken.None);
            backlog.Leave(message, again: null);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(5001, LogLevel.Information, "Message {Key} is {State} after attempt {Attempt}: {Refusal} {Reason}")]
        public static partial void Tried(ILogger logger, string key, ToldState state, int attempt, Refusal refusal, string? reason);

        [LoggerMessage(5003, LogLevel.Warning, "Message {Key} was under way when an instance stopped; its rule is {Rule}")]
        public static partial void FoundUnderWay(ILogger logger, string key, IfUnsure rule);

        [LoggerMessage(5004, LogLevel.Error, "What became of message {Key} could not be noted; it counts as one that may have arrived")]
        public static partial void NotNoted(ILogger logger, Exception failure, string key);
    }
}
