namespace TeamsEsnBot.DevRoom.Bot;

/// <summary>Where this room listens; known once it is started.</summary>
internal sealed class RoomAddress
{
    private Uri? _room;

    public Uri Room
    {
        get => _room ?? throw new InvalidOperationException("The room has no address before it is started.");
        set => _room = value;
    }

    /// <summary>The Connector that the bot is to call, as the room tells it in every activity.</summary>
    public string ServiceUrl => new Uri(Room, "/connector").ToString();
}
