using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Tests.State;

/// <summary>Each kind of write on each state of a row, with each version it may ask for, alone and in a batch.</summary>
internal abstract partial class TableContract
{
    /// <summary>What became of the row before the write.</summary>
    public enum RowState
    {
        Missing,
        There,
        ChangedSince,
        Deleted,
        DeletedAndInsertedAgain,
    }

    /// <summary>The version that the write asks for.</summary>
    public enum Asks
    {
        Any,
        FirstSeen,
    }

    private static readonly TestCaseData[] Outcomes =
    [
        .. from kind in Enum.GetValues<ChangeKind>()
           from state in Enum.GetValues<RowState>()
           from asks in kind is ChangeKind.Insert or ChangeKind.Upsert || state is RowState.Missing ? [Asks.Any] : Enum.GetValues<Asks>()
           from inBatch in new[] { false, true }
           select new TestCaseData(kind, state, asks, inBatch).Returns(Outcome(kind, state, asks))
               .SetArgDisplayNames($"{kind}", $"{state}", $"{asks}", inBatch ? "in a batch" : "alone"),
    ];

    private static readonly ChangeKind[] CanBeRefused = [ChangeKind.Insert, ChangeKind.Replace, ChangeKind.Merge, ChangeKind.Delete];

    [TestCaseSource(nameof(Outcomes))]
    public async Task<Write> A_write_has_the_outcome_that_the_state_of_its_row_demands(ChangeKind kind, RowState state, Asks asks, bool inBatch)
    {
        var first = await BringAboutAsync(state);
        var before = await _table.GetAsync("people", "maya", default);
        var change = new TableChange(
            kind, kind is ChangeKind.Delete ? Row("maya") : Row("maya", ("Place", "Oslo")), asks is Asks.Any ? TableRow.AnyVersion : first);

        var outcome = await ChangeAsync(change, inBatch);

        var after = await _table.GetAsync("people", "maya", default);
        if (outcome is not Write.Done)
        {
            Assert.That((after?.ETag, after?.Text("Place")), Is.EqualTo((before?.ETag, before?.Text("Place"))), "refused, and yet something changed");
        }
        else if (kind is ChangeKind.Delete)
        {
            Assert.That(after, Is.Null);
        }
        else
        {
            Assert.That((after?.Text("Place"), after?.Text("Team")), Is.EqualTo(("Oslo", kind is ChangeKind.Merge ? "Data" : null)));
            Assert.That(after?.ETag, Is.Not.EqualTo(before?.ETag));
        }

        return outcome;
    }

    [Test]
    public async Task Of_two_refused_changes_of_a_batch_the_first_is_named(
        [ValueSource(nameof(CanBeRefused))] ChangeKind first, [ValueSource(nameof(CanBeRefused))] ChangeKind second)
    {
        await InsertAsync("people", "there");

        var written = await _table.BatchAsync(
            "people", [new(ChangeKind.Upsert, Row("a")), Refused(first, 1), new(ChangeKind.Insert, Row("b")), Refused(second, 3)], default);

        Assert.That(written, Is.EqualTo(new BatchWritten(first is ChangeKind.Insert ? Write.AlreadyExists : Write.NotFound, 1)));
        Assert.That(await KeysAsync("people", KeyRange.All), Is.EqualTo(["there"]));

        static TableChange Refused(ChangeKind kind, int at) => new(kind, Row(kind is ChangeKind.Insert && at == 1 ? "there" : $"missing {at}"));
    }

    [TestCase(1), TestCase(2), TestCase(50), TestCase(99), TestCase(100)]
    public async Task A_batch_of_any_size_is_refused_at_its_last_change_as_at_its_first(int size)
    {
        await InsertAsync("people", "seat");
        var free = Enumerable.Range(0, size - 1).Select(i => new TableChange(ChangeKind.Insert, Row($"{i:D3}"))).ToList();
        TableChange taken = new(ChangeKind.Insert, Row("seat"));

        Assert.That(await _table.BatchAsync("people", [.. free, taken], default), Is.EqualTo(new BatchWritten(Write.AlreadyExists, size - 1)));
        Assert.That(await _table.BatchAsync("people", [taken, .. free], default), Is.EqualTo(new BatchWritten(Write.AlreadyExists, 0)));
        Assert.That(await KeysAsync("people", KeyRange.All), Is.EqualTo(["seat"]));
    }

    [Test]
    public async Task A_batch_of_one_kind_does_all_of_it([Values] ChangeKind kind, [Values(1, 7, 100)] int size)
    {
        var keys = Enumerable.Range(0, size).Select(i => $"{i:D3}").ToList();
        if (kind is not ChangeKind.Insert)
        {
            await FillAsync([.. keys]);
        }

        var written = await _table.BatchAsync(
            "people", [.. keys.Select(key => new TableChange(kind, kind is ChangeKind.Delete ? Row(key) : Row(key, ("Round", 2))))], default);

        var page = await _table.PageAsync("people", KeyRange.All, TableRules.LargestPage, null, default);
        Assert.That(written, Is.EqualTo(new BatchWritten(Write.Done, null)));
        Assert.That(page.Rows.Select(row => row.Row), Is.EqualTo(kind is ChangeKind.Delete ? [] : keys));
        Assert.That(page.Rows.Select(row => row.Number("Round")), Is.All.EqualTo(2));
        Assert.That(page.Rows.Select(row => row.Flag("Old")), Is.All.EqualTo(kind is ChangeKind.Merge));

        async Task FillAsync(string[] rows) =>
            await _table.BatchAsync("people", [.. rows.Select(row => new TableChange(ChangeKind.Insert, Row(row, ("Old", true), ("Round", 1))))], default);
    }

    [Test]
    public async Task Rows_of_the_same_key_in_two_partitions_are_two_rows()
    {
        await _table.InsertAsync(RowOf("people", "maya", ("Place", "Lisbon")), default);
        await _table.InsertAsync(RowOf("places", "maya", ("Place", "Oslo")), default);

        Assert.That(await _table.DeleteAsync("places", "maya", TableRow.AnyVersion, default), Is.EqualTo(Write.Done));
        Assert.That((await ReadAsync("maya")).Text("Place"), Is.EqualTo("Lisbon"));
    }

    [Test]
    public async Task A_version_of_another_row_does_not_fit()
    {
        var mayas = (await _table.InsertAsync(Row("maya"), default)).ETag;
        await Task.Delay(TimeSpan.FromMilliseconds(2));
        await _table.InsertAsync(Row("tom"), default);

        Assert.That((await _table.ReplaceAsync(Row("tom"), mayas, default)).Outcome, Is.EqualTo(Write.Changed));
    }

    private static Write Outcome(ChangeKind kind, RowState state, Asks asks) => (kind, state, asks) switch
    {
        (ChangeKind.Upsert, _, _) => Write.Done,
        (ChangeKind.Insert, RowState.Missing or RowState.Deleted, _) => Write.Done,
        (ChangeKind.Insert, _, _) => Write.AlreadyExists,
        (_, RowState.Missing or RowState.Deleted, _) => Write.NotFound,
        (_, RowState.ChangedSince or RowState.DeletedAndInsertedAgain, Asks.FirstSeen) => Write.Changed,
        _ => Write.Done,
    };

    /// <returns>The version of the row as it was first.</returns>
    private async Task<string> BringAboutAsync(RowState state)
    {
        if (state is RowState.Missing)
        {
            return TableRow.AnyVersion;
        }

        var row = Row("maya", ("Place", "Lisbon"), ("Team", "Data"));
        var first = (await _table.InsertAsync(row, default)).ETag;
        switch (state)
        {
            case RowState.ChangedSince:
                await _table.UpsertAsync(row, default);
                break;
            case RowState.Deleted:
                await _table.DeleteAsync("people", "maya", first, default);
                break;
            case RowState.DeletedAndInsertedAgain:
                await _table.DeleteAsync("people", "maya", first, default);
                await _table.InsertAsync(row, default);
                break;
        }

        return first;
    }

    private async Task<Write> ChangeAsync(TableChange change, bool inBatch) => inBatch
        ? (await _table.BatchAsync("people", [change], default)).Outcome
        : change.Kind switch
        {
            ChangeKind.Insert => (await _table.InsertAsync(change.Row, default)).Outcome,
            ChangeKind.Replace => (await _table.ReplaceAsync(change.Row, change.IfMatch, default)).Outcome,
            ChangeKind.Merge => (await _table.MergeAsync(change.Row, change.IfMatch, default)).Outcome,
            ChangeKind.Upsert => (await _table.UpsertAsync(change.Row, default)).Outcome,
            _ => await _table.DeleteAsync(change.Row.Partition, change.Row.Row, change.IfMatch, default),
        };
}
