using TeamsEsnBot.Features.Privacy;
using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Archive;

/// <summary>Writes tables as JSON lines: a header, a line for each row, and an end with counts and a checksum. Memory does not grow with the number of rows.</summary>
internal sealed class Export(ITables tables, IEnumerable<Kept> kept, TimeProvider time)
{
    private const int RowsBetweenNotes = 1_000;

    private readonly Dictionary<string, Kept> _kept = kept.ToDictionary(table => table.Table, StringComparer.OrdinalIgnoreCase);

    /// <summary>Names of the tables to export, the erasures first: what a ledger shows as finished has then left every table that follows it.</summary>
    /// <returns>Also those of a shared account that are not ours and stay out.</returns>
    public async Task<(IReadOnlyList<string> Ours, IReadOnlyList<string> Others)> TablesAsync(CancellationToken cancel)
    {
        var names = await tables.NamesAsync(cancel).ToListAsync(cancel);
        var ours = names.Where(name => !tables.IsShared || _kept.ContainsKey(name)).OrderBy(name => name != ErasureLedger.Table).ThenBy(name => name, StringComparer.Ordinal).ToArray();
        return (ours, [.. names.Except(ours)]);
    }

    /// <summary>Writes rows of the tables.</summary>
    /// <param name="isPart">True when these are not all tables.</param>
    /// <param name="person">Only rows of these people; null for everything.</param>
    public async Task<RowHash> WriteAsync(
        Stream to, IReadOnlyList<string> names, bool isPart, IReadOnlyList<string> tenants, Whom? person, Action<long> onProgress, CancellationToken cancel)
    {
        await to.WriteAsync(
            new ExportHeader(ExportHeader.Name, ExportHeader.CurrentVersion, time.GetUtcNow(), tenants, names, isPart || person is not null).ToLine(), cancel);
        var hash = new RowHash();
        foreach (var name in names)
        {
            var about = _kept.GetValueOrDefault(name);
            await foreach (var row in tables.Open(name).ScanAsync(cancel))
            {
                if (about?.IsPassing(row) is true || (person is not null && about?.IsTheirs(row, person) is not true))
                {
                    continue;
                }

                await to.WriteAsync(hash.Add(new(name, row)), cancel);
                if (hash.Count % RowsBetweenNotes == 0)
                {
                    onProgress(hash.Count);
                }
            }
        }

        await to.WriteAsync(new ExportEnd(hash.Rows, hash.Checksum()).ToLine(), cancel);
        await to.FlushAsync(cancel);
        return hash;
    }
}
