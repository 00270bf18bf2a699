using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Teams;

/// <summary>
/// The door: an activity comes in, becomes a turn, and the reply goes out the way this kind of activity is answered. Seen before? Then the first
/// answer is given again. Nothing behind it knows the Bot Framework.
/// </summary>
internal sealed partial class TeamsBot(
    TurnReader reader,
    TurnPipeline pipeline,
    Inbox inbox,
    Conversations conversations,
    ServiceAddresses addresses,
    TimeProvider time,
    ILogger<TeamsBot> logger) : ActivityHandler
{
    // A repeated search while the first is still at work waits for its answer; Teams has given up by then anyway.
    private static readonly TimeSpan PatienceWithTheFirst = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    protected override Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken) =>
        HearAsync(turnContext, cancellationToken);

    protected override Task OnInstallationUpdateActivityAsync(ITurnContext<IInstallationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        HearAsync(turnContext, cancellationToken);

    protected override Task OnConversationUpdateActivityAsync(ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        HearAsync(turnContext, cancellationToken);

    protected override async Task<InvokeResponse> OnInvokeActivityAsync(ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken)
    {
        var activity = ((ITurnContext)turnContext).Activity;
        if (!InvokeReader.Knows(activity.Name))
        {
            return new InvokeResponse { Status = StatusCodes.Status501NotImplemented };
        }

        if (!MayAnswer(activity))
        {
            return new InvokeResponse { Status = StatusCodes.Status403Forbidden };
        }

        if (reader.Read(activity) is not { } turn)
        {
            return new InvokeResponse { Status = StatusCodes.Status400BadRequest, Body = InvokeAnswers.NotReadable() };
        }

        if (await FirstAnswerAsync(turn, cancellationToken) is { } given)
        {
            return given;
        }

        if (await pipeline.RunAsync(turn, cancellationToken) is not { } reply)
        {
            return new InvokeResponse { Status = StatusCodes.Status403Forbidden };
        }

        var body = InvokeAnswers.Of(activity.Name, reply);
        await RedrawAsync(turnContext, turn, reply, cancellationToken);
        await inbox.FinishAsync(turn.Tenant, turn.Where.Conversation, turn.Id, body?.ToString(Formatting.None), cancellationToken);
        return new InvokeResponse { Status = StatusCodes.Status200OK, Body = body };
    }

    private async Task HearAsync(ITurnContext turnContext, CancellationToken cancel)
    {
        var activity = turnContext.Activity;
        if (!MayAnswer(activity) || reader.Read(activity) is not { } turn)
        {
            return;
        }

        if (!(await inbox.BeginAsync(turn.Tenant, turn.Where.Conversation, turn.Id, cancel)).IsFirst)
        {
            return;
        }

        if (await pipeline.RunAsync(turn, cancel) is not { } reply)
        {
            return;
        }

        await (turn.What is WentOut
            ? conversations.ForgetAsync(turn.Tenant, turn.By, turn.Where, cancel)
            : conversations.RememberAsync(turn.Tenant, turn.By, turn.Where, activity.ServiceUrl, cancel));

        if (reply is { Card: not null } or { Text: not null })
        {
            await turnContext.SendActivityAsync(CardMessages.Of(reply), cancel);
        }

        await inbox.FinishAsync(turn.Tenant, turn.Where.Conversation, turn.Id, null, cancel);
    }

    /// <summary>The answer of the first delivery of the same invoke; null when this is the first.</summary>
    private async Task<InvokeResponse?> FirstAnswerAsync(Turn turn, CancellationToken cancel)
    {
        var began = time.GetTimestamp();
        while (true)
        {
            var receipt = await inbox.BeginAsync(turn.Tenant, turn.Where.Conversation, turn.Id, cancel);
            if (receipt.IsFirst)
            {
                return null;
            }

            if (receipt.Answer is not null || time.GetElapsedTime(began) > PatienceWithTheFirst)
            {
                return new InvokeResponse { Status = StatusCodes.Status200OK, Body = receipt.Answer is null ? null : JObject.Parse(receipt.Answer) };
            }

            await Task.Delay(BetweenLooks, time, cancel);
        }
    }

    /// <summary>
    /// The answer to a press changes the card only for the person and client that pressed. When others must see it, and in a personal chat, where it
    /// must still be there tomorrow, the message itself is changed too.
    /// </summary>
    private async Task RedrawAsync(ITurnContext turnContext, Turn turn, Reply reply, CancellationToken cancel)
    {
        if (turn.What is not Pressed { Card: { Length: > 0 } message } || reply.Card is null || !(reply.ForEveryone || turn.Where.IsPersonal))
        {
            return;
        }

        var changed = CardMessages.Of(reply);
        changed.Id = message;

        try
        {
            await turnContext.UpdateActivityAsync(changed, cancel);
        }
        catch (ErrorResponseException gone) when (gone.Response is { } answer && (int)answer.StatusCode is 403 or 404)
        {
            // Deleted or never ours (a card somebody inserted): the person who pressed still gets the new card as the answer.
            Log.CardGone(logger, (int)answer.StatusCode);
        }
    }

    private bool MayAnswer(Activity activity)
    {
        if (addresses.IsAllowed(activity.ServiceUrl))
        {
            return true;
        }

        Log.ForeignAddress(logger);
        return false;
    }

    private static partial class Log
    {
        [LoggerMessage(3002, LogLevel.Warning, "An activity was dropped: its serviceUrl is not one the bot answers to")]
        public static partial void ForeignAddress(ILogger logger);

        [LoggerMessage(3003, LogLevel.Information, "A pressed card could not be changed for everyone: Teams answered {Status}")]
        public static partial void CardGone(ILogger logger, int status);
    }
}
