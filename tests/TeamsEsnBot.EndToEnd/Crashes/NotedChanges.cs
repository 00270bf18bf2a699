using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.EndToEnd.Crashes;

/// <summary>What the journal says: each time that evidence was about to change.</summary>
internal static class NotedChanges
{
    /// <summary>The entries that name a row, whichever process wrote them.</summary>
    public static async Task<ILookup<(string Partition, string Row), JournalEntry>> OfEvidenceAsync(ITables tables, string tenant) =>
        (await tables.Open(Journal.Table).ScanAsync(CancellationToken.None)
            .Where(row => row.Partition != JournalRows.Writers)
            .Select(row => JournalRows.Read(row.Partition, row))
            .Where(entry => entry.Tenant == tenant && entry.Table == EvidenceStore.Table)
            .ToListAsync())
        .SelectMany(entry => entry.Rows.Select(row => (Entry: entry, Row: row)))
        .ToLookup(named => (named.Entry.Partition, named.Row), named => named.Entry);
}
