using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TeamsEsnBot.Expertise;
using TeamsEsnBot.Features.Privacy;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Features.Community;

/// <summary>
/// Evidence of who knows what. Table <c>evidence</c>: one partition for each tenant and person, one row for each piece. A write is noted in the
/// journal, for the other instances, and put into this instance's index at once.
/// </summary>
internal sealed partial class EvidenceStore(
    ITables tables, Journal journal, IExpertIndex index, IOptions<TurnOptions> turns, TimeProvider time, ILogger<EvidenceStore> logger)
    : FollowedStore(tables, journal, Table)
{
    public const string Table = "evidence";

    // About 15 MB.
    private const int MostShown = 20_000;

    // What is changed here or noted in the journal is forgotten at once; this is for rows that an administrator deletes by hand.
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    // As it is shown: without its text. By document alone, which is found faster than a pair; of two tenants' documents of one name the last is kept.
    private readonly Recent<string, (string Tenant, Evidence Piece, DateTimeOffset Until)> _shown = new(MostShown);

    /// <summary>Evidence that names somebody as its giver stays with whom it speaks for; it then comes from “a colleague”.</summary>
    public static Kept Keep(Kept kept) => kept
        .For(limits => limits.Evidence, since: row => row.Time("When"), "for as long as the person may be found, or after the fact: Retention:Evidence")
        .Theirs((row, whom) => whom.Is(row, row.Text("Person")))
        .Naming(EvidenceRow.Without)
        .By<EvidenceStore>();

    /// <summary>Records a fact. Recording it again changes nothing but what became different about it (votes, acceptance).</summary>
    public Task RecordAsync(string tenant, Evidence piece, CancellationToken cancel)
    {
        var row = EvidenceRow.Of(tenant, piece);
        return ChangeAsync(
            tenant,
            row.Partition,
            [row.Row],
            async () =>
            {
                await Rows.UpsertAsync(row, cancel);
                index.Put(tenant, piece.ToDocument());
            },
            cancel);
    }

    /// <summary>Records many facts at once, for import: one note in the journal for up to a hundred facts of a person.</summary>
    public async Task RecordAllAsync(string tenant, IEnumerable<Evidence> pieces, CancellationToken cancel)
    {
        foreach (var ofOne in pieces.GroupBy(piece => piece.Person))
        {
            // Two lines about one fact in one batch: the later one counts, and a batch may change a row only once.
            foreach (var some in ofOne.GroupBy(piece => piece.Id).Select(same => same.Last()).Chunk(TableRules.MostChanges))
            {
                var rows = Array.ConvertAll(some, piece => EvidenceRow.Of(tenant, piece));
                await ChangeAsync(
                    tenant,
                    rows[0].Partition,
                    Array.ConvertAll(rows, row => row.Row),
                    async () =>
                    {
                        await Rows.BatchAsync(rows[0].Partition, Array.ConvertAll(rows, row => new TableChange(ChangeKind.Upsert, row)), cancel);
                        Array.ForEach(some, piece => index.Put(tenant, piece.ToDocument()));
                    },
                    cancel);
            }
        }
    }

    /// <summary>The piece that the index calls so, without its text, which is never shown; null when it was deleted meanwhile.</summary>
    public ValueTask<Evidence?> FindAsync(string tenant, string documentId, CancellationToken cancel) =>
        _shown.TryFind(documentId, out var known) && known.Tenant == tenant && known.Until > time.GetUtcNow()
            ? new(known.Piece)
            : new(ReadAsync(tenant, documentId, cancel));

    /// <summary>Everything that speaks for a person.</summary>
    public IAsyncEnumerable<Evidence> OfAsync(string tenant, PersonId person, CancellationToken cancel) =>
        Rows.RowsAsync(EvidenceRow.Partition(tenant, person), KeyRange.All, cancel).Select(row => EvidenceRow.Read(row).Piece);

    /// <summary>Takes a fact back. One that is gone already is no error.</summary>
    public Task DeleteAsync(string tenant, PersonId person, string id, CancellationToken cancel) =>
        TakeOutAsync(tenant, EvidenceRow.Partition(tenant, person), TableKey.Of(id), cancel);

    private async Task<Evidence?> ReadAsync(string tenant, string documentId, CancellationToken cancel)
    {
        var (partition, row) = EvidenceRow.Keys(tenant, documentId);
        var changes = _shown.Changes;
        if (await Rows.GetAsync(partition, row, cancel) is not { } found)
        {
            return null;
        }

        var piece = EvidenceRow.Read(found).Piece with { Text = "", Answer = "" };
        _shown.Keep(documentId, (tenant, piece, time.GetUtcNow() + Fresh), changes);
        return piece;
    }
}
