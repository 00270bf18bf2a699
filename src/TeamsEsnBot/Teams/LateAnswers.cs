using TeamsEsnBot.Features.Cards;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Features.Telling;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Teams;

/// <summary>Answers that come when Teams does not wait for them any more, and the end of a turn.</summary>
internal sealed partial class LateAnswers(CardUpdates updates, ReplySender replies, Inbox inbox, UnfinishedTurns unfinished, ILogger<LateAnswers> logger)
{
    /// <summary>
    /// The answer to a press changes the card only for the person and client that pressed. When others must see it, and in a personal chat, where it
    /// must still be there tomorrow, the message itself is changed too.
    /// </summary>
    /// <returns>What became of it; null when there was nothing to change, or it is still going on.</returns>
    public async Task<DeliveryOutcome?> RedrawAsync(Turn turn, Reply reply, TimeSpan patience) =>
        turn is { What: Pressed { Card: { Length: > 0 } message }, Return: { } back } && reply.Card is not null && (reply.ForEveryone || turn.Where.IsPersonal)
            ? await updates.ChangeAsync(new SentMessage(turn.Tenant, turn.Where.Conversation, back.Address, message), CardMessages.Of(reply), patience)
            : null;

    /// <summary>Changes the card that was pressed, or says it in a message.</summary>
    /// <param name="mayHaveArrived">True when a process that ended may have answered already.</param>
    public async Task AnswerAsync(Turn turn, Reply reply, bool mayHaveArrived)
    {
        if (turn.What is not Pressed and not Previewed)
        {
            if (IsToBeSaid(turn, reply))
            {
                await replies.SendLaterAsync(turn, reply, mayHaveArrived, CancellationToken.None);
            }

            return;
        }

        var outcome = await RedrawAsync(turn, reply, Timeout.InfiniteTimeSpan);
        if (outcome?.Kind is not DeliveryKind.Sent && reply is { Card: not null } or { Text: not null })
        {
            await replies.SendLaterAsync(turn, reply.Privately(), mayHaveArrived, CancellationToken.None);
        }
    }

    /// <summary>Whoever made news talked to somebody else, and a failure in what we made of it is not theirs.</summary>
    public static bool IsToBeSaid(Turn turn, Reply reply) => turn.What is not News && reply is { Card: not null } or { Text: not null };

    /// <summary>
    /// All that comes of the turn is stored or sent. First it is not unfinished any more, then a repetition gets the answer: a crash in between makes a repetition do
    /// the turn again, which changes nothing. A turn that failed has no end yet; whoever comes next tries again.
    /// </summary>
    public async Task EndAsync(Turn turn, Reply reply, string? answer)
    {
        if (reply.Note is TurnNote.Stays)
        {
            await inbox.LetGoAsync(turn.Tenant, turn.Where.Conversation, turn.Id, CancellationToken.None);
            return;
        }

        try
        {
            if (reply.Note is TurnNote.Begun)
            {
                await unfinished.EndAsync(turn, CancellationToken.None);
            }
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            Log.NotEnded(logger, failure);
        }

        inbox.Finish(turn.Tenant, turn.Where.Conversation, turn.Id, answer);
    }

    private static partial class Log
    {
        [LoggerMessage(3019, LogLevel.Error, "A turn that was answered could not be noted as finished; it will be done once more, which changes nothing but says the answer again")]
        public static partial void NotEnded(ILogger logger, Exception failure);
    }
}
