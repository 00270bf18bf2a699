using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Options;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TeamsEsnBot.Features.Cards;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Features.Turns;
using TeamsEsnBot.Work;

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
    ReplySender replies,
    LateAnswers late,
    UnfinishedTurns unfinished,
    LongWork longWork,
    ReplyAddresses addresses,
    TenantGate gate,
    IOptions<TurnOptions> options,
    TimeProvider time,
    ILogger<TeamsBot> logger) : ActivityHandler
{
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
            ? await FirstAnswerAsync(name, turn, cancellationToken) ?? await PressAsync(turnContext, turn, cancellationToken)
            : Answer(name, await RunAsync(turn, cancellationToken), turn.What);
    }

    private async Task<Reply?> RunAsync(Turn turn, CancellationToken cancel)
    {
        var reply = await pipeline.RunAsync(turn, cancel);
        reply?.Card?.DrawnAs(RequestKey.For(turn.Id));
        return reply;
    }

    private async Task<InvokeResponse> PressAsync(ITurnContext turnContext, Turn turn, CancellationToken cancel)
    {
        // Whoever pressed may close the window meanwhile; what they asked for goes on.
        var (invoke, work) = (turnContext.Activity.Name, RunAsync(turn, CancellationToken.None));
        if (!await IsDoneInTimeAsync(work))
        {
            await LetGoOnAsync(turn, work, cancel);
            return Answer(invoke, Working(turn), turn.What);
        }

        if (await work is not { } reply)
        {
            return Answer(invoke, null);
        }

        // What was previewed and is sent becomes a message; an empty answer closes the preview.
        var isPosted = turn.What is Previewed && reply.Card is not null;
        var answer = isPosted ? new InvokeResponse { Status = StatusCodes.Status200OK } : Answer(invoke, reply, turn.What);
        await (isPosted ? replies.SendAsync(turnContext, turn, reply, cancel) : late.RedrawAsync(turn, reply, PatienceWithTheMessage));
        await late.EndAsync(turn, reply, Stored(answer));
        return answer;
    }

    private Task EndAsync(Turn turn, Reply reply) =>
        late.EndAsync(turn, reply, turn.Return?.Invoke is { } invoke ? Stored(Answer(invoke, reply, turn.What)) : null);

    private static string? Stored(InvokeResponse answer) => (answer.Body as JObject)?.ToString(Formatting.None);

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

        if (!(await BeginAsync(turn, cancel)).IsFirst)
        {
            return;
        }

        await conversations.LearnAsync(turn, activity.ServiceUrl, cancel);
        var work = RunAsync(turn, CancellationToken.None);
        if (!await IsDoneInTimeAsync(work))
        {
            await LetGoOnAsync(turn, work, cancel);
            return;
        }

        var reply = await work ?? Reply.Nothing;
        if (LateAnswers.IsToBeSaid(turn, reply))
        {
            await replies.SendAsync(turnContext, turn, reply, cancel);
        }

        await late.EndAsync(turn, reply, answer: null);
    }

    /// <summary>The answer of the first delivery of the same invoke; null when this is the first.</summary>
    private async Task<InvokeResponse?> FirstAnswerAsync(string invoke, Turn turn, CancellationToken cancel)
    {
        var receipt = await BeginAsync(turn, cancel);
        return receipt switch
        {
            { IsFirst: true } => null,
            { IsFinished: true } => new InvokeResponse { Status = StatusCodes.Status200OK, Body = receipt.Answer is null ? null : JObject.Parse(receipt.Answer) },
            _ => Answer(invoke, Working(turn), turn.What),
        };
    }

    /// <summary>
    /// Claims the turn. Who finds the first delivery still at work waits for it a while; then it is noted as unfinished, because its process may have ended, and this
    /// delivery will be acknowledged: nobody would bring it again.
    /// </summary>
    private async Task<Receipt> BeginAsync(Turn turn, CancellationToken cancel)
    {
        var began = time.GetTimestamp();
        while (true)
        {
            var receipt = await inbox.BeginAsync(turn.Tenant, turn.Where.Conversation, turn.Id, turn.Memory, cancel);
            if (receipt.IsFirst || receipt.IsFinished)
            {
                return receipt;
            }

            if (time.GetElapsedTime(began) > options.Value.Deadline)
            {
                await unfinished.BeginAsync(turn, cancel);
                return receipt;
            }

            await Task.Delay(BetweenLooks, time, cancel);
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
    }
}
