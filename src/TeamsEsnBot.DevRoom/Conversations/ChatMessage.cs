using System.Text.Json;

namespace TeamsEsnBot.DevRoom.Conversations;

/// <summary>A message in a place.</summary>
/// <param name="Id">Milliseconds since 1970, as Teams does; unique in the room.</param>
/// <param name="Root">In a channel: id of the message that began the thread (its own id for that message). Null in chats, which have no threads.</param>
/// <param name="Author">Entra object id of the person; null for the bot.</param>
/// <param name="AuthorName">The name to show; kept for authors who are no longer in the directory.</param>
/// <param name="Format"><c>plain</c>, <c>markdown</c> or <c>xml</c>: how <paramref name="Text"/> is to be read.</param>
/// <param name="Attachments">Cards in Teams' form: contentType and content.</param>
internal sealed record ChatMessage(
    string Id,
    string PlaceId,
    string? Root,
    string? Author,
    string AuthorName,
    DateTimeOffset Time,
    string Text,
    string Format,
    string? Subject = null,
    bool Edited = false,
    bool Deleted = false)
{
    public IReadOnlyList<Mention> Mentions { get; init; } = [];

    public IReadOnlyList<JsonElement> Attachments { get; init; } = [];

    public bool IsFromBot => Author is null;
}

/// <param name="Text">The marked words, exactly as they stand in the message: <c>&lt;at&gt;Ada&lt;/at&gt;</c>.</param>
/// <param name="Id">MRI of who is mentioned.</param>
internal sealed record Mention(string Text, string Id, string Name);
