using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Tests.State;

internal abstract partial class TableContract
{
    [Test]
    public async Task Pages_follow_each_other_without_gap_or_repeat()
    {
        await FillAsync("people", 25);

        var keys = await KeysAsync("people", KeyRange.All, take: 7);

        Assert.That(keys, Is.EqualTo(Enumerable.Range(0, 25).Select(i => $"{i:D5}")));
    }

    [TestCase(5), TestCase(6), TestCase(100)]
    public async Task The_last_page_says_that_it_is_the_last(int take)
    {
        await FillAsync("people", 5);

        Assert.That(await KeysAsync("people", KeyRange.All, take), Has.Count.EqualTo(5));
    }

    [Test]
    public async Task An_empty_partition_has_no_rows_and_no_next_page()
    {
        var page = await _table.PageAsync("nobody", KeyRange.All, 10, null, default);

        Assert.That(page.Rows, Is.Empty);
        Assert.That(page.Continuation, Is.Null);
    }

    [Test]
    public async Task A_page_stays_in_its_partition_and_range()
    {
        await FillAsync("a", 3);
        await FillAsync("b", 10);
        await FillAsync("c", 3);

        Assert.That(await KeysAsync("b", new("00002", "00008"), take: 2), Is.EqualTo(["00002", "00003", "00004", "00005", "00006", "00007"]));
    }

    [Test]
    public async Task A_row_with_an_empty_key_can_end_a_page()
    {
        await InsertAsync("people", "", "a", "b");

        Assert.That(await KeysAsync("people", KeyRange.All, take: 1), Is.EqualTo(["", "a", "b"]));
    }

    [Test]
    public async Task More_than_a_thousand_rows_come_over_several_pages()
    {
        await FillAsync("people", 1_200);

        var first = await _table.PageAsync("people", KeyRange.All, TableRules.LargestPage, null, default);

        Assert.That(first.Rows, Has.Count.EqualTo(1_000));
        Assert.That(first.Continuation, Is.Not.Null);
        Assert.That(await KeysAsync("people", KeyRange.All, TableRules.LargestPage), Is.EqualTo(Enumerable.Range(0, 1_200).Select(i => $"{i:D5}")));
    }

    [Test]
    public async Task Pages_of_any_size_show_every_row_of_the_range_once(
        [Values(1, 2, 3, 6, 7, 8, 1_000)] int take, [Values(null, "", "00000", "00002", "00002x", "00006", "x")] string? from, [Values(null, "00000", "00003", "00007")] string? before)
    {
        await FillAsync("people", 7);
        await FillAsync("after", 2);

        var expected = Enumerable.Range(0, 7).Select(i => $"{i:D5}")
            .Where(key => (from is null || string.CompareOrdinal(key, from) >= 0) && (before is null || string.CompareOrdinal(key, before) < 0));
        Assert.That(await KeysAsync("people", new(from, before), take), Is.EqualTo(expected));
    }

    [Test]
    public async Task A_range_that_ends_before_it_begins_is_empty()
    {
        await FillAsync("people", 5);

        Assert.That(await KeysAsync("people", new("00003", "00001")), Is.Empty);
        Assert.That(await KeysAsync("people", new("00003", "00003")), Is.Empty);
    }

    [Test]
    public async Task What_is_deleted_between_two_pages_is_not_on_the_second()
    {
        await FillAsync("people", 6);
        var first = await _table.PageAsync("people", KeyRange.All, 2, null, default);

        // The row the first page ended with, the one the second would have begun with, and one behind it.
        foreach (var row in new[] { "00001", "00002", "00004" })
        {
            await _table.DeleteAsync("people", row, TableRow.AnyVersion, default);
        }

        var second = await _table.PageAsync("people", KeyRange.All, 10, first.Continuation, default);
        Assert.That(second.Rows.Select(row => row.Row), Is.EqualTo(["00003", "00005"]));
        Assert.That(second.Continuation, Is.Null);
    }

    [Test]
    public async Task What_is_deleted_up_to_the_end_leaves_an_empty_last_page()
    {
        await FillAsync("people", 6);
        var first = await _table.PageAsync("people", KeyRange.All, 3, null, default);
        await _table.BatchAsync("people", [.. Enumerable.Range(0, 6).Select(i => new TableChange(ChangeKind.Delete, Row($"{i:D5}")))], default);

        var second = await _table.PageAsync("people", KeyRange.All, 3, first.Continuation, default);

        Assert.That((second.Rows, second.Continuation), Is.EqualTo((Array.Empty<TableRow>(), (string?)null)));
    }

    [Test]
    public async Task A_continuation_can_be_used_again_and_by_another_reader()
    {
        await FillAsync("people", 6);
        var first = await _table.PageAsync("people", KeyRange.All, 2, null, default);

        foreach (var take in new[] { 2, 4, 2 })
        {
            var next = await _table.PageAsync("people", KeyRange.All, take, first.Continuation, default);
            Assert.That(next.Rows.Select(row => row.Row), Is.EqualTo(Enumerable.Range(2, take).Select(i => $"{i:D5}")));
        }
    }

    [TestCase(0), TestCase(-1), TestCase(1_001)]
    public void A_page_of_an_impossible_size_is_refused(int take)
    {
        Assert.That(() => _table.PageAsync("people", KeyRange.All, take, null, default), Throws.InstanceOf<ArgumentException>());
    }

    [Test]
    public async Task A_scan_sees_every_row_of_every_partition_once()
    {
        await FillAsync("a", 520);
        await FillAsync("b", 1);
        await FillAsync("c", 600);

        var seen = new List<(string, string)>();

        await foreach (var row in _table.ScanAsync(default))
        {
            seen.Add((row.Partition, row.Row));
        }

        Assert.That(seen, Has.Count.EqualTo(1_121).And.Unique);
        Assert.That(seen, Is.Ordered);
    }

    [Test]
    public async Task A_scan_of_an_empty_table_ends_at_once()
    {
        var rows = 0;

        await foreach (var row in _table.ScanAsync(default))
        {
            rows++;
        }

        Assert.That(rows, Is.Zero);
    }

    [Test]
    public async Task Readers_see_whole_batches_while_a_writer_writes()
    {
        await _table.BatchAsync("people", [new(ChangeKind.Insert, Row("left", ("Round", 0))), new(ChangeKind.Insert, Row("right", ("Round", 0)))], default);
        var writing = Task.Run(async () =>
        {
            for (var round = 1; round <= 40; round++)
            {
                await _table.BatchAsync(
                    "people", [new(ChangeKind.Replace, Row("left", ("Round", round))), new(ChangeKind.Replace, Row("right", ("Round", round)))], default);
            }
        });

        while (!writing.IsCompleted)
        {
            var page = await _table.PageAsync("people", KeyRange.All, 10, null, default);
            Assert.That(page.Rows.Select(row => row.Number("Round")).Distinct().Count(), Is.EqualTo(1));
        }

        await writing;
        Assert.That((await ReadAsync("right")).Number("Round"), Is.EqualTo(40));
    }

    [Test]
    public void A_cancelled_caller_is_told_so()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.That(() => _table.InsertAsync(Row("late"), cancelled.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(() => _table.GetAsync("people", "late", cancelled.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    private async Task FillAsync(string partition, int rows)
    {
        foreach (var chunk in Enumerable.Range(0, rows).Chunk(TableRules.MostChanges))
        {
            var changes = chunk.Select(i => new TableChange(ChangeKind.Insert, RowOf(partition, $"{i:D5}", ("Number", i)))).ToList();
            Assert.That((await _table.BatchAsync(partition, changes, default)).IsDone, Is.True);
        }
    }
}
