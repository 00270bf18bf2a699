using Microsoft.AspNetCore.WebUtilities;

namespace TeamsEsnBot.DevRoom.Conversations;

/// <summary>
/// A deep link to a message, as Teams forms it: <c>https://teams.microsoft.com/l/message/{channel id}/{message id}</c>, with the thread's root in
/// the parameter <c>parentMessageId</c> when the message is a reply.
/// </summary>
internal sealed record TeamsLink(string PlaceId, string MessageId, string? Root)
{
    private const string Start = "https://teams.microsoft.com/l/message/";

    public static TeamsLink? Parse(string? link)
    {
        if (link is null || !link.StartsWith(Start, StringComparison.OrdinalIgnoreCase) || !Uri.TryCreate(link, UriKind.Absolute, out var uri))
        {
            return null;
        }

        return uri.AbsolutePath.Split('/') is [_, "l", "message", var place, var message]
            ? new TeamsLink(
                Uri.UnescapeDataString(place),
                Uri.UnescapeDataString(message),
                QueryHelpers.ParseQuery(uri.Query).TryGetValue("parentMessageId", out var root) ? root.ToString() : null)
            : null;
    }

    public static string To(ChatMessage message, string tenantId)
    {
        var root = message.Root is { } thread && thread != message.Id ? $"&parentMessageId={thread}" : "";
        return $"{Start}{Uri.EscapeDataString(message.PlaceId)}/{message.Id}?tenantId={tenantId}{root}";
    }
}
