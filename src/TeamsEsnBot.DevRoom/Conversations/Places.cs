using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using TeamsEsnBot.DevRoom.Company;

namespace TeamsEsnBot.DevRoom.Conversations;

/// <summary>
/// All places of the company. Ids are derived from who is in them, so that a bot which remembers a conversation finds it again after a restart.
/// </summary>
internal sealed class Places
{
    private readonly ConcurrentDictionary<string, Place> _all = new(StringComparer.Ordinal);
    private readonly DemoCompany _company;
    private readonly People _people;

    public Places(DemoCompany company, People people)
    {
        _company = company;
        _people = people;

        foreach (var team in company.Teams)
        {
            foreach (var channel in ChannelsOf(team))
            {
                Add(new Place(channel.Id, PlaceKind.Channel, channel.Name, people.All, team));
            }
        }

        foreach (var chat in company.GroupChats)
        {
            Add(new Place(chat.Id, PlaceKind.GroupChat, chat.Name, [.. chat.Members.Select(people.Find).OfType<DemoPerson>()]));
        }

        foreach (var person in people.All)
        {
            Add(new Place(PersonalId(person), PlaceKind.Personal, person.DisplayName, [person]));
        }
    }

    public Place? Find(string? id) => id is null ? null : _all.GetValueOrDefault(id);

    public Place PersonalOf(DemoPerson person) => _all[PersonalId(person)];

    /// <summary>What the person sees in the list on the left: the bot, group chats, chats with colleagues, then the teams' channels.</summary>
    public IEnumerable<Place> Of(DemoPerson person) =>
        _all.Values.Where(place => place.IsOpenTo(person)).OrderBy(place => place.Kind).ThenBy(PositionOf);

    /// <summary>The teams' General channels and the group chats: places that have the bot from the start.</summary>
    public IEnumerable<Place> WhereTheBotIsInstalledAtStart() => _all.Values
        .Where(place => place.Kind == PlaceKind.GroupChat || place.Team?.Id == place.Id)
        .OrderBy(place => place.Id, StringComparer.Ordinal);

    /// <summary>The team's channels with General first. Teams gives General the id of the team.</summary>
    public static IReadOnlyList<DemoChannel> ChannelsOf(DemoTeam team) =>
    [
        team.Channels.FirstOrDefault(channel => channel.Id == team.Id) ?? new DemoChannel(team.Id, "General"),
        .. team.Channels.Where(channel => channel.Id != team.Id),
    ];

    /// <summary>The channel that is written “Team / Channel”.</summary>
    public Place? Channel(string name) => _all.Values.FirstOrDefault(place => place.Team is { } team && $"{team.Name} / {place.Name}" == name);

    public DemoTeam? Team(string id) => _company.Teams.FirstOrDefault(team => team.Id == id);

    /// <summary>The chat of exactly these colleagues, begun when there is none. “isNew” says which.</summary>
    public (Place Place, bool IsNew) ChatOf(IReadOnlyList<DemoPerson> members)
    {
        var sorted = members.DistinctBy(person => person.Id).OrderBy(person => person.Id, StringComparer.Ordinal).ToArray();
        var id = sorted.Length == 2
            ? $"19:{sorted[0].Id}_{sorted[1].Id}@unq.gbl.spaces"
            : $"19:{Hash(string.Join('|', sorted.Select(person => person.Id)))}@thread.v2";

        var fresh = new Place(id, PlaceKind.Chat, string.Join(", ", sorted.Select(person => person.DisplayName)), sorted);
        var kept = _all.GetOrAdd(id, fresh);
        return (kept, ReferenceEquals(kept, fresh));
    }

    private string PersonalId(DemoPerson person) => $"a:1{Hash(_company.TenantId + person.Id)}";

    private int PositionOf(Place place) => place.Team is { } team
        ? (_company.Teams.ToList().IndexOf(team) * 1000) + ChannelsOf(team).ToList().FindIndex(channel => channel.Id == place.Id)
        : _company.GroupChats.ToList().FindIndex(chat => chat.Id == place.Id);

    private void Add(Place place)
    {
        if (!_all.TryAdd(place.Id, place))
        {
            throw new InvalidDataException($"Two places of the demo company have the id {place.Id}.");
        }
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];
}
