using System.Security.Cryptography;
using System.Text;
using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Features.Privacy;

/// <summary>
/// People as a row can be asked about them: by fingerprints of every id they are known under in a tenant (object id, addresses, personal chat). The ledger of
/// erasures keeps nothing else of them, and must still recognise their rows in a backup years later.
/// </summary>
internal sealed class Whom(IEnumerable<string> keys)
{
    private readonly HashSet<string> _keys = new(keys, StringComparer.Ordinal);

    public static readonly Whom Nobody = new([]);

    public IReadOnlyCollection<string> Keys => _keys;

    /// <summary>People of one tenant.</summary>
    public static Whom Of(string tenant, IEnumerable<string> ids) =>
        new(ids.Where(id => id.Length > 0).Select(id => Fingerprint(TableKey.Of(tenant), TableKey.Of(id))));

    /// <summary>Whether an id in the row is one of theirs.</summary>
    public bool Is(TableRow row, string? id) => _keys.Count > 0 && id is { Length: > 0 } && IsKey(row, TableKey.Of(id));

    /// <summary>Whether a part of the row's keys, with this number, is an id of theirs.</summary>
    public bool IsPart(TableRow row, string key, int part) => _keys.Count > 0 && key.Split(TableKey.Separator) is var parts && parts.Length > part && IsKey(row, parts[part]);

    private bool IsKey(TableRow row, string key) => _keys.Contains(Fingerprint(row.Partition.Split(TableKey.Separator, 2)[0], key));

    // Addresses and ids are the same in capitals. Half of the hash is enough to tell all people of the world apart.
    private static string Fingerprint(string tenant, string id) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{tenant}\u001F{id}".ToUpperInvariant())).AsSpan(0, 16));
}
