using System.Runtime.CompilerServices;

namespace TeamsEsnBot.Features.State;

internal static class RowBatches
{
    /// <summary>Rows that follow each other in one partition, as many together as a batch of deletes takes.</summary>
    public static async IAsyncEnumerable<IReadOnlyList<TableRow>> InBatches(this IAsyncEnumerable<TableRow> rows, [EnumeratorCancellation] CancellationToken cancel)
    {
        List<TableRow> together = [];
        await foreach (var row in rows.WithCancellation(cancel))
        {
            if (together.Count == TableRules.MostChanges || (together.Count > 0 && together[0].Partition != row.Partition))
            {
                yield return together;
                together = [];
            }

            together.Add(row);
        }

        if (together.Count > 0)
        {
            yield return together;
        }
    }
}
