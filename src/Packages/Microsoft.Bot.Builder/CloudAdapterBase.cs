using System.Net;
using System.Security.Claims;
using System.Security.Principal;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Microsoft.Bot.Builder;

/// <summary>Runs turns for activities of the Bot Connector and sends through its REST interface.</summary>
public abstract partial class CloudAdapterBase : BotAdapter
{
    // Not types that travel; the adapter keeps activities of these types for itself.
    private const string InvokeResponseType = "invokeResponse";
    private const string DelayType = "delay";

    private const string AudienceClaim = "aud";
    private const string AppIdClaim = "appid";
    private const string ServiceUrlClaim = "serviceurl";

    private static readonly Task<ResourceResponse> Nothing = Task.FromResult<ResourceResponse>(null);

    protected CloudAdapterBase(BotFrameworkAuthentication botFrameworkAuthentication, ILogger logger = null)
    {
        ArgumentNullException.ThrowIfNull(botFrameworkAuthentication);
        BotFrameworkAuthentication = botFrameworkAuthentication;
        Logger = logger ?? NullLogger.Instance;
    }

    protected BotFrameworkAuthentication BotFrameworkAuthentication { get; }

    protected ILogger Logger { get; }

    public override async Task<ResourceResponse[]> SendActivitiesAsync(ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(activities);
        if (activities.Length == 0)
        {
            throw new ArgumentException("There is nothing to send.", nameof(activities));
        }

        var sent = new ResourceResponse[activities.Length];
        for (var i = 0; i < activities.Length; i++)
        {
            // Ids are given by the channel; an old one must not travel with a new message.
            activities[i].Id = null;
            sent[i] = await SendAsync(turnContext, activities[i], cancellationToken).ConfigureAwait(false) ?? new ResourceResponse(string.Empty);
        }

        return sent;
    }

    public override Task<ResourceResponse> UpdateActivityAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(activity);
        return Conversations(turnContext).UpdateActivityAsync(activity, cancellationToken);
    }

    public override Task DeleteActivityAsync(ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(reference);
        return Conversations(turnContext).DeleteActivityAsync(reference.Conversation.Id, reference.ActivityId, cancellationToken);
    }

    /// <exception cref="UnauthorizedAccessException">The header does not prove that the activity comes from the Bot Connector.</exception>
    protected async Task<InvokeResponse> ProcessActivityAsync(
        string authHeader, Activity activity, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        var known = await BotFrameworkAuthentication.AuthenticateRequestAsync(activity, authHeader, cancellationToken).ConfigureAwait(false);
        return await ProcessActivityAsync(known, activity, callback, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Runs the turn; returns what answers the HTTP request, or null if the activity is not an invoke.</summary>
    protected async Task<InvokeResponse> ProcessActivityAsync(
        AuthenticateRequestResult authenticateRequestResult, Activity activity, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(authenticateRequestResult);
        ArgumentNullException.ThrowIfNull(activity);

        // Whatever the body said about the caller is not evidence.
        activity.CallerId = authenticateRequestResult.CallerId;

        var factory = authenticateRequestResult.ConnectorFactory;
        using var client = await factory.CreateAsync(activity.ServiceUrl, authenticateRequestResult.Audience, cancellationToken).ConfigureAwait(false);
        using var turn = Turn(activity, authenticateRequestResult.ClaimsIdentity, authenticateRequestResult.Audience, client, factory, callback);
        await RunPipelineAsync(turn, callback, cancellationToken).ConfigureAwait(false);
        return Answer(turn);
    }

    /// <summary>The identity of the bot itself, for turns that nobody's request started.</summary>
    private static ClaimsIdentity CreateClaimsIdentity(string botAppId) =>
        new([new Claim(AudienceClaim, botAppId ?? string.Empty), new Claim(AppIdClaim, botAppId ?? string.Empty)]);

    private static IConversations Conversations(ITurnContext turn) => turn.TurnState.Get<IConnectorClient>()?.Conversations
        ?? throw new InvalidOperationException("This turn has no connector client. Send while the turn is running, or start another with ContinueConversationAsync.");

    private static InvokeResponse Answer(TurnContext turn)
    {
        if (turn.Activity.Type != ActivityTypes.Invoke)
        {
            return null;
        }

        return turn.TurnState.Get<Activity>(InvokeResponseKey)?.Value as InvokeResponse ?? new InvokeResponse { Status = (int)HttpStatusCode.NotImplemented };
    }

    private static Task<ResourceResponse> SendAsync(ITurnContext turn, Activity activity, CancellationToken cancel)
    {
        switch (activity.Type)
        {
            case DelayType:
                return WaitAsync(activity, cancel);

            case InvokeResponseType:
                turn.TurnState.Add(InvokeResponseKey, activity);
                return Nothing;

            case ActivityTypes.Trace when activity.ChannelId != Channels.Emulator:
                return Nothing;

            default:
                var conversations = Conversations(turn);
                return string.IsNullOrWhiteSpace(activity.ReplyToId)
                    ? conversations.SendToConversationAsync(activity, cancel)
                    : conversations.ReplyToActivityAsync(activity, cancel);
        }
    }

    private static async Task<ResourceResponse> WaitAsync(Activity delay, CancellationToken cancel)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(Convert.ToInt32(delay.Value, System.Globalization.CultureInfo.InvariantCulture)), cancel).ConfigureAwait(false);
        return null;
    }

    private TurnContext Turn(
        Activity activity, ClaimsIdentity identity, string audience, IConnectorClient client, ConnectorFactory factory, BotCallbackHandler callback)
    {
        var turn = new TurnContext(this, activity);
        turn.TurnState.Add<IIdentity>(BotIdentityKey, identity);
        turn.TurnState.Add(client);
        turn.TurnState.Add(factory);
        turn.TurnState.Add(callback);
        turn.TurnState.Set(OAuthScopeKey, audience);
        return turn;
    }
}
