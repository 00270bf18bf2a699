using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Archive;

/// <summary>Finds rows that are not wanted, by going through both sides at once: the wanted ones come table by table and, as those of a store do, in the order of their keys.</summary>
internal sealed class Others(IAsyncEnumerator<ArchivedRow> wanted)
{
    private bool _hasBegun;
    private bool _hasMore;

    /// <summary>Rows of a table that are not wanted. Tables are asked for in ordinal order.</summary>
    public async IAsyncEnumerable<TableRow> AmongAsync(string table, IAsyncEnumerable<TableRow> rows)
    {
        if (!_hasBegun)
        {
            _hasBegun = true;
            await NextAsync();
        }

        await foreach (var row in rows)
        {
            while (_hasMore && Compare(wanted.Current, table, row) < 0)
            {
                await NextAsync();
            }

            if (!_hasMore || Compare(wanted.Current, table, row) > 0)
            {
                yield return row;
            }
        }
    }

    private async Task NextAsync() => _hasMore = await wanted.MoveNextAsync();

    private static int Compare(ArchivedRow one, string table, TableRow other) =>
        string.CompareOrdinal(one.Table, table) is not 0 and var tables ? tables
        : string.CompareOrdinal(one.Row.Partition, other.Partition) is not 0 and var partitions ? partitions
        : string.CompareOrdinal(one.Row.Row, other.Row);
}
