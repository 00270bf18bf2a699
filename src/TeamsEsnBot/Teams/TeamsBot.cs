using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Features.Telling;
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
    ReplyAddresses addresses,
    TenantGate gate,
    TimeProvider time,
    ILogger<TeamsBot> logger) : ActivityHandler
{
    // A repeated press while the first is still at work waits for its answer; Teams has given up by then anyway.
    private static readonly TimeSpan PatienceWithTheFirst = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    // The answer to the press waits for the message to be changed, and must still arrive within the 5 s that Teams gives it.
    private static readonly TimeSpan PatienceWithTheMessage = TimeSpan.FromSeconds(2);

    /// <summary>Everything passes the gate, also what the bot would ignore: strangers are told nothing about it, and leave no rows in our tables.</summary>
    /// <exception cref="ForeignTenantException">The activity is not from a tenant of ours.</exception>
    public override Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default) =>
        gate.Admits(turnContext.Activity) ? base.OnTurnAsync(turnContext, cancellationToken) : throw new ForeignTenantException();

    protected override Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken) =>
        HearAsync(turnContext, cancellationToken);

    protected override Task OnInstallationUpdateActivityAsync(ITurnContext<IInstallationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        HearAsync(turnContext, cancellationToken);

    protected override Task OnConversationUpdateActivityAsync(ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        HearAsync(turnContext, cancellationToken);

    protected override Task OnMessageUpdateActivityAsync(ITurnContext<IMessageUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        HearAsync(turnContext, cancellationToken);

    protected override Task OnMessageDeleteActivityAsync(ITurnContext<IMessageDeleteActivity> turnContext, CancellationToken cancellationToken) =>
        HearAsync(turnContext, cancellationToken);

    protected override Task OnMessageReactionActivityAsync(ITurnContext<IMessageReactionActivity> turnContext, CancellationToken cancellationToken) =>
        HearAsync(turnContext, cancellationToken);

    protected override async Task<InvokeResponse> OnInvokeActivityAsync(ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken)
    {
        var activity = ((ITurnContext)turnContext).Activity;
        if (InvokeNames.Find(activity.Name) is not { } name)
        {
            return new InvokeResponse { Status = StatusCodes.Status501NotImplemented };
        }

        if (!MayAnswer(activity))
        {
            return new InvokeResponse { Status = StatusCodes.Status403Forbidden };
        }

        if (SignInAnswers.Of(activity) is { } unneeded)
        {
            return unneeded;
        }

        // Of people without the app Teams may not even tell the company: then nothing is shown for the link.
        if (name == InvokeNames.AnonymousQueryLink && TurnReader.TenantOf(activity) is null)
        {
            return Answer(name, Reply.Nothing);
        }

        if (reader.Read(activity) is not { } turn)
        {
            return new InvokeResponse { Status = StatusCodes.Status400BadRequest, Body = InvokeAnswers.NotReadable() };
        }

        if (name == InvokeNames.SubmitAction && ExtensionReader.WasInstalled((activity.Value as JObject)?["data"] as JObject))
        {
            await conversations.RememberAsync(turn.Tenant, turn.By, turn.Where, activity.ServiceUrl, cancellationToken);
        }

        // Only these change something; a search may be answered as often as it is asked, from what is known then.
        return turn.What is Pressed or Previewed { IsSent: true } or News
            ? await FirstAnswerAsync(turn, cancellationToken) ?? await PressAsync(turnContext, turn, cancellationToken)
            : Answer(name, await pipeline.RunAsync(turn, cancellationToken), turn.What);
    }

    private async Task<InvokeResponse> PressAsync(ITurnContext turnContext, Turn turn, CancellationToken cancel)
    {
        var reply = await pipeline.RunAsync(turn, cancel);

        // What was previewed and is sent becomes a message; an empty answer closes the preview.
        var isPosted = turn.What is Previewed && reply?.Card is not null;
        var answer = isPosted ? new InvokeResponse { Status = StatusCodes.Status200OK } : Answer(turnContext.Activity.Name, reply, turn.What);
        if (reply is not null)
        {
            await (isPosted ? SendAsync(turnContext, reply, cancel) : RedrawAsync(turnContext, turn, reply, cancel));
            inbox.Finish(turn.Tenant, turn.Where.Conversation, turn.Id, (answer.Body as JObject)?.ToString(Formatting.None));
        }

        return answer;
    }

    private static InvokeResponse Answer(string invoke, Reply? reply, Happening? what = null) => reply is null
        ? new InvokeResponse { Status = StatusCodes.Status403Forbidden }
        : new InvokeResponse { Status = StatusCodes.Status200OK, Body = InvokeAnswers.Of(invoke, reply, what) };

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

        await conversations.LearnAsync(turn, activity.ServiceUrl, cancel);
        if (await pipeline.RunAsync(turn, cancel) is not { } reply)
        {
            return;
        }

        // Whoever made news talked to somebody else, and a failure in what we made of it is not theirs.
        if (turn.What is not News && reply is { Card: not null } or { Text: not null })
        {
            await SendAsync(turnContext, reply, cancel);
        }

        inbox.Finish(turn.Tenant, turn.Where.Conversation, turn.Id, null);
    }

    /// <summary>An error here would make Teams deliver the message again, and the reply would be refused again.</summary>
    private async Task SendAsync(ITurnContext turnContext, Reply reply, CancellationToken cancel)
    {
        try
        {
            await turnContext.SendActivityAsync(CardMessages.Of(reply), cancel);
        }
        catch (ErrorResponseException refused)
        {
            Log.ReplyRefused(logger, ConnectorErrors.Read(refused, time.GetUtcNow()).Reason);
        }
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

            if (receipt.IsFinished || time.GetElapsedTime(began) > PatienceWithTheFirst)
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

        using var patience = new CancellationTokenSource(PatienceWithTheMessage, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, patience.Token);
        try
        {
            await turnContext.UpdateActivityAsync(changed, either.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            Log.CardNotChanged(logger, "Teams did not answer in time.");
        }
        catch (ErrorResponseException refused)
        {
            // Deleted, never ours (a card somebody inserted), or throttled: the person who pressed still gets the new card as the answer.
            Log.CardNotChanged(logger, ConnectorErrors.Read(refused, time.GetUtcNow()).Reason);
        }
        catch (HttpRequestException broken)
        {
            Log.CardNotChanged(logger, broken.Message);
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

        [LoggerMessage(3003, LogLevel.Information, "A pressed card could not be changed for everyone: {Reason}")]
        public static partial void CardNotChanged(ILogger logger, string? reason);

        [LoggerMessage(3005, LogLevel.Warning, "A reply could not be sent: {Reason}")]
        public static partial void ReplyRefused(ILogger logger, string? reason);
    }
}
