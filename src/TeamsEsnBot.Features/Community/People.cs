using System.Collections.Concurrent;
using System.Globalization;
using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Features.Community;

/// <summary>
/// Everybody the directory knows, at hand without asking it: in memory, backed by table <c>people</c> (one partition a tenant, one row a person).
/// </summary>
internal sealed partial class People(ITables tables, Journal journal) : IFollow
{
    public const string Table = "people";

    private readonly ITable _people = tables.Open(Table);
    private readonly OneByOne _oneByOne = new();
    private readonly ConcurrentDictionary<(string Tenant, PersonId Id), Profile> _known = new();
    private readonly ConcurrentDictionary<(string Tenant, string Address), PersonId> _addresses = new();

    /// <summary>The profile; null for somebody the directory does not know.</summary>
    public Profile? Find(string tenant, PersonId person) => _known.GetValueOrDefault((tenant, person));

    /// <summary>The person with this mail address, user principal name or object id.</summary>
    public Profile? FindByAddress(string tenant, string address) =>
        Find(tenant, new PersonId(address)) ?? (_addresses.TryGetValue((tenant, address.ToUpperInvariant()), out var id) ? Find(tenant, id) : null);

    /// <summary>People whose name fits: the whole name, or its first or last word. At most <paramref name="take"/>, by name.</summary>
    public IReadOnlyList<Profile> FindByName(string tenant, string name, int take)
    {
        var wanted = name.Trim();
        return
        [
            .. _known
                .Where(known => known.Key.Tenant == tenant && known.Value.IsActive && Fits(known.Value.Who.Name, wanted))
                .Select(known => known.Value)
                .OrderBy(profile => profile.Who.Name, StringComparer.Ordinal)
                .ThenBy(profile => profile.Who.Id.Value, StringComparer.Ordinal)
                .Take(take),
        ];
    }

    /// <summary>People who may be shown: known, active, no guest.</summary>
    public bool MayBeShown(string tenant, PersonId person) => Find(tenant, person) is { IsActive: true, IsGuest: false };

    public int Count(string tenant) => _known.Keys.Count(key => key.Tenant == tenant);

    /// <summary>Keeps what the directory said now. Unchanged people cost no write.</summary>
    public async Task KeepAsync(string tenant, Profile profile, CancellationToken cancel)
    {
        if (Find(tenant, profile.Who.Id) == profile)
        {
            return;
        }

        var row = PersonRow.Of(tenant, profile);
        await ChangeAsync(
            tenant,
            row,
            async () =>
            {
                await _people.UpsertAsync(row, cancel);
                Remember(tenant, profile);
            },
            cancel);
    }

    string IFollow.Table => Table;

    bool IFollow.IsInTheSnapshot => false;

    /// <inheritdoc/>
    public async Task LoadAsync(CancellationToken cancel)
    {
        var held = _known.Select(known => (known.Key.Tenant, Row: TableKey.Of(known.Key.Id.Value))).ToArray();
        await foreach (var row in _people.ScanAsync(cancel))
        {
            if (held.Length == 0)
            {
                var (tenant, profile) = PersonRow.Read(row);
                Remember(tenant, profile);
            }
            else
            {
                // It is in use: each is looked at by itself, so that nothing that is changed meanwhile gets lost.
                await LookAsync("", row.Partition, [row.Row], cancel);
            }
        }

        foreach (var (tenant, row) in held)
        {
            await LookAsync(tenant, TableKey.Of(tenant), [row], cancel);
        }
    }

    /// <inheritdoc/>
    public async Task LookAsync(string tenant, string partition, IReadOnlyCollection<string> rows, CancellationToken cancel)
    {
        foreach (var key in rows)
        {
            using var turn = await _oneByOne.EnterAsync(key, cancel);
            if (await _people.GetAsync(partition, key, cancel) is { } row)
            {
                var (itsTenant, profile) = PersonRow.Read(row);
                Remember(itsTenant, profile);
            }
            else
            {
                Forget(tenant, key);
            }
        }
    }

    /// <summary>Those the table knows and a complete round of the directory did not name: they left.</summary>
    public IReadOnlyList<Profile> NotAmong(string tenant, IReadOnlySet<PersonId> present) =>
        [.. _known.Where(known => known.Key.Tenant == tenant && known.Value.IsActive && !present.Contains(known.Key.Id)).Select(known => known.Value)];

    private void Remember(string tenant, Profile profile)
    {
        _known[(tenant, profile.Who.Id)] = profile;
        foreach (var address in Addresses(profile))
        {
            _addresses[(tenant, address)] = profile.Who.Id;
        }
    }

    private void Forget(string tenant, string row)
    {
        foreach (var (key, profile) in _known.Where(known => known.Key.Tenant == tenant && TableKey.Of(known.Key.Id.Value) == row))
        {
            _known.TryRemove(key, out _);
            foreach (var address in Addresses(profile))
            {
                _addresses.TryRemove(KeyValuePair.Create((tenant, address), key.Id));
            }
        }
    }

    private Task ChangeAsync(string tenant, TableRow row, Func<Task> change, CancellationToken cancel) => journal.ChangeAsync(
        tenant,
        Table,
        row.Partition,
        [row.Row],
        async () =>
        {
            using var turn = await _oneByOne.EnterAsync(row.Row, cancel);
            await change();
        },
        cancel);

    private static bool Fits(string name, string wanted) => IsSame(name, wanted) || name.Split(' ').Any(part => IsSame(part, wanted));

    /// <summary>“joao” is João: nobody types accents in a hurry.</summary>
    private static bool IsSame(string one, string other) =>
        CultureInfo.InvariantCulture.CompareInfo.Compare(one, other, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) == 0;
}
