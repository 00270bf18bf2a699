using System.Globalization;
using TeamsEsnBot.Features.Privacy;

namespace TeamsEsnBot.Features.State;

/// <summary>
/// What changed, for the instances whose indexes follow: each entry names a row, never its content. One partition an hour and tenant,
/// entries in the order of the writer's clock. Clocks differ, so a follower reads the last half minute again; entries are idempotent.
/// </summary>
internal sealed class Journal(ITables tables, TimeProvider time)
{
    public const string Table = "journal";

    private readonly ITable _journal = tables.Open(Table);

    /// <summary>Whoever reads rows from elsewhere reads all of them, and needs no notes.</summary>
    public static Kept Keep(Kept kept) => kept.While("for as long as an instance may follow it; see Journal").Passing(_ => true);

    /// <summary>Says that a row was written or deleted. To be called after the row's own write.</summary>
    public async Task NoteAsync(string tenant, string kind, string partition, string row, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var entry = new TableRow(
            Partition(tenant, now),
            TableKey.Join(TableKey.OldestFirst(now), Guid.CreateVersion7(now).ToString("n")),
            new Dictionary<string, object?> { ["Kind"] = kind, ["InPartition"] = partition, ["AtRow"] = row });
        await _journal.InsertAsync(entry, cancel);
    }

    /// <summary>Entries from a moment on, oldest first; entries of the same tenant only.</summary>
    public async IAsyncEnumerable<JournalEntry> SinceAsync(
        string tenant,
        DateTimeOffset since,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var from = TableKey.OldestFirst(since);
        for (var hour = since.UtcDateTime.Date.AddHours(since.UtcDateTime.Hour); hour <= time.GetUtcNow().UtcDateTime; hour = hour.AddHours(1))
        {
            string? next = null;
            do
            {
                var page = await _journal.PageAsync(Partition(tenant, hour), new KeyRange(from, null), TableRules.LargestPage, next, cancel);
                foreach (var entry in page.Rows)
                {
                    yield return new JournalEntry(entry.Text("Kind") ?? "", entry.Text("InPartition") ?? "", entry.Text("AtRow") ?? "");
                }

                next = page.Continuation;
            }
            while (next is not null);
        }
    }

    private static string Partition(string tenant, DateTimeOffset hour) =>
        TableKey.Join(tenant, hour.UtcDateTime.ToString("yyyyMMddHH", CultureInfo.InvariantCulture));
}

/// <summary>A row that changed.</summary>
internal sealed record JournalEntry(string Kind, string Partition, string Row);
