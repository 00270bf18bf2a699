using System.Text.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Schema;

/// <summary>Writes the activities that a bot sends: messages of text or cards. What has anything else to say is written by Newtonsoft.</summary>
internal static class ActivityWriter
{
    /// <summary>True if the activity has nothing but what is written here.</summary>
    internal static bool Knows(Activity activity) =>
        activity.GetType() == typeof(Activity)
        && activity is
        {
            Timestamp: null, LocalTimestamp: null, LocalTimezone: null, MembersAdded: null, MembersRemoved: null, ReactionsAdded: null, ReactionsRemoved: null,
            TopicName: null, HistoryDisclosed: null, Speak: null, SuggestedActions: null, Action: null, Label: null, ValueType: null, Value: null, Name: null,
            RelatesTo: null, Code: null, Expiration: null, DeliveryMode: null, SemanticAction: null, CallerId: null, HasProperties: false,
            ChannelData: null or JToken,
        }
        && (activity.Entities is null or { Count: 0 })
        && (activity.Attachments?.All(IsKnown) ?? true);

    internal static void Write(Utf8JsonWriter json, Activity activity)
    {
        json.WriteStartObject();
        Text(json, "type", activity.Type);
        Text(json, "id", activity.Id);
        Text(json, "serviceUrl", activity.ServiceUrl);
        Text(json, "channelId", activity.ChannelId);
        Account(json, "from", activity.From);
        Conversation(json, activity.Conversation);
        Account(json, "recipient", activity.Recipient);
        Text(json, "textFormat", activity.TextFormat);
        Text(json, "attachmentLayout", activity.AttachmentLayout);
        Text(json, "locale", activity.Locale);
        Text(json, "text", activity.Text);
        Text(json, "inputHint", activity.InputHint);
        Text(json, "summary", activity.Summary);
        Text(json, "importance", activity.Importance);
        Text(json, "replyToId", activity.ReplyToId);
        Attachments(json, activity.Attachments);
        if (activity.Entities is not null)
        {
            json.WriteStartArray("entities");
            json.WriteEndArray();
        }

        if (activity.ChannelData is JToken data)
        {
            json.WritePropertyName("channelData");
            TokenWriter.Write(json, data);
        }

        json.WriteEndObject();
    }

    private static bool IsKnown(Attachment attachment) => attachment.GetType() == typeof(Attachment) && attachment is { HasProperties: false, Content: null or string or JToken or IJsonContent };

    private static void Text(Utf8JsonWriter json, string name, string value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static void Account(Utf8JsonWriter json, string name, ChannelAccount account)
    {
        if (account is null)
        {
            return;
        }

        json.WriteStartObject(name);
        Text(json, "id", account.Id);
        Text(json, "name", account.Name);
        Text(json, "aadObjectId", account.AadObjectId);
        Text(json, "role", account.Role);
        Others(json, account.HasProperties ? account.Properties : null);
        json.WriteEndObject();
    }

    private static void Conversation(Utf8JsonWriter json, ConversationAccount conversation)
    {
        if (conversation is null)
        {
            return;
        }

        json.WriteStartObject("conversation");
        if (conversation.IsGroup is { } isGroup)
        {
            json.WriteBoolean("isGroup", isGroup);
        }

        Text(json, "conversationType", conversation.ConversationType);
        Text(json, "id", conversation.Id);
        Text(json, "name", conversation.Name);
        Text(json, "aadObjectId", conversation.AadObjectId);
        Text(json, "role", conversation.Role);
        Text(json, "tenantId", conversation.TenantId);
        Others(json, conversation.HasProperties ? conversation.Properties : null);
        json.WriteEndObject();
    }

    private static void Attachments(Utf8JsonWriter json, IList<Attachment> attachments)
    {
        if (attachments is null)
        {
            return;
        }

        json.WriteStartArray("attachments");
        foreach (var attachment in attachments)
        {
            json.WriteStartObject();
            Text(json, "contentType", attachment.ContentType);
            Text(json, "contentUrl", attachment.ContentUrl);
            if (attachment.Content is { } content)
            {
                json.WritePropertyName("content");
                Content(json, content);
            }

            Text(json, "name", attachment.Name);
            Text(json, "thumbnailUrl", attachment.ThumbnailUrl);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Content(Utf8JsonWriter json, object content)
    {
        switch (content)
        {
            case IJsonContent own:
                own.WriteTo(json);
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            default:
                TokenWriter.Write(json, (JToken)content);
                break;
        }
    }

    private static void Others(Utf8JsonWriter json, JObject properties)
    {
        foreach (var property in properties?.Properties() ?? [])
        {
            json.WritePropertyName(property.Name);
            TokenWriter.Write(json, property.Value);
        }
    }
}
