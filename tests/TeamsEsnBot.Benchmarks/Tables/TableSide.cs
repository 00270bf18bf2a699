using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Benchmarks.Tables;

/// <summary>The bot's way: through <see cref="ITable"/>.</summary>
/// <param name="atOnce">How many callers insert at once; as many read when <paramref name="readersAtOnce"/> says so.</param>
internal sealed class TableSide(ITable table, int atOnce, int batchesAtOnce, int readersAtOnce) : ISide
{
    private int _next;

    public async Task FillAsync()
    {
        foreach (var chunk in Enumerable.Range(0, Rows.OnTheShelf).Chunk(TableRules.MostChanges))
        {
            await table.BatchAsync(Rows.Shelf, [.. chunk.Select(i => new TableChange(ChangeKind.Insert, Rows.Row(Rows.Shelf, i)))], default);
        }
    }

    public Task<int> InsertSinglesAsync(Slice slice) => TogetherAsync(atOnce, slice, async () =>
    {
        var written = await table.InsertAsync(Rows.Row("singles", Interlocked.Increment(ref _next)), default);
        return written.IsDone ? 1 : throw new InvalidOperationException("A new row was there already.");
    });

    public Task<int> InsertBatchesAsync(Slice slice) => TogetherAsync(batchesAtOnce, slice, async () =>
    {
        var last = Interlocked.Add(ref _next, TableRules.MostChanges);
        var changes = new TableChange[TableRules.MostChanges];
        for (var i = 0; i < changes.Length; i++)
        {
            changes[i] = new TableChange(ChangeKind.Insert, Rows.Row("batches", last - i));
        }

        var written = await table.BatchAsync("batches", changes, default);
        return written.IsDone ? changes.Length : throw new InvalidOperationException("A new row was there already.");
    });

    public Task<int> GetAsync(Slice slice) => TogetherAsync(readersAtOnce, slice, async () =>
    {
        var read = await table.GetAsync(Rows.Shelf, Rows.Key(Interlocked.Increment(ref _next) % Rows.OnTheShelf), default);
        return read?.Text("Kind") is not null ? 1 : throw new InvalidOperationException("A row is not there.");
    });

    public Task<int> PageAsync(Slice slice) => TogetherAsync(Math.Min(readersAtOnce, 2), slice, async () =>
    {
        var from = Rows.Key(Interlocked.Increment(ref _next) % (Rows.OnTheShelf - TableRules.LargestPage));
        var page = await table.PageAsync(Rows.Shelf, new(from, null), TableRules.LargestPage, null, default);
        return page.Rows.Count;
    });

    /// <summary>So many callers, each doing the same again until the slice is over.</summary>
    internal static async Task<int> TogetherAsync(int callers, Slice slice, Func<Task<int>> work) =>
        (await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            var rows = 0;
            while (!slice.IsOver)
            {
                rows += await work();
            }

            return rows;
        })))).Sum();
}
