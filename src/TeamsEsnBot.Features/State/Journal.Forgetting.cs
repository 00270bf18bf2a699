namespace TeamsEsnBot.Features.State;

internal sealed partial class Journal
{
    /// <summary>
    /// Deletes entries older than the moment, and writers that have none left and will write no more. Whoever followed not even up to there has to read the tables
    /// again, and finds that out because the number of the first kept entry is written before anything is deleted.
    /// </summary>
    /// <returns>How many entries were deleted.</returns>
    public async Task<int> ForgetAsync(DateTimeOffset before, CancellationToken cancel)
    {
        var count = 0;
        foreach (var writer in await WritersAsync(cancel))
        {
            count += await ForgetAsync(writer, before, cancel);
        }

        return count;
    }

    /// <summary>
    /// Says that the tables hold other rows than the journal tells of, as after a restore: no snapshot is good any more, and instances that are running read everything again.
    /// </summary>
    public static Task BeginAnewAsync(ITables tables, TimeProvider time, CancellationToken cancel) =>
        tables.Open(Table).UpsertAsync(JournalRows.NewStore(NewStoreId(time), removed: 0), cancel);

    private async Task<List<RegisteredWriter>> WritersAsync(CancellationToken cancel)
    {
        List<RegisteredWriter> writers = [];
        await foreach (var row in _journal.RowsAsync(JournalRows.Writers, KeyRange.All, cancel))
        {
            if (row.Row != JournalRows.Store)
            {
                writers.Add(JournalRows.ReadWriter(row));
            }
        }

        return writers;
    }

    private async Task<int> ForgetAsync(RegisteredWriter writer, DateTimeOffset before, CancellationToken cancel)
    {
        var (count, log, first) = (0, JournalRows.Log(writer.Writer), writer.First);
        string? next = null;
        do
        {
            // What lies before the first was to be deleted by somebody who did not get that far.
            var page = await _journal.PageAsync(log, KeyRange.All, TableRules.MostChanges, next, cancel);
            var old = page.Rows.TakeWhile(row => row.Timestamp < before || JournalRows.NumberOf(row) < first).ToArray();
            if (old.Length > 0)
            {
                var kept = JournalRows.NumberOf(old[^1]) + 1;
                if (kept > first)
                {
                    first = kept;
                    await _journal.MergeAsync(JournalRows.Writer(writer.Writer, ("First", first)), TableRow.AnyVersion, cancel);
                }

                await _journal.BatchAsync(log, [.. old.Select(row => new TableChange(ChangeKind.Delete, row))], cancel);
                count += old.Length;
            }

            if (old.Length < page.Rows.Count)
            {
                return count;
            }

            next = page.Continuation;
        }
        while (next is not null);

        if (writer.Writer != Writer && writer.Written < before && first == writer.First)
        {
            await RemoveAsync(writer, cancel);
        }

        return count;
    }

    /// <summary>Counted before it is done: who counts one removal too many only reads more than was needed.</summary>
    private async Task RemoveAsync(RegisteredWriter writer, CancellationToken cancel)
    {
        Written counted;
        do
        {
            var store = await _journal.GetAsync(JournalRows.Writers, JournalRows.Store, cancel);
            counted = store is null
                ? await _journal.InsertAsync(JournalRows.NewStore(NewStoreId(time), removed: 1), cancel)
                : await _journal.ReplaceAsync(JournalRows.NewStore(store.Text("StoreId") ?? "", (store.Number("Removed") ?? 0) + 1), store.ETag, cancel);
        }
        while (!counted.IsDone);

        // Only as it was seen: a writer that shows that it lives stays.
        await _journal.DeleteAsync(JournalRows.Writers, writer.Writer, writer.ETag, cancel);
    }

    internal static string NewStoreId(TimeProvider time) => Guid.CreateVersion7(time.GetUtcNow()).ToString("n");
}
