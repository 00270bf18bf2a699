using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Tests.State;

internal abstract partial class TableContract
{
    [Test]
    public async Task A_batch_does_all_kinds_of_changes_at_once()
    {
        await InsertAsync("people", "replaced", "merged", "upserted", "deleted");
        await _table.MergeAsync(Row("merged", ("Old", 1)), TableRow.AnyVersion, default);
        var version = (await ReadAsync("replaced")).ETag;

        var written = await _table.BatchAsync(
            "people",
            [
                new(ChangeKind.Insert, Row("inserted", ("New", 1))),
                new(ChangeKind.Replace, Row("replaced", ("New", 2)), version),
                new(ChangeKind.Merge, Row("merged", ("New", 3))),
                new(ChangeKind.Upsert, Row("upserted", ("New", 4))),
                new(ChangeKind.Upsert, Row("fresh", ("New", 5))),
                new(ChangeKind.Delete, Row("deleted")),
            ],
            default);

        Assert.That((written.Outcome, written.RefusedAt), Is.EqualTo((Write.Done, (int?)null)));
        Assert.That(await KeysAsync("people", KeyRange.All), Is.EqualTo(["fresh", "inserted", "merged", "replaced", "upserted"]));
        Assert.That((await ReadAsync("merged")).Properties, Is.EquivalentTo(new Dictionary<string, object?> { ["Old"] = 1, ["New"] = 3 }));
        Assert.That((await ReadAsync("replaced")).Number("New"), Is.EqualTo(2));
    }

    [TestCase(ChangeKind.Insert, "there", Write.AlreadyExists), TestCase(ChangeKind.Replace, "missing", Write.NotFound),
     TestCase(ChangeKind.Merge, "missing", Write.NotFound), TestCase(ChangeKind.Delete, "missing", Write.NotFound)]
    public async Task A_batch_with_one_refused_change_does_nothing_and_names_it(ChangeKind kind, string row, Write outcome)
    {
        await InsertAsync("people", "there");

        var written = await _table.BatchAsync(
            "people", [new(ChangeKind.Insert, Row("first")), new(kind, Row(row)), new(ChangeKind.Insert, Row("last"))], default);

        Assert.That((written.Outcome, written.RefusedAt), Is.EqualTo((outcome, (int?)1)));
        Assert.That(await KeysAsync("people", KeyRange.All), Is.EqualTo(["there"]));
    }

    [TestCase(ChangeKind.Replace), TestCase(ChangeKind.Merge), TestCase(ChangeKind.Delete)]
    public async Task A_batch_on_an_old_version_does_nothing(ChangeKind kind)
    {
        var old = (await _table.InsertAsync(Row("maya"), default)).ETag;
        await _table.UpsertAsync(Row("maya", ("Place", "Oslo")), default);

        var written = await _table.BatchAsync("people", [new(ChangeKind.Upsert, Row("tom")), new(kind, Row("maya"), old)], default);

        Assert.That((written.Outcome, written.RefusedAt), Is.EqualTo((Write.Changed, (int?)1)));
        Assert.That(await KeysAsync("people", KeyRange.All), Is.EqualTo(["maya"]));
        Assert.That((await ReadAsync("maya")).Text("Place"), Is.EqualTo("Oslo"));
    }

    [Test]
    public async Task A_batch_of_one_hundred_is_taken()
    {
        var changes = Enumerable.Range(0, 100).Select(i => new TableChange(ChangeKind.Insert, Row($"{i:D3}", ("Text", "it's 東京 🙂")))).ToList();

        Assert.That((await _table.BatchAsync("people", changes, default)).Outcome, Is.EqualTo(Write.Done));
        Assert.That((await ReadAsync("099")).Text("Text"), Is.EqualTo("it's 東京 🙂"));
        Assert.That(await KeysAsync("people", KeyRange.All), Has.Count.EqualTo(100));
    }

    [Test]
    public async Task Of_fifty_batches_that_insert_the_same_row_one_wins_with_all_of_its_rows()
    {
        var writes = await Task.WhenAll(Racers.Select(racer => Task.Run(() => _table.BatchAsync(
            "people", [new(ChangeKind.Insert, Row(racer)), new(ChangeKind.Insert, Row("seat"))], default))));

        var winner = Racers[Array.FindIndex(writes, write => write.IsDone)];
        Assert.That(writes.Count(write => write.IsDone), Is.EqualTo(1));
        Assert.That(await KeysAsync("people", KeyRange.All), Is.EquivalentTo([winner, "seat"]));
    }

    [Test]
    public void A_batch_across_partitions_is_refused()
    {
        Assert.That(
            () => _table.BatchAsync("people", [new(ChangeKind.Insert, Row("maya")), new(ChangeKind.Insert, RowOf("topics", "c"))], default),
            Throws.ArgumentException.With.Message.Contains("topics"));
    }

    [Test]
    public void A_batch_that_is_empty_too_long_or_changes_a_row_twice_is_refused()
    {
        var tooMany = Enumerable.Range(0, 101).Select(i => new TableChange(ChangeKind.Insert, Row($"{i}"))).ToList();

        Assert.That(() => _table.BatchAsync("people", [], default), Throws.ArgumentException);
        Assert.That(() => _table.BatchAsync("people", tooMany, default), Throws.ArgumentException.With.Message.Contains("100"));
        Assert.That(
            () => _table.BatchAsync("people", [new(ChangeKind.Upsert, Row("maya")), new(ChangeKind.Delete, Row("maya"))], default),
            Throws.ArgumentException.With.Message.Contains("maya"));
    }

    [Test]
    public void A_batch_larger_than_four_mebibytes_as_it_is_sent_is_refused()
    {
        // 30 x 32,000 umlauts are 1.9 MB as UTF-16 and 5.8 MB with every one escaped.
        var changes = Enumerable.Range(0, 30).Select(i => new TableChange(ChangeKind.Insert, Row($"{i}", ("Text", new string('ä', 32_000))))).ToList();

        Assert.That(() => _table.BatchAsync("people", changes, default), Throws.ArgumentException.With.Message.Contains("4194304"));
    }

    [Test]
    public async Task A_batch_just_below_four_mebibytes_is_taken()
    {
        var changes = Enumerable.Range(0, 40)
            .Select(i => new TableChange(ChangeKind.Insert, Row($"{i}", ("A", new string('a', 32_000)), ("B", new byte[50_000]))))
            .ToList();

        Assert.That((await _table.BatchAsync("people", changes, default)).Outcome, Is.EqualTo(Write.Done));
    }
}
