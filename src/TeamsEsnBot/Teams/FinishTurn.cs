using System.Globalization;
using Newtonsoft.Json;
using TeamsEsnBot.Features.Cards;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Features.Telling;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Teams;

/// <summary>Runs a turn again whose process ended, or which failed, in the middle. The answer, which nobody waits for any more, comes as a message or changes the card.</summary>
internal sealed class FinishTurn(TurnPipeline pipeline, Inbox inbox, Conversations conversations, LateAnswers answers) : IJobHandler
{
    public async Task<JobOutcome> RunAsync(Job job, CancellationToken cancel)
    {
        var turn = UnfinishedTurns.Read(job.Payload);

        var receipt = await inbox.BeginAsync(turn.Tenant, turn.Where.Conversation, turn.Id, turn.Memory, cancel);
        if (receipt.IsFinished)
        {
            return JobOutcome.Done;
        }

        if (!receipt.IsFirst)
        {
            return JobOutcome.Later(Inbox.Patience, "The same was delivered again and is being done.");
        }

        // Its process may have ended before it could even note where to answer.
        if (turn is { What: Said or CameIn, Return: { } back })
        {
            await conversations.LearnAsync(turn, back.Address, cancel);
        }

        if (await pipeline.RunAsync(turn, cancel) is not { } reply)
        {
            return JobOutcome.Done;
        }

        if (reply.Note is TurnNote.Stays)
        {
            await inbox.LetGoAsync(turn.Tenant, turn.Where.Conversation, turn.Id, CancellationToken.None);
            return JobOutcome.Failed($"The turn failed (ref {TurnPipeline.Reference(turn)}).");
        }

        reply.Card?.DrawnAs(RequestKey.For(turn.Id));
        await answers.AnswerAsync(turn, reply, mayHaveArrived: true);
        var answer = turn.Return?.Invoke is { } invoke ? InvokeAnswers.Of(invoke, reply, turn.What) : null;
        inbox.Finish(turn.Tenant, turn.Where.Conversation, turn.Id, answer?.ToString(Formatting.None));
        return JobOutcome.Done;
    }

    public Tell? WhenGivenUp(Job job)
    {
        var turn = UnfinishedTurns.Read(job.Payload);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Languages.For(turn.Locale);
        return turn.What is News || turn.IsByNobodyKnown
            ? null
            : new Tell($"given-up|{turn.Id}", Card: null, To: turn.By, Text: Say.Of(Wording.TurnGivenUp, TurnPipeline.Reference(turn)));
    }
}
