using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Features.Privacy;

/// <summary>Proof that a person was erased, and the means to do it again on a backup from before. It names nobody: people are fingerprints of their ids.</summary>
/// <param name="Partition">The tenant, as a key.</param>
/// <param name="Id">Unique in the tenant; newest first.</param>
/// <param name="Keys">See <see cref="Whom"/>.</param>
/// <param name="Begun">When it was asked for.</param>
/// <param name="Finished">When nothing was left; null while it goes on or was stopped.</param>
/// <param name="Repeated">When it was last carried out again, on a restored backup.</param>
/// <param name="Deleted">How many rows of each table were deleted.</param>
/// <param name="Replaced">How many rows of others, in each table, named the person and do so no longer.</param>
internal sealed record Erasure(
    string Partition,
    string Id,
    IReadOnlyList<string> Keys,
    DateTimeOffset Begun,
    DateTimeOffset? Finished,
    DateTimeOffset? Repeated,
    IReadOnlyDictionary<string, long> Deleted,
    IReadOnlyDictionary<string, long> Replaced)
{
    private const string DeletedIn = "Deleted_";
    private const string ReplacedIn = "Replaced_";

    public static Erasure Begin(string tenant, Whom whom, DateTimeOffset now) => new(
        TableKey.Of(tenant),
        TableKey.Join(TableKey.NewestFirst(now), whom.Keys.Order(StringComparer.Ordinal).First()),
        [.. whom.Keys.Order(StringComparer.Ordinal)],
        now,
        null,
        null,
        new Dictionary<string, long>(),
        new Dictionary<string, long>());

    public bool IsFinished => Finished is not null;

    public static Erasure Read(TableRow row) => new(
        row.Partition,
        row.Row,
        row.Text("Keys")?.Split(' ') ?? [],
        row.Time("Begun") ?? default,
        row.Time("Finished"),
        row.Time("Repeated"),
        Counts(row, DeletedIn),
        Counts(row, ReplacedIn));

    public TableRow ToRow() => new(
        Partition,
        Id,
        new Dictionary<string, object?>(
            Deleted.Select(one => KeyValuePair.Create(DeletedIn + one.Key, (object?)one.Value))
                .Concat(Replaced.Select(one => KeyValuePair.Create(ReplacedIn + one.Key, (object?)one.Value))))
        {
            ["Keys"] = string.Join(' ', Keys),
            ["Begun"] = Begun,
            ["Finished"] = Finished,
            ["Repeated"] = Repeated,
        });

    /// <summary>With more rows counted.</summary>
    public Erasure And(string table, long deleted, long replaced) => this with { Deleted = Plus(Deleted, table, deleted), Replaced = Plus(Replaced, table, replaced) };

    private static Dictionary<string, long> Counts(TableRow row, string prefix) => row.Properties
        .Where(property => property.Key.StartsWith(prefix, StringComparison.Ordinal))
        .ToDictionary(property => property.Key[prefix.Length..], property => row.Number(property.Key) ?? 0);

    private static Dictionary<string, long> Plus(IReadOnlyDictionary<string, long> counts, string table, long more)
    {
        var sum = new Dictionary<string, long>(counts);
        if (more > 0)
        {
            sum[table] = sum.GetValueOrDefault(table) + more;
        }

        return sum;
    }
}
