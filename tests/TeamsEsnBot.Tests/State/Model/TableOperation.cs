using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Tests.State.Model;

/// <summary>One thing that a caller asks of a table, and whether the model could have answered it as the real table did.</summary>
internal abstract record TableOperation
{
    /// <summary>Asks the real table.</summary>
    public abstract Task<TableAnswer> AskAsync(ITable table);

    /// <summary>The model afterwards, or null when no table in this state gives that answer.</summary>
    public abstract TableModel? Follow(TableModel before, TableAnswer answer);

    public sealed record Get(string Partition, string Row) : TableOperation
    {
        public override async Task<TableAnswer> AskAsync(ITable table) => new TableAnswer.Found(await table.GetAsync(Partition, Row, default));

        public override TableModel? Follow(TableModel before, TableAnswer answer) => answer is not TableAnswer.Found { Row: var row } ? null
            : row is not null ? (RowKey.Of(row) == new RowKey(Partition, Row) ? before.Saw(row) : null)
            : before.Has(Partition, Row) ? null : before;

        public override string ToString() => $"Get {new RowKey(Partition, Row)}";
    }

    public sealed record Change(TableChange Asked) : TableOperation
    {
        public override async Task<TableAnswer> AskAsync(ITable table) => new TableAnswer.Changed(Asked.Kind switch
        {
            ChangeKind.Insert => await table.InsertAsync(Asked.Row, default),
            ChangeKind.Replace => await table.ReplaceAsync(Asked.Row, Asked.IfMatch, default),
            ChangeKind.Merge => await table.MergeAsync(Asked.Row, Asked.IfMatch, default),
            ChangeKind.Upsert => await table.UpsertAsync(Asked.Row, default),
            ChangeKind.Delete => new(await table.DeleteAsync(Asked.Row.Partition, Asked.Row.Row, Asked.IfMatch, default), ""),
            _ => throw new InvalidOperationException($"{Asked.Kind} is no change."),
        });

        public override TableModel? Follow(TableModel before, TableAnswer answer) => answer is TableAnswer.Changed { Written: var written }
            && written.Outcome == before.Outcome(Asked)
            && (written.ETag.Length > 0) == (written.IsDone && Asked.Kind is not ChangeKind.Delete)
                ? (written.IsDone ? before.After(Asked, written.ETag) : before)
                : null;

        public override string ToString() => Told.Change(Asked);
    }

    public sealed record Batch(string Partition, IReadOnlyList<TableChange> Changes) : TableOperation
    {
        public override async Task<TableAnswer> AskAsync(ITable table) => new TableAnswer.Batched(await table.BatchAsync(Partition, Changes, default));

        public override TableModel? Follow(TableModel before, TableAnswer answer)
        {
            // Each change has a row of its own, so the state before decides about all of them.
            var refusedAt = Changes.ToList().FindIndex(change => before.Outcome(change) is not Write.Done);
            var expected = refusedAt < 0 ? new BatchWritten(Write.Done, null) : new BatchWritten(before.Outcome(Changes[refusedAt]), refusedAt);

            return answer is not TableAnswer.Batched { Written: var written } || written != expected ? null
                : written.IsDone ? Changes.Aggregate(before, (model, change) => model.After(change, null))
                : before;
        }

        public override string ToString() => $"Batch [{string.Join(", ", Changes.Select(Told.Change))}]";
    }

    /// <summary>The first page, or the one behind a bookmark.</summary>
    public sealed record Page(string Partition, KeyRange Range, int Take, Bookmark? From) : TableOperation
    {
        public override async Task<TableAnswer> AskAsync(ITable table) =>
            new TableAnswer.Paged(await table.PageAsync(Partition, Range, Take, From?.Continuation, default));

        public override TableModel? Follow(TableModel before, TableAnswer answer)
        {
            if (answer is not TableAnswer.Paged { Page: var page } || page.Rows.Count > Take)
            {
                return null;
            }

            var rows = before.Range(Partition, Range);
            var starts = From is null ? [0] : From.Starts(rows);
            var fitting = starts.Where(start => IsRunOf(rows, start, page.Rows) && (page.Continuation is not null || start + page.Rows.Count == rows.Count));

            return fitting.Any() ? page.Rows.Aggregate(before, (model, row) => model.Saw(row)!) : null;
        }

        public override string ToString() => $"Page of “{Partition}” from “{Range.From}” before “{Range.Before}”, {Take} rows{From}";

        private static bool IsRunOf(List<ModelRow> rows, int start, IReadOnlyList<TableRow> seen) =>
            start + seen.Count <= rows.Count && seen.Select((row, i) => rows[start + i].Key == RowKey.Of(row) && rows[start + i].Fits(row)).All(fits => fits);
    }
}

/// <summary>
/// Where a page ended. Stores go on behind the last row they showed or at the row that was next then; so what somebody inserts between the two may be seen or
/// missed, and nothing else may.
/// </summary>
/// <param name="Behind">The last row shown; null when none was.</param>
/// <param name="Next">The row that came next when the page was read; null when none did.</param>
internal sealed record Bookmark(string Continuation, string? Behind, string? Next)
{
    /// <summary>After the page was answered.</summary>
    public static Bookmark? After(TableOperation.Page page, TablePage answer, TableModel model)
    {
        if (answer.Continuation is null)
        {
            return null;
        }

        var behind = answer.Rows is [.., var last] ? last.Row : page.From?.Behind;
        var next = model.Range(page.Partition, page.Range).Find(row => behind is null || string.CompareOrdinal(row.Key.Row, behind) > 0);
        return new(answer.Continuation, behind, next?.Key.Row);
    }

    /// <summary>Indexes at which the next page may begin.</summary>
    public IEnumerable<int> Starts(List<ModelRow> rows)
    {
        var first = rows.Count(row => Behind is not null && string.CompareOrdinal(row.Key.Row, Behind) <= 0);
        var last = Next is null ? rows.Count : rows.Count(row => string.CompareOrdinal(row.Key.Row, Next) < 0);
        return Enumerable.Range(first, Math.Max(1, last - first + 1));
    }

    public override string ToString() => $" behind “{Behind}”";
}

/// <summary>What the real table answered.</summary>
internal abstract record TableAnswer
{
    public sealed record Found(TableRow? Row) : TableAnswer
    {
        public override string ToString() => Told.Row(Row);
    }

    public sealed record Changed(Written Written) : TableAnswer
    {
        public override string ToString() => $"{Written.Outcome} {Written.ETag}";
    }

    public sealed record Batched(BatchWritten Written) : TableAnswer
    {
        public override string ToString() => $"{Written.Outcome} {Written.RefusedAt}";
    }

    public sealed record Paged(TablePage Page) : TableAnswer
    {
        public override string ToString() => $"[{string.Join(", ", Page.Rows.Select(Told.Row))}]{(Page.Continuation is null ? ", the last page" : "")}";
    }
}
