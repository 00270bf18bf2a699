using System.Text.Json;
using System.Text.RegularExpressions;
using TeamsEsnBot.DevRoom.Conversations;

namespace TeamsEsnBot.DevRoom.Connector;

/// <summary>An activity that the bot wants to be posted, checked as Teams checks it.</summary>
internal sealed partial record BotActivity(
    string Type,
    string Text,
    string Format,
    IReadOnlyList<Mention> Mentions,
    IReadOnlyList<JsonElement> Attachments,
    bool IsCarousel)
{
    // Teams counts the whole activity in UTF-16, without the images that are embedded in it.
    private const int MostBytes = 100 * 1024;

    private static readonly string[] Formats = ["plain", "markdown", "xml", "extendedmarkdown"];

    /// <exception cref="ConnectorRefusal">Too big (413), or not an activity that Teams would post (400).</exception>
    public static BotActivity Read(JsonElement activity)
    {
        if (activity.ValueKind != JsonValueKind.Object || String(activity, "type") is not { Length: > 0 } type)
        {
            throw Bad("The activity has no type.");
        }

        if (EmbeddedImage().Replace(activity.GetRawText(), "").Length * sizeof(char) > MostBytes)
        {
            throw new ConnectorRefusal(ConnectorError.TooBig);
        }

        var text = String(activity, "text") ?? "";
        var attachments = Array(activity, "attachments");
        var mentions = Array(activity, "entities").Where(entity => String(entity, "type") == "mention").Select(entity => ReadMention(entity, text)).ToArray();
        var format = String(activity, "textFormat") ?? "markdown";

        if (type is not ("message" or "typing"))
        {
            throw Bad($"Activities of type {type} cannot be sent.");
        }

        if (type == "message" && text.Length == 0 && attachments.Length == 0)
        {
            throw Bad("The activity has neither text nor attachments.");
        }

        if (!Formats.Contains(format))
        {
            throw Bad($"Unknown textFormat {format}.");
        }

        foreach (var attachment in attachments)
        {
            CheckCard(attachment);
        }

        return new BotActivity(type, text, format, mentions, attachments, String(activity, "attachmentLayout") == "carousel");
    }

    private static Mention ReadMention(JsonElement entity, string text)
    {
        var marked = String(entity, "text");
        var who = entity.TryGetProperty("mentioned", out var mentioned) ? mentioned : default;

        return marked is { Length: > 0 } && text.Contains(marked, StringComparison.Ordinal) && String(who, "id") is { Length: > 0 } id
            ? new Mention(marked, id, String(who, "name") ?? marked)
            : throw Bad($"The mention {marked} is not in the text, or does not say who is mentioned.");
    }

    private static void CheckCard(JsonElement attachment)
    {
        if (String(attachment, "contentType") is not { Length: > 0 } contentType)
        {
            throw Bad("An attachment has no contentType.");
        }

        if (contentType == "application/vnd.microsoft.card.adaptive"
            && !(attachment.TryGetProperty("content", out var card) && String(card, "type") == "AdaptiveCard"))
        {
            throw Bad("The attachment is not an Adaptive Card.");
        }
    }

    private static ConnectorRefusal Bad(string message) => new(ConnectorError.BadSyntax(message));

    private static string? String(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static JsonElement[] Array(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [];

    [GeneratedRegex("data:image/[a-z+.-]+;base64,[A-Za-z0-9+/=]+")]
    private static partial Regex EmbeddedImage();
}
