using System.Runtime.CompilerServices;
using TeamsEsnBot.Features.Privacy;
using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Archive;

/// <summary>
/// Brings an archive's rows into tables, those of erased people left out before they are written: nobody comes back, not even for a moment. Writing a row twice
/// changes nothing. Table <c>loading</c> keeps how far an archive was read, so that one that was stopped goes on there.
/// </summary>
internal sealed class Loading(ITables tables, IEnumerable<Kept> kept, TimeProvider time)
{
    public const string Table = "loading";

    // Large enough to write side by side, small enough to be in memory whatever the rows are and that little is done again after a stop.
    private const int RowsBetweenMarks = 5_000;
    private const int BatchesAtOnce = 16;

    private readonly Dictionary<string, Kept> _kept = kept.ToDictionary(table => table.Table, StringComparer.OrdinalIgnoreCase);
    private readonly ITable _marks = tables.Open(Table);

    public static Kept Keep(Kept kept) => kept.While("until the archive is read; no people").Passing(_ => true);

    /// <summary>True when this archive was begun and not finished.</summary>
    public async Task<bool> IsBegunAsync(ArchiveContents contents, CancellationToken cancel) => await MarkAsync(contents, cancel) > 0;

    /// <summary>A table that has rows which mean anything; null when the store is empty.</summary>
    public async Task<string?> FirstOccupiedAsync(CancellationToken cancel)
    {
        await foreach (var name in tables.NamesAsync(cancel).Where(name => name is not (ErasureLedger.Table or Table) && _kept.ContainsKey(name)))
        {
            if (await tables.Open(name).ScanAsync(cancel).AnyAsync(row => !_kept[name].IsPassing(row), cancel))
            {
                return name;
            }
        }

        return null;
    }

    /// <summary>Writes the rows.</summary>
    /// <param name="known">Erasures known from elsewhere.</param>
    public async Task<Loaded> RunAsync(
        IArchive archive, ArchiveContents contents, IReadOnlyList<Erasure> known, Action<long, long, long> onProgress, CancellationToken cancel)
    {
        var all = ErasureLedger.Union(known, contents.Erasures);
        var missing = ErasureLedger.Missing(all, contents.Erasures);
        var erased = new Whom(missing.SelectMany(erasure => erasure.Keys));
        await Journal.BeginAnewAsync(tables, time, cancel);
        await WriteLedgerAsync(all, missing, cancel);

        var done = await MarkAsync(contents, cancel);
        var loaded = new Loaded(missing.Count, erased);
        var together = new List<ArchivedRow>(RowsBetweenMarks);
        await foreach (var row in archive.RowsAsync(onProgress, cancel).Where(MeansAnythingHere))
        {
            loaded.Read++;
            if (loaded.Read <= done)
            {
                loaded.Skipped++;
            }
            else if (Remaining(row, erased, loaded) is { } remaining)
            {
                together.Add(remaining);
            }

            if (loaded.Read > done && loaded.Read % RowsBetweenMarks == 0)
            {
                await WriteAsync(together, cancel);
                await _marks.UpsertAsync(Mark(contents).With(("Rows", loaded.Read), ("At", time.GetUtcNow())), cancel);
            }
        }

        await WriteAsync(together, cancel);
        await Journal.BeginAnewAsync(tables, time, cancel);
        await _marks.DeleteAsync(Mark(contents).Partition, Mark(contents).Row, TableRow.AnyVersion, cancel);
        return loaded;
    }

    /// <summary>Deletes what the archive does not have: for a store that is to be as it was. Rows that mean something only here and now stay.</summary>
    /// <returns>How many rows were deleted.</returns>
    public async Task<long> PruneAsync(IArchive archive, Loaded loaded, Action<long, long, long> onProgress, CancellationToken cancel)
    {
        var pruned = 0L;
        var wanted = archive.RowsAsync(onProgress, cancel)
            .Where(row => row.Table != ErasureLedger.Table && !(_kept.TryGetValue(row.Table, out var about) && about.IsTheirs(row.Row, loaded.Erased)))
            .GetAsyncEnumerator(cancel);
        await using (wanted.ConfigureAwait(false))
        {
            var others = new Others(wanted);
            foreach (var table in _kept.Values.Where(table => table.Table is not (ErasureLedger.Table or Table)).OrderBy(table => table.Table, StringComparer.Ordinal))
            {
                var target = tables.Open(table.Table);
                await foreach (var some in others.AmongAsync(table.Table, target.ScanAsync(cancel)).Where(row => !table.IsPassing(row)).InBatches(cancel))
                {
                    pruned += (await TableKeeper.DropAsync(target, some, cancel)).Count;
                }
            }
        }

        await Journal.BeginAnewAsync(tables, time, cancel);
        return pruned;
    }

    private static TableRow Mark(ArchiveContents contents) => new("archive", contents.Checksum, new Dictionary<string, object?>());

    private async Task<long> MarkAsync(ArchiveContents contents, CancellationToken cancel) =>
        (await _marks.GetAsync(Mark(contents).Partition, Mark(contents).Row, cancel))?.Number("Rows") ?? 0;

    /// <summary>Not a claim, a lease or a note of the store that the rows were in. The ledger is written by itself.</summary>
    private bool MeansAnythingHere(ArchivedRow row) => row.Table != ErasureLedger.Table && !(_kept.TryGetValue(row.Table, out var about) && about.IsPassing(row.Row));

    /// <summary>The row as it may come back; null when it may not.</summary>
    private ArchivedRow? Remaining(ArchivedRow row, Whom erased, Loaded loaded)
    {
        if (!_kept.TryGetValue(row.Table, out var about))
        {
            return row;
        }

        if (about.IsTheirs(row.Row, erased))
        {
            loaded.LeftOut++;
            return null;
        }

        if (about.Without(row.Row, erased) is not { } without)
        {
            return row;
        }

        loaded.Replaced++;
        return row with { Row = without };
    }

    private async Task WriteLedgerAsync(IReadOnlyList<Erasure> all, IReadOnlyList<Erasure> missing, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var ledger = new ErasureLedger(tables);
        foreach (var erasure in all)
        {
            // Repeated on the archive's rows; what else is there of an unfinished one goes when it is finished.
            await ledger.WriteAsync(missing.Contains(erasure) ? erasure with { Repeated = now } : erasure, cancel);
        }
    }

    private async Task WriteAsync(List<ArchivedRow> rows, CancellationToken cancel)
    {
        await Parallel.ForEachAsync(
            Batches(rows),
            new ParallelOptions { MaxDegreeOfParallelism = BatchesAtOnce, CancellationToken = cancel },
            async (batch, token) =>
            {
                var written = await batch.Table.BatchAsync(batch.Changes[0].Row.Partition, batch.Changes, token);
                if (!written.IsDone)
                {
                    throw new InvalidOperationException($"The store refuses rows of table {batch.Table.Name} ({written.Outcome}). Run the same command again: it goes on from here.");
                }
            });
        rows.Clear();
    }

    private IEnumerable<(ITable Table, IReadOnlyList<TableChange> Changes)> Batches(List<ArchivedRow> rows)
    {
        var (batch, bytes) = (new List<TableChange>(), 0L);
        for (var i = 0; i < rows.Count; i++)
        {
            var change = new TableChange(ChangeKind.Upsert, rows[i].Row);
            var size = TableSize.Sent(change);
            if (batch.Count > 0
                && (batch.Count == TableRules.MostChanges || bytes + size > TableRules.LargestBatch || rows[i - 1].Table != rows[i].Table || rows[i - 1].Row.Partition != rows[i].Row.Partition))
            {
                yield return (tables.Open(rows[i - 1].Table), batch);
                (batch, bytes) = ([], 0);
            }

            batch.Add(change);
            bytes += size;
        }

        if (batch.Count > 0)
        {
            yield return (tables.Open(rows[^1].Table), batch);
        }
    }
}

/// <summary>What came of bringing an archive in.</summary>
/// <param name="erasures">How many erasures the archive had not been through.</param>
/// <param name="erased">Whom they were about.</param>
internal sealed class Loaded(int erasures, Whom erased)
{
    public int Erasures { get; } = erasures;

    public Whom Erased { get; } = erased;

    /// <summary>Rows of the archive, without its ledger.</summary>
    public long Read { get; set; }

    /// <summary>Rows that an earlier run had written.</summary>
    public long Skipped { get; set; }

    /// <summary>Rows of erased people, which were not written.</summary>
    public long LeftOut { get; set; }

    /// <summary>Rows that named erased people, and do so no longer.</summary>
    public long Replaced { get; set; }
}
