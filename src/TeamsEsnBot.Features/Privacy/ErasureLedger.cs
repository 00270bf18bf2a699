using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Features.Privacy;

/// <summary>All erasures there were. Table <c>erasures</c>: one partition a tenant, newest first. It is never cleaned, because a backup may be older than anything in it.</summary>
internal sealed class ErasureLedger(ITables tables)
{
    public const string Table = "erasures";

    private readonly ITable _erasures = tables.Open(Table);

    public static Kept Keep(Kept kept) => kept.While("proof of erasures, for ever; no ids of people, only their fingerprints");

    public IAsyncEnumerable<Erasure> AllAsync(CancellationToken cancel) => _erasures.ScanAsync(cancel).Select(Erasure.Read);

    public Task WriteAsync(Erasure erasure, CancellationToken cancel) => _erasures.UpsertAsync(erasure.ToRow(), cancel);

    /// <summary>What two ledgers know together. An erasure that one of them shows as finished is finished.</summary>
    public static IReadOnlyList<Erasure> Union(IEnumerable<Erasure> one, IEnumerable<Erasure> other) =>
    [
        .. one.Concat(other)
            .GroupBy(erasure => (erasure.Partition, erasure.Id))
            .Select(same => same.OrderByDescending(erasure => erasure.IsFinished).ThenByDescending(erasure => erasure.Repeated ?? default).First()),
    ];

    /// <summary>
    /// Erasures that rows from elsewhere have not been through: those that the ledger which came with these rows does not show as finished. No clock decides it.
    /// </summary>
    public static IReadOnlyList<Erasure> Missing(IEnumerable<Erasure> known, IEnumerable<Erasure> withTheRows)
    {
        var done = withTheRows.Where(erasure => erasure.IsFinished).Select(erasure => (erasure.Partition, erasure.Id)).ToHashSet();
        return [.. known.Where(erasure => !done.Contains((erasure.Partition, erasure.Id)))];
    }
}
