using TeamsEsnBot.DevRoom.Conversations;

namespace TeamsEsnBot.DevRoom.Connector;

/// <summary>Where a Connector call points: a place, and in a channel the thread when the id carries <c>;messageid=</c>.</summary>
internal sealed record ConversationRef(Place Place, string? Root)
{
    private const string ThreadMark = ";messageid=";

    /// <exception cref="ConnectorRefusal">Nothing has this id (404), or the bot is not there (403).</exception>
    public static ConversationRef Find(string id, Places places, Messages messages)
    {
        var mark = id.IndexOf(ThreadMark, StringComparison.OrdinalIgnoreCase);
        var root = mark < 0 ? null : id[(mark + ThreadMark.Length)..];
        var place = places.Find(mark < 0 ? id : id[..mark]) ?? throw new ConnectorRefusal(ConnectorError.ConversationNotFound);

        if (!place.HasBot)
        {
            throw new ConnectorRefusal(ConnectorError.NotInRoster);
        }

        if (root is not null && (place.Kind != PlaceKind.Channel || messages.Find(place.Id, root) is null))
        {
            throw new ConnectorRefusal(ConnectorError.ConversationNotFound);
        }

        return new ConversationRef(place, root);
    }

    public string Id => Root is null ? Place.Id : Place.Id + ThreadMark + Root;
}
