using System.Globalization;
using System.Text;
using System.Text.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Schema;

/// <summary>
/// Reads an activity straight from its bytes: what every activity has, here; whatever else it brings, with Newtonsoft, as the originals read everything.
/// An activity takes a tenth of the time that way.
/// </summary>
internal static class ActivityReader
{
    /// <summary>Null for the JSON null.</summary>
    /// <exception cref="JsonException">Not JSON, nested too deeply, or JSON of another shape.</exception>
    internal static Activity Read(ReadOnlySpan<byte> utf8)
    {
        utf8 = WithoutMark(utf8);
        var json = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = ProtocolJson.DeepestNesting });
        json.Read();
        Activity activity = null;
        if (json.TokenType != JsonTokenType.Null)
        {
            Demand(json.TokenType == JsonTokenType.StartObject, "an activity");
            activity = ReadActivity(ref json, utf8);
        }

        // What stands behind it would be ignored otherwise: half of a body that was sent twice.
        json.Read();
        return activity;
    }

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> utf8) => utf8.StartsWith(Encoding.UTF8.Preamble) ? utf8[Encoding.UTF8.Preamble.Length..] : utf8;

    private static Activity ReadActivity(ref Utf8JsonReader json, ReadOnlySpan<byte> utf8)
    {
        var activity = new Activity();
        JObject rest = null;
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            var name = RepeatedText.Read(ref json);
            json.Read();
            switch (name)
            {
                case "type": activity.Type = Repeated(ref json); break;
                case "id": activity.Id = Text(ref json); break;
                case "timestamp": activity.Timestamp = Time(ref json); break;
                case "localTimestamp": activity.LocalTimestamp = Time(ref json); break;
                case "localTimezone": activity.LocalTimezone = Repeated(ref json); break;
                case "serviceUrl": activity.ServiceUrl = Repeated(ref json); break;
                case "channelId": activity.ChannelId = Repeated(ref json); break;
                case "from": activity.From = Account(ref json); break;
                case "recipient": activity.Recipient = Account(ref json); break;
                case "conversation": activity.Conversation = Conversation(ref json); break;
                case "textFormat": activity.TextFormat = Repeated(ref json); break;
                case "text": activity.Text = Text(ref json); break;
                case "locale": activity.Locale = Repeated(ref json); break;
                case "name": activity.Name = Repeated(ref json); break;
                case "action": activity.Action = Repeated(ref json); break;
                case "replyToId": activity.ReplyToId = Text(ref json); break;
                case "attachments": activity.Attachments = List(ref json, utf8, Attachment); break;
                case "entities": activity.Entities = List(ref json, utf8, Entity); break;
                case "channelData": activity.ChannelData = Value(ref json); break;
                case "value": activity.Value = Value(ref json); break;
                default: (rest ??= [])[name] = TokenReader.Read(ref json); break;
            }
        }

        if (rest is not null)
        {
            using var others = rest.CreateReader();
            ProtocolJson.Serializer.Populate(others, activity);
        }

        return activity;
    }

    private static ChannelAccount Account(ref Utf8JsonReader json)
    {
        if (!Begins(ref json, "an account"))
        {
            return null;
        }

        var account = new ChannelAccount();
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            var name = RepeatedText.Read(ref json);
            json.Read();
            switch (name)
            {
                case "id": account.Id = Text(ref json); break;
                case "name": account.Name = Text(ref json); break;
                case "aadObjectId": account.AadObjectId = Text(ref json); break;
                case "role": account.Role = Repeated(ref json); break;
                default: account.Properties[name] = TokenReader.Read(ref json); break;
            }
        }

        return account;
    }

    private static ConversationAccount Conversation(ref Utf8JsonReader json)
    {
        if (!Begins(ref json, "a conversation"))
        {
            return null;
        }

        var conversation = new ConversationAccount();
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            var name = RepeatedText.Read(ref json);
            json.Read();
            switch (name)
            {
                case "isGroup": conversation.IsGroup = Flag(ref json); break;
                case "conversationType": conversation.ConversationType = Repeated(ref json); break;
                case "id": conversation.Id = Text(ref json); break;
                case "name": conversation.Name = Text(ref json); break;
                case "aadObjectId": conversation.AadObjectId = Text(ref json); break;
                case "role": conversation.Role = Repeated(ref json); break;
                case "tenantId": conversation.TenantId = Repeated(ref json); break;
                default: conversation.Properties[name] = TokenReader.Read(ref json); break;
            }
        }

        return conversation;
    }

    private static Attachment Attachment(ref Utf8JsonReader json, ReadOnlySpan<byte> utf8)
    {
        if (!Begins(ref json, "an attachment"))
        {
            return null;
        }

        var attachment = new Attachment();
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            var name = RepeatedText.Read(ref json);
            json.Read();
            switch (name)
            {
                case "contentType": attachment.ContentType = Repeated(ref json); break;
                case "contentUrl": attachment.ContentUrl = Text(ref json); break;
                case "content": attachment.Content = Value(ref json); break;
                case "name": attachment.Name = Text(ref json); break;
                case "thumbnailUrl": attachment.ThumbnailUrl = Text(ref json); break;
                default: attachment.Properties[name] = TokenReader.Read(ref json); break;
            }
        }

        return attachment;
    }

    private static Entity Entity(ref Utf8JsonReader json, ReadOnlySpan<byte> utf8)
    {
        if (!Begins(ref json, "an entity"))
        {
            return null;
        }

        var start = (int)json.TokenStartIndex;
        string type = null;
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            var isType = json.ValueTextEquals("type"u8);
            json.Read();
            if (isType)
            {
                type = Repeated(ref json);
            }
            else
            {
                json.Skip();
            }
        }

        return new Entity(type, utf8[start..(int)json.BytesConsumed].ToArray());
    }

    private delegate T ReadOne<T>(ref Utf8JsonReader json, ReadOnlySpan<byte> utf8);

    private static List<T> List<T>(ref Utf8JsonReader json, ReadOnlySpan<byte> utf8, ReadOne<T> one)
    {
        if (json.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        Demand(json.TokenType == JsonTokenType.StartArray, "a list");
        var list = new List<T>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            list.Add(one(ref json, utf8));
        }

        return list;
    }

    /// <summary>An object or list as a token, anything simple as itself: as Newtonsoft fills a property of type object.</summary>
    private static object Value(ref Utf8JsonReader json)
    {
        var token = TokenReader.Read(ref json);
        return token is JValue simple ? simple.Value : token;
    }

    private static string Text(ref Utf8JsonReader json) => json.TokenType switch
    {
        JsonTokenType.String => TokenReader.Text(ref json),
        JsonTokenType.Null => null,
        JsonTokenType.Number => Encoding.ASCII.GetString(json.ValueSpan),
        _ => throw new JsonException("A text was expected."),
    };

    /// <summary>A text that most activities have in common.</summary>
    private static string Repeated(ref Utf8JsonReader json) => json.TokenType is JsonTokenType.String ? RepeatedText.Read(ref json) : Text(ref json);

    private static bool? Flag(ref Utf8JsonReader json)
    {
        Demand(json.TokenType is JsonTokenType.True or JsonTokenType.False or JsonTokenType.Null, "true or false");
        return json.TokenType == JsonTokenType.Null ? null : json.GetBoolean();
    }

    private static DateTimeOffset? Time(ref Utf8JsonReader json)
    {
        if (json.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        Demand(json.TokenType == JsonTokenType.String, "a time");
        if (json.TryGetDateTimeOffset(out var time))
        {
            return time;
        }

        Demand(DateTimeOffset.TryParse(TokenReader.Text(ref json), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time), "a time");
        return time;
    }

    private static bool Begins(ref Utf8JsonReader json, string what)
    {
        if (json.TokenType == JsonTokenType.Null)
        {
            return false;
        }

        Demand(json.TokenType == JsonTokenType.StartObject, what);
        return true;
    }

    private static void Demand(bool met, string what)
    {
        if (!met)
        {
            throw new JsonException($"It should be {what}.");
        }
    }
}
