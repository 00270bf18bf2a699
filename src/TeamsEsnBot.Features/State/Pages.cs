using System.Runtime.CompilerServices;

namespace TeamsEsnBot.Features.State;

internal static class Pages
{
    /// <summary>The rows of a partition in key order, page after page.</summary>
    public static async IAsyncEnumerable<TableRow> RowsAsync(this ITable table, string partition, KeyRange range, [EnumeratorCancellation] CancellationToken cancel)
    {
        string? next = null;
        do
        {
            var page = await table.PageAsync(partition, range, TableRules.LargestPage, next, cancel);
            foreach (var row in page.Rows)
            {
                yield return row;
            }

            next = page.Continuation;
        }
        while (next is not null);
    }
}
