using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Schema;

/// <summary>An activity seen as one of its types, and what it carries seen as types of ours.</summary>
public partial class Activity
{
    public static IMessageActivity CreateMessageActivity() => new Activity(ActivityTypes.Message)
    {
        Attachments = new List<Attachment>(),
        Entities = new List<Entity>(),
    };

    public static ITypingActivity CreateTypingActivity() => new Activity(ActivityTypes.Typing);

    public static IEventActivity CreateEventActivity() => new Activity(ActivityTypes.Event);

    public static IInvokeActivity CreateInvokeActivity() => new Activity(ActivityTypes.Invoke);

    public IMessageActivity AsMessageActivity() => IsActivity(ActivityTypes.Message) ? this : null;

    public IInstallationUpdateActivity AsInstallationUpdateActivity() => IsActivity(ActivityTypes.InstallationUpdate) ? this : null;

    public IConversationUpdateActivity AsConversationUpdateActivity() => IsActivity(ActivityTypes.ConversationUpdate) ? this : null;

    public ITypingActivity AsTypingActivity() => IsActivity(ActivityTypes.Typing) ? this : null;

    public IEventActivity AsEventActivity() => IsActivity(ActivityTypes.Event) ? this : null;

    public IInvokeActivity AsInvokeActivity() => IsActivity(ActivityTypes.Invoke) ? this : null;

    public IMessageUpdateActivity AsMessageUpdateActivity() => IsActivity(ActivityTypes.MessageUpdate) ? this : null;

    public IMessageDeleteActivity AsMessageDeleteActivity() => IsActivity(ActivityTypes.MessageDelete) ? this : null;

    public IMessageReactionActivity AsMessageReactionActivity() => IsActivity(ActivityTypes.MessageReaction) ? this : null;

    /// <summary>True if there is something in this message to send.</summary>
    public bool HasContent() =>
        !string.IsNullOrWhiteSpace(Text) || !string.IsNullOrWhiteSpace(Summary) || Attachments is { Count: > 0 } || ChannelData is not null;

    /// <summary>The people, bots, tags and channels named with @ in this message; empty if there are none.</summary>
    public Mention[] GetMentions() => Entities is null
        ? []
        : [.. Entities.Where(entity => string.Equals(entity?.Type, "mention", StringComparison.OrdinalIgnoreCase)).Select(AsMention)];

    /// <summary>The channel data as <typeparamref name="T"/>, or that type's default if there are none.</summary>
    /// <exception cref="JsonException">The channel data have another shape.</exception>
    /// <exception cref="InvalidCastException">The channel data are an object of another type.</exception>
    public T GetChannelData<T>() => ChannelData switch
    {
        null => default,
        T typed => typed,
        var other => ((JObject)other).ToObject<T>(ProtocolJson.Serializer),
    };

    public bool TryGetChannelData<T>(out T instance)
    {
        instance = default;
        if (ChannelData is null)
        {
            return false;
        }

        try
        {
            instance = GetChannelData<T>();
            return true;
        }
        catch (Exception shape) when (shape is JsonException or InvalidCastException or FormatException or ArgumentException)
        {
            return false;
        }
    }

    /// <summary>True for the type itself and for its subtypes, written <c>message/card</c>.</summary>
    protected bool IsActivity(string activityType) =>
        Type is not null
        && Type.StartsWith(activityType, StringComparison.OrdinalIgnoreCase)
        && (Type.Length == activityType.Length || Type[activityType.Length] == '/');

    private static Mention AsMention(Entity entity) => entity as Mention ?? entity.Properties.ToObject<Mention>(ProtocolJson.Serializer);
}
