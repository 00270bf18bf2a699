using TeamsEsnBot.DevRoom.Company;

namespace TeamsEsnBot.DevRoom.Conversations;

internal enum PlaceKind
{
    /// <summary>One person and the bot.</summary>
    Personal,

    /// <summary>A group chat with the bot in it.</summary>
    GroupChat,

    /// <summary>A channel of a team that has the bot.</summary>
    Channel,

    /// <summary>Colleagues among themselves; the bot is not there and may not post.</summary>
    Chat,
}

/// <summary>Somewhere people write.</summary>
/// <param name="Id">Conversation id as Teams forms it, without <c>;messageid=</c>.</param>
/// <param name="Members">Who can read here; the bot is not counted.</param>
internal sealed record Place(string Id, PlaceKind Kind, string Name, IReadOnlyList<DemoPerson> Members, DemoTeam? Team = null)
{
    public bool HasBot => Kind != PlaceKind.Chat;

    public bool IsOpenTo(DemoPerson person) => Members.Any(member => member.Id == person.Id);

    /// <summary>What Teams calls it on the wire: <c>personal</c>, <c>groupChat</c> or <c>channel</c>.</summary>
    public string ConversationType => Kind switch
    {
        PlaceKind.Personal => "personal",
        PlaceKind.Channel => "channel",
        PlaceKind.Chat when Members.Count == 2 => "personal",
        _ => "groupChat",
    };
}
