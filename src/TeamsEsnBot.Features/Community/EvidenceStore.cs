using System.Runtime.CompilerServices;
using TeamsEsnBot.Expertise;
using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Features.Community;

/// <summary>
/// Evidence of who knows what. Table <c>evidence</c>: one partition for each tenant and person, one row for each piece. A write is noted in the
/// journal, for the other instances, and put into this instance's index at once.
/// </summary>
internal sealed partial class EvidenceStore(ITables tables, Journal journal, IExpertIndex index, TimeProvider time)
{
    public const string Table = "evidence";

    // About 15 MB.
    private const int MostShown = 20_000;

    // What is changed here or noted in the journal is forgotten at once; this is for rows that an administrator deletes by hand.
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private readonly ITable _evidence = tables.Open(Table);

    // As it is shown: without its text. By document alone, which is found faster than a pair; of two tenants' documents of one name the last is kept.
    private readonly Recent<string, (string Tenant, Evidence Piece, DateTimeOffset Until)> _shown = new(MostShown);

    /// <summary>Records a fact. Recording it again changes nothing but what became different about it (votes, acceptance).</summary>
    public async Task RecordAsync(string tenant, Evidence piece, CancellationToken cancel)
    {
        var row = EvidenceRow.Of(tenant, piece);
        await ChangeAsync([EvidenceRow.DocumentId(row.Partition, row.Row)], () => _evidence.UpsertAsync(row, cancel));
        await journal.NoteAsync(tenant, Table, row.Partition, row.Row, cancel);
        index.Put(tenant, piece.ToDocument());
    }

    /// <summary>Records many facts at once, for import: one note in the journal for each person, not for each fact.</summary>
    public async Task RecordAllAsync(string tenant, IEnumerable<Evidence> pieces, CancellationToken cancel)
    {
        foreach (var ofOne in pieces.GroupBy(piece => piece.Person))
        {
            // Two lines about one fact in one batch: the later one counts, and a batch may change a row only once.
            var rows = ofOne.GroupBy(piece => piece.Id).Select(same => EvidenceRow.Of(tenant, same.Last())).ToArray();
            foreach (var some in rows.Chunk(TableRules.MostChanges))
            {
                await ChangeAsync(some.Select(row => EvidenceRow.DocumentId(row.Partition, row.Row)), () => _evidence.BatchAsync(some[0].Partition, [.. some.Select(row => new TableChange(ChangeKind.Upsert, row))], cancel));
            }

            await journal.NoteAsync(tenant, Table, rows[0].Partition, "", cancel);
            foreach (var piece in ofOne)
            {
                index.Put(tenant, piece.ToDocument());
            }
        }
    }

    /// <summary>The piece that the index calls so, without its text, which is never shown; null when it was deleted meanwhile.</summary>
    public ValueTask<Evidence?> FindAsync(string tenant, string documentId, CancellationToken cancel) =>
        _shown.TryFind(documentId, out var known) && known.Tenant == tenant && known.Until > time.GetUtcNow()
            ? new(known.Piece)
            : new(ReadAsync(tenant, documentId, cancel));

    /// <summary>Everything that speaks for a person.</summary>
    public async IAsyncEnumerable<Evidence> OfAsync(string tenant, PersonId person, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var row in RowsAsync(EvidenceRow.Partition(tenant, person), cancel))
        {
            yield return EvidenceRow.Read(row).Piece;
        }
    }

    /// <summary>Takes a fact back. One that is gone already is no error.</summary>
    public async Task DeleteAsync(string tenant, PersonId person, string id, CancellationToken cancel)
    {
        var (partition, row) = (EvidenceRow.Partition(tenant, person), TableKey.Of(id));
        var document = EvidenceRow.DocumentId(person, id);
        await ChangeAsync([document], () => _evidence.DeleteAsync(partition, row, TableRow.AnyVersion, cancel));
        await journal.NoteAsync(tenant, Table, partition, row, cancel);
        index.Remove(tenant, document);
    }

    /// <summary>Reads everything into the index: at start, before the first question.</summary>
    /// <returns>Pieces read.</returns>
    public async Task<int> LoadIndexAsync(CancellationToken cancel)
    {
        var count = 0;
        await foreach (var row in _evidence.ScanAsync(cancel))
        {
            Put(row);
            count++;
        }

        return count;
    }

    /// <summary>Reads what the journal says was changed, also by other instances, into the index.</summary>
    public async Task FollowAsync(string tenant, DateTimeOffset since, CancellationToken cancel)
    {
        var seen = new HashSet<JournalEntry>();
        await foreach (var entry in journal.SinceAsync(tenant, since, cancel))
        {
            if (entry.Kind != Table || !seen.Add(entry))
            {
                continue;
            }

            if (entry.Row.Length == 0)
            {
                await foreach (var row in RowsAsync(entry.Partition, cancel))
                {
                    _shown.Forget(EvidenceRow.DocumentId(row.Partition, row.Row));
                    Put(row);
                }

                continue;
            }

            var document = EvidenceRow.DocumentId(entry.Partition, entry.Row);
            _shown.Forget(document);
            if (await _evidence.GetAsync(entry.Partition, entry.Row, cancel) is { } changed)
            {
                Put(changed);
            }
            else
            {
                index.Remove(tenant, document);
            }
        }
    }

    private async Task<Evidence?> ReadAsync(string tenant, string documentId, CancellationToken cancel)
    {
        var (partition, row) = EvidenceRow.Keys(tenant, documentId);
        var changes = _shown.Changes;
        if (await _evidence.GetAsync(partition, row, cancel) is not { } found)
        {
            return null;
        }

        var piece = EvidenceRow.Read(found).Piece with { Text = "" };
        _shown.Keep(documentId, (tenant, piece, time.GetUtcNow() + Fresh), changes);
        return piece;
    }

    /// <summary>Whatever becomes of the write: what was kept of the pieces before it is not shown any more.</summary>
    private async Task ChangeAsync(IEnumerable<string> documents, Func<Task> write)
    {
        try
        {
            await write();
        }
        finally
        {
            foreach (var document in documents)
            {
                _shown.Forget(document);
            }
        }
    }

    private async IAsyncEnumerable<TableRow> RowsAsync(string partition, [EnumeratorCancellation] CancellationToken cancel)
    {
        string? next = null;
        do
        {
            var page = await _evidence.PageAsync(partition, KeyRange.All, TableRules.LargestPage, next, cancel);
            foreach (var row in page.Rows)
            {
                yield return row;
            }

            next = page.Continuation;
        }
        while (next is not null);
    }

    private void Put(TableRow row)
    {
        var (tenant, piece) = EvidenceRow.Read(row);
        index.Put(tenant, piece.ToDocument());
    }
}
