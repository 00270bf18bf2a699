using TeamsEsnBot.Features.Privacy;
using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Features.Community;

/// <summary>How long evidence is kept, whose it is, and how it leaves table, index and journal together.</summary>
internal sealed partial class EvidenceStore : IKeeper
{
    /// <summary>Evidence that names somebody as its giver stays with whom it speaks for; it then comes from “a colleague”.</summary>
    public static Kept Keep(Kept kept) => kept
        .For(limits => limits.Evidence, since: row => row.Time("When"), "for as long as the person may be found, or after the fact: Retention:Evidence")
        .Theirs((row, whom) => whom.Is(row, row.Text("Person")))
        .Naming(EvidenceRow.Without)
        .By<EvidenceStore>();

    async Task<int> IKeeper.DropAsync(IReadOnlyList<TableRow> seen, CancellationToken cancel)
    {
        IReadOnlyList<TableRow> gone = [];
        await ChangeAsync(
            seen[0].Text("Tenant") ?? "",
            seen[0].Partition,
            [.. seen.Select(row => row.Row)],
            async () =>
            {
                gone = await TableKeeper.DropAsync(_evidence, seen, cancel);
                foreach (var row in gone)
                {
                    index.Remove(row.Text("Tenant") ?? "", EvidenceRow.DocumentId(row.Partition, row.Row));
                }
            },
            cancel);
        return gone.Count;
    }

    async Task<bool> IKeeper.ReplaceAsync(TableRow seen, TableRow now, CancellationToken cancel)
    {
        var isDone = false;
        await ChangeAsync(
            now.Text("Tenant") ?? "",
            now.Partition,
            [now.Row],
            async () =>
            {
                isDone = (await _evidence.ReplaceAsync(now, seen.ETag, cancel)).IsDone;
                if (isDone)
                {
                    var (tenant, piece) = EvidenceRow.Read(now);
                    index.Put(tenant, piece.ToDocument());
                }
            },
            cancel);
        return isDone;
    }
}
