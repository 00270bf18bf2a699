using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Tests.State;

/// <summary>What every store of the bot promises. Each backend runs all of it; what differs between them is a fault of one.</summary>
internal abstract partial class TableContract
{
    private static readonly string[] Racers = [.. Enumerable.Range(0, 50).Select(racer => $"racer {racer}")];

    private ITable _table = null!;

    /// <summary>A table that nobody has written to.</summary>
    protected abstract Task<ITable> EmptyAsync();

    [SetUp]
    public async Task OpenAnEmptyTable() => _table = await EmptyAsync();

    [Test]
    public async Task A_row_is_seen_by_the_next_reader()
    {
        await _table.InsertAsync(Row("maya", ("Place", "Lisbon")), default);

        var read = await _table.GetAsync("people", "maya", default);

        Assert.That(read?.Text("Place"), Is.EqualTo("Lisbon"));
        Assert.That((read?.Partition, read?.Row), Is.EqualTo(("people", "maya")));
    }

    [Test]
    public async Task A_row_that_nobody_wrote_is_not_there()
    {
        Assert.That(await _table.GetAsync("people", "nobody", default), Is.Null);
    }

    [Test]
    public async Task The_version_a_write_returns_is_the_one_the_next_reader_sees()
    {
        var inserted = await _table.InsertAsync(Row("maya"), default);
        Assert.That((await ReadAsync("maya")).ETag, Is.EqualTo(inserted.ETag).And.Not.Empty);

        var replaced = await _table.ReplaceAsync(Row("maya"), inserted.ETag, default);
        Assert.That((await ReadAsync("maya")).ETag, Is.EqualTo(replaced.ETag).And.Not.EqualTo(inserted.ETag));

        var merged = await _table.MergeAsync(Row("maya"), replaced.ETag, default);
        Assert.That((await ReadAsync("maya")).ETag, Is.EqualTo(merged.ETag).And.Not.EqualTo(replaced.ETag));

        var upserted = await _table.UpsertAsync(Row("maya"), default);
        Assert.That((await ReadAsync("maya")).ETag, Is.EqualTo(upserted.ETag).And.Not.EqualTo(merged.ETag));
    }

    [Test]
    public async Task The_time_of_the_last_write_comes_with_the_row()
    {
        var before = TimeProvider.System.GetUtcNow().AddSeconds(-5);
        await _table.InsertAsync(Row("maya"), default);

        var read = await ReadAsync("maya");

        Assert.That(read.Timestamp, Is.GreaterThan(before).And.LessThan(before.AddMinutes(1)));
    }

    [Test]
    public async Task A_second_insert_is_told_that_the_row_exists_and_changes_nothing()
    {
        await _table.InsertAsync(Row("maya", ("Place", "Lisbon")), default);

        var second = await _table.InsertAsync(Row("maya", ("Place", "Oslo")), default);

        Assert.That(second.Outcome, Is.EqualTo(Write.AlreadyExists));
        Assert.That((await ReadAsync("maya")).Text("Place"), Is.EqualTo("Lisbon"));
    }

    [Test]
    public async Task Of_two_writers_with_the_same_version_one_wins_and_the_other_is_told()
    {
        var read = await _table.InsertAsync(Row("maya"), default);

        var first = await _table.ReplaceAsync(Row("maya", ("Place", "Lisbon")), read.ETag, default);
        var second = await _table.ReplaceAsync(Row("maya", ("Place", "Oslo")), read.ETag, default);

        Assert.That((first.Outcome, second.Outcome), Is.EqualTo((Write.Done, Write.Changed)));
        Assert.That((await ReadAsync("maya")).Text("Place"), Is.EqualTo("Lisbon"));
    }

    [Test]
    public async Task What_is_not_there_cannot_be_replaced_merged_or_deleted()
    {
        var version = (await _table.InsertAsync(Row("somebody"), default)).ETag;

        foreach (var ifMatch in new[] { TableRow.AnyVersion, version })
        {
            Assert.That((await _table.ReplaceAsync(Row("nobody"), ifMatch, default)).Outcome, Is.EqualTo(Write.NotFound));
            Assert.That((await _table.MergeAsync(Row("nobody"), ifMatch, default)).Outcome, Is.EqualTo(Write.NotFound));
            Assert.That(await _table.DeleteAsync("people", "nobody", ifMatch, default), Is.EqualTo(Write.NotFound));
        }
    }

    [Test]
    public async Task A_replace_takes_away_what_the_new_row_does_not_have()
    {
        await _table.InsertAsync(Row("maya", ("Place", "Lisbon"), ("Team", "Data")), default);

        await _table.ReplaceAsync(Row("maya", ("Place", "Oslo")), TableRow.AnyVersion, default);

        Assert.That((await ReadAsync("maya")).Properties, Is.EquivalentTo(new Dictionary<string, object?> { ["Place"] = "Oslo" }));
    }

    [Test]
    public async Task A_merge_keeps_what_it_does_not_name_and_a_null_does_not_erase()
    {
        await _table.InsertAsync(Row("maya", ("Place", "Lisbon"), ("Team", "Data"), ("Kept", 1)), default);

        var merged = await _table.MergeAsync(Row("maya", ("Place", "Oslo"), ("Team", null), ("New", true)), TableRow.AnyVersion, default);

        Assert.That(merged.IsDone, Is.True);
        Assert.That(
            (await ReadAsync("maya")).Properties,
            Is.EquivalentTo(new Dictionary<string, object?> { ["Place"] = "Oslo", ["Team"] = "Data", ["Kept"] = 1, ["New"] = true }));
    }

    [Test]
    public async Task A_merge_into_a_changed_row_is_told()
    {
        var old = (await _table.InsertAsync(Row("maya"), default)).ETag;
        await _table.UpsertAsync(Row("maya"), default);

        Assert.That((await _table.MergeAsync(Row("maya"), old, default)).Outcome, Is.EqualTo(Write.Changed));
    }

    [Test]
    public async Task An_upsert_writes_a_new_row_and_replaces_an_old_one_whole()
    {
        await _table.UpsertAsync(Row("maya", ("Place", "Lisbon"), ("Team", "Data")), default);
        await _table.UpsertAsync(Row("maya", ("Place", "Oslo")), default);

        Assert.That((await ReadAsync("maya")).Properties, Is.EquivalentTo(new Dictionary<string, object?> { ["Place"] = "Oslo" }));
    }

    [Test]
    public async Task A_deleted_row_is_gone_and_can_be_written_anew()
    {
        await _table.InsertAsync(Row("maya"), default);

        Assert.That(await _table.DeleteAsync("people", "maya", TableRow.AnyVersion, default), Is.EqualTo(Write.Done));
        Assert.That(await _table.GetAsync("people", "maya", default), Is.Null);
        Assert.That((await _table.InsertAsync(Row("maya"), default)).Outcome, Is.EqualTo(Write.Done));
    }

    [Test]
    public async Task A_delete_with_an_old_version_is_told_and_deletes_nothing()
    {
        var old = (await _table.InsertAsync(Row("maya"), default)).ETag;
        var current = (await _table.UpsertAsync(Row("maya"), default)).ETag;

        Assert.That(await _table.DeleteAsync("people", "maya", old, default), Is.EqualTo(Write.Changed));
        Assert.That(await _table.DeleteAsync("people", "maya", current, default), Is.EqualTo(Write.Done));
    }

    [Test]
    public async Task The_version_of_a_deleted_row_does_not_fit_its_successor()
    {
        var old = (await _table.InsertAsync(Row("maya"), default)).ETag;
        await _table.DeleteAsync("people", "maya", old, default);
        await _table.InsertAsync(Row("maya"), default);

        Assert.That((await _table.ReplaceAsync(Row("maya"), old, default)).Outcome, Is.EqualTo(Write.Changed));
    }

    [Test]
    public async Task Of_fifty_who_insert_the_same_row_one_wins()
    {
        var writes = await Task.WhenAll(Racers.Select(racer => Task.Run(() => _table.InsertAsync(Row("lease", ("Owner", racer)), default))));

        var winner = Racers[Array.FindIndex(writes, write => write.IsDone)];
        Assert.That(writes.Count(write => write.IsDone), Is.EqualTo(1));
        Assert.That(writes.Count(write => write.Outcome is Write.AlreadyExists), Is.EqualTo(49));
        Assert.That((await ReadAsync("lease")).Text("Owner"), Is.EqualTo(winner));
    }

    [Test]
    public async Task Of_fifty_who_insert_the_very_same_content_one_wins()
    {
        var writes = await Task.WhenAll(Racers.Select(_ => Task.Run(() => _table.InsertAsync(Row("claim", ("Kind", "same")), default))));

        Assert.That(writes.Count(write => write.IsDone), Is.EqualTo(1));
    }

    [Test]
    public async Task Of_fifty_who_replace_the_same_version_one_wins()
    {
        var version = (await _table.InsertAsync(Row("lease"), default)).ETag;

        var writes = await Task.WhenAll(Racers.Select(racer => Task.Run(() => _table.ReplaceAsync(Row("lease", ("Owner", racer)), version, default))));

        var winner = Racers[Array.FindIndex(writes, write => write.IsDone)];
        Assert.That(writes.Count(write => write.IsDone), Is.EqualTo(1));
        Assert.That(writes.Count(write => write.Outcome is Write.Changed), Is.EqualTo(49));
        Assert.That((await ReadAsync("lease")).Text("Owner"), Is.EqualTo(winner));
    }

    [Test]
    public async Task Counting_together_loses_no_count()
    {
        await _table.InsertAsync(Row("count", ("Value", 0)), default);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(CountOnceAsync)));

        Assert.That((await ReadAsync("count")).Number("Value"), Is.EqualTo(8));

        async Task CountOnceAsync()
        {
            Written written;

            do
            {
                var read = await ReadAsync("count");
                written = await _table.ReplaceAsync(Row("count", ("Value", (int)read.Number("Value")! + 1)), read.ETag, default);
            }
            while (!written.IsDone);
        }
    }

    private static TableRow Row(string row, params (string Name, object? Value)[] properties) => RowOf("people", row, properties);

    private static TableRow RowOf(string partition, string row, params (string Name, object? Value)[] properties) =>
        new(partition, row, properties.ToDictionary(property => property.Name, property => property.Value));

    private async Task<TableRow> ReadAsync(string row) =>
        await _table.GetAsync("people", row, default) ?? throw new AssertionException($"Row {row} is not there.");
}
