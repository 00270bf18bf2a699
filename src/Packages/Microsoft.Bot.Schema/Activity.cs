using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Schema;

/// <summary>
/// One thing that travels between Teams and a bot. The class has the properties of every type of activity;
/// the <c>I…Activity</c> interfaces show those of one.
/// </summary>
public partial class Activity : IConversationUpdateActivity, IInstallationUpdateActivity, IMessageUpdateActivity, IMessageDeleteActivity,
    IMessageReactionActivity, ITypingActivity, IEventActivity, IInvokeActivity
{
    private JObject _properties;

    public const string ContentType = "application/vnd.microsoft.activity";

    public Activity()
    {
    }

    public Activity(string type = null) => Type = type;

    [JsonProperty("type")]
    public string Type { get; set; }

    /// <summary>Unique in its conversation only.</summary>
    [JsonProperty("id")]
    public string Id { get; set; }

    /// <summary>When it was sent, UTC.</summary>
    [JsonProperty("timestamp")]
    public DateTimeOffset? Timestamp { get; set; }

    /// <summary>When it was sent, on the sender's clock.</summary>
    [JsonProperty("localTimestamp")]
    public DateTimeOffset? LocalTimestamp { get; set; }

    /// <summary>The sender's time zone, IANA name.</summary>
    [JsonProperty("localTimezone")]
    public string LocalTimezone { get; set; }

    /// <summary>Where answers are sent. May change from turn to turn.</summary>
    [JsonProperty("serviceUrl")]
    public string ServiceUrl { get; set; }

    /// <summary><c>msteams</c>, or <c>outlook</c> for a message extension opened there.</summary>
    [JsonProperty("channelId")]
    public string ChannelId { get; set; }

    [JsonProperty("from")]
    public ChannelAccount From { get; set; }

    [JsonProperty("conversation")]
    public ConversationAccount Conversation { get; set; }

    [JsonProperty("recipient")]
    public ChannelAccount Recipient { get; set; }

    [JsonProperty("textFormat")]
    public string TextFormat { get; set; }

    [JsonProperty("attachmentLayout")]
    public string AttachmentLayout { get; set; }

    [JsonProperty("membersAdded")]
    public IList<ChannelAccount> MembersAdded { get; set; }

    [JsonProperty("membersRemoved")]
    public IList<ChannelAccount> MembersRemoved { get; set; }

    [JsonProperty("reactionsAdded")]
    public IList<MessageReaction> ReactionsAdded { get; set; }

    [JsonProperty("reactionsRemoved")]
    public IList<MessageReaction> ReactionsRemoved { get; set; }

    [JsonProperty("topicName")]
    public string TopicName { get; set; }

    [JsonProperty("historyDisclosed")]
    public bool? HistoryDisclosed { get; set; }

    /// <summary>The language of the text, a BCP 47 tag.</summary>
    [JsonProperty("locale")]
    public string Locale { get; set; }

    [JsonProperty("text")]
    public string Text { get; set; }

    [JsonProperty("speak")]
    public string Speak { get; set; }

    [JsonProperty("inputHint")]
    public string InputHint { get; set; }

    /// <summary>What a notification shows when the message is only a card.</summary>
    [JsonProperty("summary")]
    public string Summary { get; set; }

    [JsonProperty("suggestedActions")]
    public SuggestedActions SuggestedActions { get; set; }

    [JsonProperty("attachments")]
    public IList<Attachment> Attachments { get; set; }

    [JsonProperty("entities")]
    public IList<Entity> Entities { get; set; }

    /// <summary>What only this channel knows. Comes in as a JObject.</summary>
    [JsonProperty("channelData")]
    public object ChannelData { get; set; }

    /// <summary>Of an installationUpdate: what was done.</summary>
    [JsonProperty("action")]
    public string Action { get; set; }

    [JsonProperty("replyToId")]
    public string ReplyToId { get; set; }

    [JsonProperty("label")]
    public string Label { get; set; }

    [JsonProperty("valueType")]
    public string ValueType { get; set; }

    /// <summary>What a button, dialog or invoke carries. Comes in as a JToken or a plain value; written by the client, so never trusted.</summary>
    [JsonProperty("value")]
    public object Value { get; set; }

    /// <summary>Of an invoke or event: which one.</summary>
    [JsonProperty("name")]
    public string Name { get; set; }

    [JsonProperty("relatesTo")]
    public ConversationReference RelatesTo { get; set; }

    [JsonProperty("code")]
    public string Code { get; set; }

    [JsonProperty("expiration")]
    public DateTimeOffset? Expiration { get; set; }

    [JsonProperty("importance")]
    public string Importance { get; set; }

    [JsonProperty("deliveryMode")]
    public string DeliveryMode { get; set; }

    [JsonProperty("semanticAction")]
    public SemanticAction SemanticAction { get; set; }

    /// <summary>Who called, filled in by the adapter from the token and never from the body.</summary>
    [JsonProperty("callerId")]
    public string CallerId { get; set; }

    /// <summary>JSON that has no property here. It is kept and written back.</summary>
    [JsonExtensionData]
    public JObject Properties { get => _properties ??= []; set => _properties = value; }

    /// <summary>Most have none; asking here makes none either.</summary>
    internal bool HasProperties => _properties is { Count: > 0 };
}
