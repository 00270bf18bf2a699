using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Features.Privacy;

/// <summary>Changes rows of a table that nothing else is held of.</summary>
internal sealed class TableKeeper(ITable table) : IKeeper
{
    public async Task<int> DropAsync(IReadOnlyList<TableRow> seen, CancellationToken cancel) => (await DropAsync(table, seen, cancel)).Count;

    public async Task<bool> ReplaceAsync(TableRow seen, TableRow now, CancellationToken cancel) => (await table.ReplaceAsync(now, seen.ETag, cancel)).IsDone;

    /// <summary>Deletes rows of one partition that are still as they were seen: in one go, or one by one when others write at the same time.</summary>
    /// <returns>Those that are gone now.</returns>
    public static async Task<IReadOnlyList<TableRow>> DropAsync(ITable table, IReadOnlyList<TableRow> seen, CancellationToken cancel)
    {
        if (seen.Count > 1
            && (await table.BatchAsync(seen[0].Partition, [.. seen.Select(row => new TableChange(ChangeKind.Delete, row, row.ETag))], cancel)).IsDone)
        {
            return seen;
        }

        var dropped = new List<TableRow>();
        foreach (var row in seen)
        {
            if (await table.DeleteAsync(row.Partition, row.Row, row.ETag, cancel) is not Write.Changed)
            {
                dropped.Add(row);
            }
        }

        return dropped;
    }
}
