using System.Runtime.CompilerServices;

namespace TeamsEsnBot.Features.State;

internal static class Pages
{
    /// <summary>The rows of a partition in key order, page after page.</summary>
    /// <param name="atOnce">Rows of a page: fewer than the most where the rows are large, or the first ones are often enough.</param>
    public static async IAsyncEnumerable<TableRow> RowsAsync(
        this ITable table, string partition, KeyRange range, [EnumeratorCancellation] CancellationToken cancel, int atOnce = TableRules.LargestPage)
    {
        string? next = null;
        do
        {
            var page = await table.PageAsync(partition, range, atOnce, next, cancel);
            foreach (var row in page.Rows)
            {
                yield return row;
            }

            next = page.Continuation;
        }
        while (next is not null);
    }
}
