using System.Runtime.CompilerServices;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Features.Turns;

/// <summary>
/// Where the bot can speak. Table <c>conversations</c>, one partition a tenant: a row for each person's personal chat and for each channel and group
/// chat it was added to, with the address that the door last heard from there (addresses move; the latest counts).
/// </summary>
internal sealed partial class Conversations(ITables tables)
{
    public const string Table = "conversations";

    private const string Channel = "channel";

    private readonly ITable _conversations = tables.Open(Table);

    /// <summary>Keeps how to reach the place. Called for every turn; unchanged places cost one read and no write.</summary>
    public async Task RememberAsync(string tenant, Person by, Place place, string address, CancellationToken cancel)
    {
        var row = new TableRow(
            TableKey.Of(tenant),
            place.IsPersonal ? PersonKey(by.Id) : PlaceKey(place),
            new Dictionary<string, object?>
            {
                ["Kind"] = place.Kind.ToString(),
                ["Conversation"] = place.Kind is PlaceKind.Channel ? place.Channel : place.Conversation,
                ["Team"] = place.Team,
                ["Channel"] = place.Channel,
                ["Name"] = place.Name,
                ["TeamName"] = place.TeamName,
                ["IsForSome"] = place.IsForSome ? true : null,
                ["Address"] = address,
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

    private async IAsyncEnumerable<TableRow> ChannelRowsAsync(string tenant, [EnumeratorCancellation] CancellationToken cancel)
    {
        string? next = null;
        do
        {
            var page = await _conversations.PageAsync(TableKey.Of(tenant), KeyRange.StartingWith(TableKey.Join(Channel, "")), TableRules.LargestPage, next, cancel);
            foreach (var row in page.Rows)
            {
                yield return row;
            }

            next = page.Continuation;
        }
        while (next is not null);
    }

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
        row.Text("Address") ?? "");

    private static string PersonKey(PersonId person) => TableKey.Join("person", person.Value);

    private static string PlaceKey(Place place) =>
        place.Kind is PlaceKind.Channel ? TableKey.Join(Channel, place.Channel!) : TableKey.Join("chat", place.Conversation);
}

/// <summary>A place and the address the door reaches it by.</summary>
internal sealed record KnownPlace(Place Place, string Address);
