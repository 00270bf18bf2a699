using System.Collections.Concurrent;
using System.Globalization;
using TeamsEsnBot.Features.Privacy;
using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Features.Community;

/// <summary>
/// Everybody the directory knows, at hand without asking it: in memory, backed by table <c>people</c> (one partition a tenant, one row a person).
/// </summary>
internal sealed class People(ITables tables, Journal journal) : FollowedStore(tables, journal, Table, isRowByRow: true)
{
    public const string Table = "people";

    private readonly ConcurrentDictionary<(string Tenant, PersonId Id), Profile> _known = new();
    private readonly ConcurrentDictionary<(string Tenant, string Address), PersonId> _addresses = new();

    public static Kept Keep(Kept kept) => kept
        .While("for as long as the directory lists them, and afterwards so that they are not shown")
        .Theirs((row, whom) => whom.Is(row, row.Text("Id")))
        .Naming((row, whom) => whom.Is(row, row.Text("Manager")) ? row.With(("Manager", null)) : null)
        .By<People>();

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
    public Task KeepAsync(string tenant, Profile profile, CancellationToken cancel) =>
        Find(tenant, profile.Who.Id) == profile ? Task.CompletedTask : PutAsync(tenant, PersonRow.Of(tenant, profile), cancel);

    /// <summary>Those the table knows and a complete round of the directory did not name: they left.</summary>
    public IReadOnlyList<Profile> NotAmong(string tenant, IReadOnlySet<PersonId> present) =>
        [.. _known.Where(known => known.Key.Tenant == tenant && known.Value.IsActive && !present.Contains(known.Key.Id)).Select(known => known.Value)];

    protected override string TenantOf(TableRow row) => PersonRow.Read(row).Tenant;

    protected override IEnumerable<(string Tenant, string Partition, string Row)> Held() =>
        _known.Keys.Select(key => (key.Tenant, TableKey.Of(key.Tenant), TableKey.Of(key.Id.Value)));

    protected override void Remember(TableRow row)
    {
        var (tenant, profile) = PersonRow.Read(row);
        _known[(tenant, profile.Who.Id)] = profile;
        foreach (var address in Addresses(profile))
        {
            _addresses[(tenant, address)] = profile.Who.Id;
        }
    }

    protected override void Forget(string tenant, string partition, string row)
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

    private static IEnumerable<string> Addresses(Profile profile) =>
        new[] { profile.Mail, profile.UserPrincipalName }.OfType<string>().Select(address => address.ToUpperInvariant());

    private static bool Fits(string name, string wanted) => IsSame(name, wanted) || name.Split(' ').Any(part => IsSame(part, wanted));

    /// <summary>“joao” is João: nobody types accents in a hurry.</summary>
    private static bool IsSame(string one, string other) =>
        CultureInfo.InvariantCulture.CompareInfo.Compare(one, other, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) == 0;
}
