using System.Collections.Concurrent;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.Privacy;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Features.Telling;

namespace TeamsEsnBot.Features.Turns;

/// <summary>
/// Where the bot can speak. Table <c>conversations</c>, one partition a tenant: a row for each person's personal chat and for each channel and group
/// chat it was added to, with the address that the door last heard from there (addresses move; the latest counts).
/// </summary>
internal sealed partial class Conversations(ITables tables, TimeProvider time) : IKeeper
{
    public const string Table = "conversations";

    private const string Channel = "channel";
    private const string Individual = "person";

    /// <summary>So long a place that was just heard from is not looked up again; another instance may have closed or forgotten it meanwhile.</summary>
    private static readonly TimeSpan Recently = TimeSpan.FromMinutes(2);

    private const int MostRecent = 20_000;

    private readonly ITable _conversations = tables.Open(Table);
    private readonly ConcurrentDictionary<(string Tenant, string Key), (KnownPlace Known, DateTimeOffset Read)> _recent = new();

    public static Kept Keep(Kept kept) => kept
        .While("for as long as the bot is there")
        .Theirs((row, whom) => row.Row.StartsWith(TableKey.Join(Individual, ""), StringComparison.Ordinal) && whom.IsPart(row, row.Row, 1))
        .By<Conversations>();

    /// <summary>Keeps how to reach the place. Called for every turn; an unchanged place costs one read now and then, and no write. A closed one is open again.</summary>
    public async Task RememberAsync(string tenant, Person by, Place place, string address, CancellationToken cancel)
    {
        var key = place.IsPersonal ? PersonKey(by.Id) : PlaceKey(place);
        var heard = new KnownPlace(place with { Conversation = place.Kind is PlaceKind.Channel ? place.Channel! : place.Conversation }, address);
        if (_recent.TryGetValue((tenant, key), out var recent) && recent.Known == heard && time.GetUtcNow() - recent.Read < Recently)
        {
            return;
        }

        await KeepAsync(tenant, key, heard, cancel);
        if (_recent.Count >= MostRecent)
        {
            _recent.Clear();
        }

        _recent[(tenant, key)] = (heard, time.GetUtcNow());
    }

    /// <summary>Teams does not let the bot speak there, and will not until it is heard from there again.</summary>
    public Task CloseAsync(string tenant, PersonId person, Refusal refusal, CancellationToken cancel) => CloseAsync(tenant, PersonKey(person), refusal, cancel);

    /// <inheritdoc cref="CloseAsync(string, PersonId, Refusal, CancellationToken)"/>
    public Task CloseAsync(string tenant, Place place, Refusal refusal, CancellationToken cancel) => CloseAsync(tenant, PlaceKey(place), refusal, cancel);

    private async Task CloseAsync(string tenant, string key, Refusal refusal, CancellationToken cancel)
    {
        _recent.TryRemove((tenant, key), out _);
        await _conversations.MergeAsync(
            new TableRow(TableKey.Of(tenant), key, new Dictionary<string, object?> { ["Closed"] = refusal.ToString() }), TableRow.AnyVersion, cancel);
    }

    private async Task KeepAsync(string tenant, string key, KnownPlace heard, CancellationToken cancel)
    {
        var place = heard.Place;
        var row = new TableRow(
            TableKey.Of(tenant),
            key,
            new Dictionary<string, object?>
            {
                ["Kind"] = place.Kind.ToString(),
                ["Conversation"] = place.Conversation,
                ["Team"] = place.Team,
                ["Channel"] = place.Channel,
                ["Name"] = place.Name,
                ["TeamName"] = place.TeamName,
                ["IsForSome"] = place.IsForSome ? true : null,
                ["Address"] = heard.Address,
                ["Closed"] = nameof(Refusal.None),
            });

        var known = await _conversations.GetAsync(row.Partition, row.Row, cancel);
        if (known is null || row.Properties.Any(now => now.Value is not null && !Equals(known.Properties.GetValueOrDefault(now.Key), now.Value)))
        {
            await (known is null ? _conversations.UpsertAsync(row, cancel) : _conversations.MergeAsync(row, TableRow.AnyVersion, cancel));
        }
    }

    /// <summary>The personal chat with somebody; null when they never met the bot.</summary>
    public Task<KnownPlace?> WithAsync(string tenant, PersonId person, CancellationToken cancel) => ReadAsync(tenant, PersonKey(person), cancel);

    /// <summary>How to reach a channel or group chat; null when the bot is not there (any more).</summary>
    public Task<KnownPlace?> FindAsync(string tenant, Place place, CancellationToken cancel) => ReadAsync(tenant, PlaceKey(place), cancel);

    /// <summary>Whether the bot was added there: to the chat, the channel or the channel's team.</summary>
    public async Task<bool> IsThereAsync(string tenant, Place place, CancellationToken cancel) =>
        await FindAsync(tenant, place, cancel) is not null
        || (place is { Kind: PlaceKind.Channel, Team: { Length: > 0 } team } && await FindAsync(tenant, place with { Channel = team }, cancel) is not null);

    /// <summary>An address of the tenant, for people who never met the bot: that of any known conversation; null when there is none.</summary>
    public async Task<string?> AnyAddressAsync(string tenant, CancellationToken cancel) =>
        (await _conversations.PageAsync(TableKey.Of(tenant), KeyRange.All, 1, null, cancel)).Rows is [var row] ? row.Text("Address") : null;

    /// <summary>The channels that the bot was added to, in the order of their ids.</summary>
    public IAsyncEnumerable<KnownPlace> ChannelsAsync(string tenant, CancellationToken cancel) => ChannelRowsAsync(tenant, cancel).Select(Read);

    private IAsyncEnumerable<TableRow> ChannelRowsAsync(string tenant, CancellationToken cancel) =>
        _conversations.RowsAsync(TableKey.Of(tenant), KeyRange.StartingWith(TableKey.Join(Channel, "")), cancel);

    private async Task<KnownPlace?> ReadAsync(string tenant, string key, CancellationToken cancel) =>
        await _conversations.GetAsync(TableKey.Of(tenant), key, cancel) is { } row ? Read(row) : null;

    private static KnownPlace Read(TableRow row) => new(
        new Place(
            Enum.Parse<PlaceKind>(row.Text("Kind")!),
            row.Text("Conversation") ?? "",
            row.Text("Team"),
            row.Text("Channel"),
            row.Text("Name"),
            row.Text("TeamName"),
            row.Flag("IsForSome")),
        row.Text("Address") ?? "",
        Enum.TryParse<Refusal>(row.Text("Closed"), out var closed) ? closed : Refusal.None);

    private static string PersonKey(PersonId person) => TableKey.Join(Individual, person.Value);

    private static string PlaceKey(Place place) =>
        place.Kind is PlaceKind.Channel ? TableKey.Join(Channel, place.Channel!) : TableKey.Join("chat", place.Conversation);
}

/// <summary>A place and the address the door reaches it by.</summary>
/// <param name="Closed">Why the bot cannot speak there; <see cref="Refusal.None"/> when it can.</param>
internal sealed record KnownPlace(Place Place, string Address, Refusal Closed = Refusal.None);
