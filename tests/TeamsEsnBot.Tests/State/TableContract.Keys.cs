using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Tests.State;

internal abstract partial class TableContract
{
    [TestCase("c#"), TestCase("c"), TestCase("tcp/ip"), TestCase("what?"), TestCase("a\\b"), TestCase("it's"), TestCase("''"), TestCase(""), TestCase(" "),
     TestCase("100%"), TestCase("%2F"), TestCase("c++"), TestCase("a|b"), TestCase("a&b=c;d"), TestCase("(x,y)"), TestCase("naïve"), TestCase("東京"),
     TestCase("🙂"), TestCase("tab\tline\n"), TestCase("\uD83D half"), TestCase(".."),
     TestCase("\uFFFF", TestName = "Even_what_is_no_character_can_be_a_key")]
    public async Task Any_topic_can_be_a_key(string topic)
    {
        var key = TableKey.Of(topic);
        await _table.InsertAsync(RowOf(key, key, ("Length", topic.Length)), default);

        var page = await _table.PageAsync(key, KeyRange.StartingWith(key), 10, null, default);

        Assert.That(await _table.GetAsync(key, key, default), Is.Not.Null);
        Assert.That(page.Rows.Select(row => (row.Partition, row.Row)), Is.EqualTo([(key, key)]));
        Assert.That((await _table.BatchAsync(key, [new(ChangeKind.Merge, RowOf(key, key, ("Seen", true)))], default)).Outcome, Is.EqualTo(Write.Done));
        Assert.That(await _table.DeleteAsync(key, key, page.Rows[0].ETag, default), Is.EqualTo(Write.Changed));
        Assert.That(await _table.DeleteAsync(key, key, TableRow.AnyVersion, default), Is.EqualTo(Write.Done));
    }

    private static readonly string[] Characters =
    [
        .. Enumerable.Range(' ', '~' - ' ' + 1).Select(c => ((char)c).ToString()).Where(c => !char.IsAsciiLetterOrDigit(c[0]) && !"/\\#?%".Contains(c[0], StringComparison.Ordinal)),
        "\u00A0", "\u00AD", "\u0301", "\u200D", "\u2028", "\u202E", "\uFEFF", "ß", "İ", "ﬃ", "שלום", "👩‍👩‍👧", "\U0010FFFD",
    ];

    [TestCaseSource(nameof(Characters))]
    public async Task A_character_that_is_allowed_in_keys_is_kept_at_every_place(string character)
    {
        string[] keys = [character, $"{character}a", $"a{character}", $"a{character}b", $"{character}{character}"];

        foreach (var key in keys)
        {
            var version = (await _table.InsertAsync(RowOf(key, key, ("Key", key)), default)).ETag;
            Assert.That((await _table.ReplaceAsync(RowOf(key, key, ("Key", key)), version, default)).Outcome, Is.EqualTo(Write.Done));
            Assert.That((await _table.GetAsync(key, key, default))?.Row, Is.EqualTo(key));
            Assert.That((await _table.InsertAsync(RowOf("order", key), default)).Outcome, Is.EqualTo(Write.Done));
            Assert.That(await KeysAsync(key, new(key, null)), Is.EqualTo([key]));
        }

        Assert.That(await KeysAsync("order", KeyRange.All, take: 2), Is.EqualTo(keys.Order(StringComparer.Ordinal)));
        Assert.That(await KeysAsync("order", KeyRange.StartingWith(character)), Is.EquivalentTo(keys.Where(key => key.StartsWith(character, StringComparison.Ordinal))));
    }

    [Test]
    public async Task Keys_that_look_alike_are_different_rows()
    {
        string[] keys = ["a", "A", "a ", " a", "ä", "a\u0308", "01", "1", "", "+", " +", "a'", "a''"];

        foreach (var key in keys)
        {
            Assert.That((await _table.InsertAsync(RowOf("alike", key, ("Key", key)), default)).Outcome, Is.EqualTo(Write.Done), key);
        }

        foreach (var key in keys)
        {
            Assert.That((await _table.GetAsync("alike", key, default))?.Text("Key"), Is.EqualTo(key));
        }
    }

    [Test]
    public async Task Rows_come_in_ordinal_order_of_their_keys()
    {
        // The last three differ by how texts are compared: by UTF-16 a pair comes before U+E000, by UTF-8 behind it.
        string[] ordered = ["", " ", "'", "10", "2", "A", "B", "_", "a", "b", "|", "~", "é", "東", "\U0001F642", "\uE000", "\uFFFD"];
        Assert.That(ordered, Is.Ordered.Using<string>(StringComparer.Ordinal));

        foreach (var key in ordered.Reverse())
        {
            await _table.InsertAsync(RowOf("order", key), default);
        }

        Assert.That(await KeysAsync("order", KeyRange.All), Is.EqualTo(ordered));
    }

    [Test]
    public async Task A_range_takes_its_beginning_and_leaves_its_end()
    {
        await InsertAsync("range", "a", "b", "c", "d");

        Assert.That(await KeysAsync("range", new("b", "d")), Is.EqualTo(["b", "c"]));
        Assert.That(await KeysAsync("range", new("b", null)), Is.EqualTo(["b", "c", "d"]));
        Assert.That(await KeysAsync("range", new(null, "b")), Is.EqualTo(["a"]));
        Assert.That(await KeysAsync("range", new("x", null)), Is.Empty);
    }

    // The last ones have nothing, a surrogate or another plane behind them. NUnit cannot show their names.
    [TestCase("o'"), TestCase("m|"), TestCase("end."), TestCase("more>"), TestCase("quote\""), TestCase("tilde~"), TestCase("🙂"),
     TestCase("\uD7FF", TestName = "A_prefix_before_the_surrogates_is_found"), TestCase("\uFFFD", TestName = "A_prefix_of_the_last_character_is_found"),
     TestCase("x\uFFFD", TestName = "A_prefix_that_ends_in_the_last_character_is_found"),
     TestCase("\U000103FF", TestName = "A_prefix_that_ends_in_the_last_low_surrogate_is_found"),
     TestCase("\U0010FFFF", TestName = "A_prefix_of_the_last_character_of_all_is_found")]
    public async Task A_prefix_finds_all_that_begin_with_it_and_nothing_else(string prefix)
    {
        string[] within = [prefix, prefix + "a", prefix + "zz", prefix + "🙂", prefix + "\uFFFD"];
        await InsertAsync("prefix", [.. within, "", "!", "zzz", prefix[..^1].TrimEnd('\uD83D', '\uD800', '\uDBFF') + "!"]);

        Assert.That(await KeysAsync("prefix", KeyRange.StartingWith(prefix)), Is.EquivalentTo(within));
    }

    [Test]
    public async Task The_newest_comes_first_and_what_is_due_comes_in_time()
    {
        var noon = new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
        DateTimeOffset[] times = [noon, noon.AddTicks(1), noon.AddYears(30), noon.AddYears(-30)];

        foreach (var time in times)
        {
            await _table.InsertAsync(RowOf("newest", TableKey.NewestFirst(time), ("At", time)), default);
            await _table.InsertAsync(RowOf("due", TableKey.OldestFirst(time), ("At", time)), default);
        }

        var newest = await _table.PageAsync("newest", KeyRange.All, 10, null, default);
        var due = await _table.PageAsync("due", new(null, TableKey.OldestFirst(noon.AddTicks(1))), 10, null, default);

        Assert.That(newest.Rows.Select(row => row.Time("At")), Is.EqualTo(times.OrderDescending()));
        Assert.That(due.Rows.Select(row => row.Time("At")), Is.EqualTo([noon.AddYears(-30), noon]));
    }

    private async Task InsertAsync(string partition, params string[] rows)
    {
        foreach (var row in rows.Distinct(StringComparer.Ordinal))
        {
            await _table.InsertAsync(RowOf(partition, row), default);
        }
    }

    private async Task<List<string>> KeysAsync(string partition, KeyRange range, int take = 100)
    {
        List<string> keys = [];
        string? continuation = null;

        do
        {
            var page = await _table.PageAsync(partition, range, take, continuation, default);
            Assert.That(page.Rows, Has.Count.LessThanOrEqualTo(take));
            keys.AddRange(page.Rows.Select(row => row.Row));
            continuation = page.Continuation;
        }
        while (continuation is not null);

        return keys;
    }
}
