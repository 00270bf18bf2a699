using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder;

/// <inheritdoc cref="ITurnContext"/>
public class TurnContext : ITurnContext, IDisposable
{
    // Hardly any turn has handlers.
    private List<SendActivitiesHandler> _onSend;
    private List<UpdateActivityHandler> _onUpdate;
    private List<DeleteActivityHandler> _onDelete;

    public TurnContext(BotAdapter adapter, Activity activity)
    {
        ArgumentNullException.ThrowIfNull(adapter);
        ArgumentNullException.ThrowIfNull(activity);
        Adapter = adapter;
        Activity = activity;
    }

    public BotAdapter Adapter { get; }

    public TurnContextStateCollection TurnState { get; } = [];

    public Activity Activity { get; }

    public bool Responded { get; private set; }

    /// <summary>The language of this turn, a BCP 47 tag.</summary>
    public string Locale { get; set; }

    public ITurnContext OnSendActivities(SendActivitiesHandler handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        (_onSend ??= []).Add(handler);
        return this;
    }

    public ITurnContext OnUpdateActivity(UpdateActivityHandler handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        (_onUpdate ??= []).Add(handler);
        return this;
    }

    public ITurnContext OnDeleteActivity(DeleteActivityHandler handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        (_onDelete ??= []).Add(handler);
        return this;
    }

    public Task<ResourceResponse> SendActivityAsync(
        string textReplyToSend, string speak = null, string inputHint = InputHints.AcceptingInput, CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrWhiteSpace(textReplyToSend))
        {
            throw new ArgumentNullException(nameof(textReplyToSend), "There is nothing to say.");
        }

        var message = new Activity(ActivityTypes.Message)
        {
            Text = textReplyToSend,
            Speak = string.IsNullOrEmpty(speak) ? null : speak,
            InputHint = string.IsNullOrEmpty(inputHint) ? null : inputHint,
        };
        return SendActivityAsync(message, cancellationToken);
    }

    public async Task<ResourceResponse> SendActivityAsync(IActivity activity, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var sent = await SendActivitiesAsync([activity], cancellationToken).ConfigureAwait(false);

        // A handler may have kept the activity back.
        return sent is { Length: > 0 } ? sent[0] : new ResourceResponse();
    }

    public Task<ResourceResponse[]> SendActivitiesAsync(IActivity[] activities, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(activities);
        if (activities.Length == 0)
        {
            throw new ArgumentException("There is nothing to send.", nameof(activities));
        }

        var here = Activity.GetConversationReference();
        List<Activity> addressed = [.. activities.Select(activity => activity.ApplyConversationReference(here))];
        return ThroughHandler(0);

        Task<ResourceResponse[]> ThroughHandler(int turn) =>
            turn == (_onSend?.Count ?? 0) ? ThroughAdapterAsync() : _onSend[turn](this, addressed, () => ThroughHandler(turn + 1));

        async Task<ResourceResponse[]> ThroughAdapterAsync()
        {
            var sent = await Adapter.SendActivitiesAsync(this, [.. addressed], cancellationToken).ConfigureAwait(false);
            for (var i = 0; i < sent.Length; i++)
            {
                addressed[i].Id = sent[i].Id;
                Responded |= addressed[i].Type != ActivityTypes.Trace;
            }

            return sent;
        }
    }

    public Task<ResourceResponse> UpdateActivityAsync(IActivity activity, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var here = Activity.GetConversationReference();
        var addressed = activity.ApplyConversationReference(here);
        return ThroughHandler(0);

        Task<ResourceResponse> ThroughHandler(int turn) => turn == (_onUpdate?.Count ?? 0)
            ? Adapter.UpdateActivityAsync(this, addressed, cancellationToken)
            : _onUpdate[turn](this, addressed, () => ThroughHandler(turn + 1));
    }

    public Task DeleteActivityAsync(string activityId, CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrWhiteSpace(activityId))
        {
            throw new ArgumentNullException(nameof(activityId), "Say which activity to delete.");
        }

        var here = Activity.GetConversationReference();
        here.ActivityId = activityId;
        return DeleteActivityAsync(here, cancellationToken);
    }

    public Task DeleteActivityAsync(ConversationReference conversationReference, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(conversationReference);
        return ThroughHandler(0);

        Task ThroughHandler(int turn) => turn == (_onDelete?.Count ?? 0)
            ? Adapter.DeleteActivityAsync(this, conversationReference, cancellationToken)
            : _onDelete[turn](this, conversationReference, () => ThroughHandler(turn + 1));
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            TurnState.Dispose();
        }
    }
}
