using TeamsEsnBot.DevRoom.Bot;

namespace TeamsEsnBot.DevRoom.Conversations;

/// <summary>Something happened that an open page wants to show at once.</summary>
internal abstract record RoomEvent
{
    /// <summary>A message is new, was edited or deleted, or one person's view of its card changed (<paramref name="OnlyFor"/> is that person).</summary>
    public sealed record Message(ChatMessage Said, string? OnlyFor = null) : RoomEvent;

    /// <summary>The bot is typing, in a thread when <paramref name="Root"/> is given.</summary>
    public sealed record Typing(string PlaceId, string? Root) : RoomEvent;

    /// <summary>Colleagues began a chat.</summary>
    public sealed record PlaceOpened(Place Place) : RoomEvent;

    /// <summary>A request went over the wire between the room and the bot.</summary>
    public sealed record Wired(WireEntry Entry) : RoomEvent;

    /// <summary>The bot came up, or did not.</summary>
    public sealed record BotChanged : RoomEvent;
}
