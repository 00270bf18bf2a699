using Microsoft.Bot.Builder;
using TeamsEsnBot.Features.Cards;
using TeamsEsnBot.Features.Telling;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Teams;

/// <summary>
/// Sends the reply to something that was said. Nothing here fails the turn: Teams would deliver the message again, and the reply would be refused again. What
/// cannot go now goes through the outbox.
/// </summary>
internal sealed partial class ReplySender(Outbox outbox, IDelivery delivery, SendingLimits limits, TimeProvider time, ILogger<ReplySender> logger)
{
    /// <summary>In the conversation of the turn; a private one only to the person, wherever they asked.</summary>
    public async Task SendAsync(ITurnContext turnContext, Turn turn, Reply reply, CancellationToken cancel)
    {
        if (reply.IsPrivate && !turn.Where.IsPersonal)
        {
            reply = await SendPrivatelyAsync(turn, reply, cancel);
        }

        DeliveryOutcome outcome;
        using (limits.Count(turn.Tenant, turn.Where.Conversation))
        {
            outcome = await ConnectorErrors.OutcomeAsync(() => turnContext.SendActivityAsync(CardMessages.Of(reply), cancel), time, cancel);
        }

        switch (outcome.Kind)
        {
            case DeliveryKind.NotNow or DeliveryKind.Unsure:
                Log.SentLater(logger, outcome.Reason);
                await SendLaterAsync(turn, reply, outcome.Kind is DeliveryKind.Unsure, cancel);
                break;

            case DeliveryKind.Refused:
                Log.Refused(logger, outcome.Refusal, outcome.Reason);
                break;
        }
    }

    /// <summary>Through the outbox: into the conversation, or to the person alone.</summary>
    /// <param name="mayHaveArrived">True when it may have been sent before.</param>
    public Task SendLaterAsync(Turn turn, Reply reply, bool mayHaveArrived, CancellationToken cancel)
    {
        // A turn that failed is answered again when it is done after all.
        var key = $"{(reply.Note is TurnNote.Stays ? "failed" : "reply")}|{turn.Id}";
        return outbox.AddAsync(
            turn.Tenant,
            [
                (turn.Where.IsPersonal || reply.IsPrivate
                    ? new Tell(key, reply.Card, To: turn.By, Text: reply.Text)
                    : new Tell(key, reply.Card, In: turn.Where, Text: reply.Text)) with { MayHaveArrived = mayHaveArrived },
            ],
            cancel);
    }

    /// <summary>Answers the person in their personal chat.</summary>
    /// <returns>What is said in public instead.</returns>
    private async Task<Reply> SendPrivatelyAsync(Turn turn, Reply reply, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        using var call = limits.Count(turn.Tenant, turn.By.Id.Value);
        var outcome = await delivery.SendAsync(
            new Outgoing(
                turn.Tenant, turn.Id, "", turn.By, null, reply.Card?.ToJson(), reply.Text, reply.Card?.Heading ?? "", IfUnsure.SendAgain, 0, 0, now, now, IsUnderWay: true),
            cancel);
        switch (outcome.Kind)
        {
            case DeliveryKind.Refused:
                Log.Refused(logger, outcome.Refusal, outcome.Reason);
                return Reply.Says(Wording.AddMeForAPrivateAnswer);

            case DeliveryKind.NotNow or DeliveryKind.Unsure:
                await SendLaterAsync(turn, reply, outcome.Kind is DeliveryKind.Unsure, cancel);
                break;
        }

        return Reply.Says(Wording.AnsweredPrivately);
    }

    private static partial class Log
    {
        [LoggerMessage(3005, LogLevel.Warning, "A reply could not be sent: {Refusal} {Reason}")]
        public static partial void Refused(ILogger logger, Refusal refusal, string? reason);

        [LoggerMessage(3018, LogLevel.Information, "A reply goes through the outbox: {Reason}")]
        public static partial void SentLater(ILogger logger, string? reason);
    }
}
