using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Tests.State;

internal abstract partial class TableContract
{
    private static readonly object[] Values =
    [
        "Lisbon", "", " spaces ", "it's \"quoted\" <b>&amp;</b> \\ /", "line\r\nline\ttab", "naïve 東京 🙂", "\0", "\u001F\u007F\u0085\u2028", "\uFEFFmark", "\uFFFE\uFFFF", "null", "{\"a\":1}",
        "W/\"datetime'2026-11-22'\"", "1e5", "true", "NaN", "c9da6455-213d-42c9-9a79-3e9149a57833", "2026-11-22T08:00:00Z", "17",
        0, -1, int.MinValue, int.MaxValue,
        0L, 1L, -1L, (long)int.MaxValue + 1, (long)int.MinValue - 1, 9_007_199_254_740_993L, long.MinValue, long.MaxValue,
        0.5, -1.5e-300, 1.7976931348623157e308, double.Epsilon, double.MinValue, 0.1, 1e-7, 123456789.123456789, double.NaN, double.PositiveInfinity, double.NegativeInfinity,
        true, false,
        new DateTimeOffset(2026, 11, 22, 8, 30, 15, TimeSpan.Zero).AddTicks(1234567), TableRules.EarliestTime, DateTimeOffset.MaxValue,
        DateTimeOffset.UnixEpoch, new DateTimeOffset(2028, 2, 29, 23, 59, 59, TimeSpan.Zero).AddTicks(9_999_999), TableRules.EarliestTime.AddTicks(1),
        Guid.Empty, new Guid("c9da6455-213d-42c9-9a79-3e9149a57833"),
        Array.Empty<byte>(), new byte[] { 0, 255, 128 }, new byte[] { 0 }, "PNG"u8.ToArray(), Enumerable.Range(0, 256).Select(i => (byte)i).ToArray(),
    ];

    [TestCaseSource(nameof(Values))]
    public async Task What_is_written_comes_back_the_same_and_of_the_same_type(object value)
    {
        await _table.InsertAsync(Row("value", ("Value", value)), default);

        var read = (await ReadAsync("value")).Properties["Value"];

        Assert.That(read, Is.TypeOf(value.GetType()).And.EqualTo(value));
    }

    [Test]
    public async Task Many_types_in_one_row_are_not_confused()
    {
        var properties = Values.Select((value, i) => ($"Value{i}", (object?)value)).ToArray();
        await _table.UpsertAsync(Row("all", properties), default);

        var read = await ReadAsync("all");

        foreach (var (name, value) in properties)
        {
            Assert.That(read.Properties[name], Is.TypeOf(value!.GetType()).And.EqualTo(value), name);
        }
    }

    [TestCase(2.0), TestCase(0.0), TestCase(1e15)]
    public async Task A_whole_double_is_read_as_the_same_number(double value)
    {
        await _table.InsertAsync(Row("whole", ("Value", value)), default);

        Assert.That((await ReadAsync("whole")).Real("Value"), Is.EqualTo(value));
    }

    [Test]
    public async Task A_time_in_another_zone_comes_back_as_the_same_instant_in_UTC()
    {
        var lisbon = new DateTimeOffset(2026, 7, 1, 9, 0, 0, TimeSpan.FromHours(1));
        await _table.InsertAsync(Row("time", ("At", lisbon)), default);

        var read = (await ReadAsync("time")).Time("At");

        Assert.That((read, read?.Offset), Is.EqualTo((lisbon, TimeSpan.Zero)));
    }

    [Test]
    public async Task A_null_property_is_not_there_afterwards()
    {
        await _table.InsertAsync(Row("null", ("Place", null), ("Team", "Data")), default);

        Assert.That((await ReadAsync("null")).Properties.Keys, Is.EqualTo(["Team"]));
    }

    [Test]
    public async Task Names_that_differ_in_capitals_are_two_properties()
    {
        await _table.InsertAsync(Row("names", ("place", "small"), ("Place", "large")), default);

        var read = await ReadAsync("names");

        Assert.That((read.Text("place"), read.Text("Place")), Is.EqualTo(("small", "large")));
    }

    [Test]
    public async Task The_largest_text_bytes_and_keys_are_kept()
    {
        var key = new string('k', TableRules.LongestKey);
        var row = RowOf(key, key, ("Text", new string('ä', TableRules.LongestText)), ("Bytes", new byte[TableRules.LongestBytes]));

        Assert.That((await _table.InsertAsync(row, default)).Outcome, Is.EqualTo(Write.Done));
        Assert.That((await _table.GetAsync(key, key, default))?.Text("Text"), Has.Length.EqualTo(TableRules.LongestText));
    }

    private static readonly TestCaseData[] Refused =
    [
        Case("a long text", RowOf("p", "r", ("Text", new string('x', TableRules.LongestText + 1)))),
        Case("many bytes", RowOf("p", "r", ("Bytes", new byte[TableRules.LongestBytes + 1]))),
        Case("a large row", RowOf("p", "r", [.. Enumerable.Range(0, 17).Select(i => ($"Text{i}", (object?)new string('x', TableRules.LongestText)))])),
        Case("many properties", RowOf("p", "r", [.. Enumerable.Range(0, TableRules.MostProperties + 1).Select(i => ($"P{i}", (object?)i))])),
        Case("a hyphen in a name", RowOf("p", "r", ("a-b", 1))),
        Case("a name that begins with a digit", RowOf("p", "r", ("1st", 1))),
        Case("an empty name", RowOf("p", "r", ("", 1))),
        Case("the name of a key", RowOf("p", "r", ("RowKey", "x"))),
        Case("the name of the write's id", RowOf("p", "r", ("WriteId", 1))),
        Case("a long name", RowOf("p", "r", (new string('n', TableRules.LongestPropertyName + 1), 1))),
        Case("a time before 1601", RowOf("p", "r", ("Early", TableRules.EarliestTime.AddTicks(-1)))),
        Case("half a character", RowOf("p", "r", ("Half", "\uD83D"))),
        Case("a decimal", RowOf("p", "r", ("Decimal", 1.5m))),
        Case("an enum", RowOf("p", "r", ("Kind", ChangeKind.Insert))),
        Case("a long row key", RowOf("p", new string('k', TableRules.LongestKey + 1))),
        Case("a long partition key", RowOf(new string('k', TableRules.LongestKey + 1), "r")),
        .. new[] { "a/b", "a\\b", "c#", "what?", "100%", "%41", "tab\t", "\0", "\n", "\u001F", "\u007F", "\u0085", "\uDE00", "\uFFFE", "\uFFFF" }.SelectMany((key, i) => new[]
        {
            Case($"forbidden row key {i}", RowOf("p", key)), Case($"forbidden partition key {i}", RowOf(key, "r")),
        }),
    ];

    private static TestCaseData Case(string what, TableRow row) => new TestCaseData(row).SetArgDisplayNames(what);

    [TestCaseSource(nameof(Refused))]
    public void What_Azure_would_refuse_is_refused_before_it_is_sent(TableRow row)
    {
        Assert.That(() => _table.InsertAsync(row, default), Throws.InstanceOf<ArgumentException>());
        Assert.That(() => _table.UpsertAsync(row, default), Throws.InstanceOf<ArgumentException>());
        Assert.That(() => _table.BatchAsync(row.Partition, [new(ChangeKind.Insert, row)], default), Throws.InstanceOf<ArgumentException>());
    }

    [Test]
    public void A_refusal_says_what_is_wrong_and_the_limit()
    {
        var row = Row("long", ("Biography", new string('x', 40_000)));

        Assert.That(() => _table.InsertAsync(row, default), Throws.ArgumentException.With.Message.Contains("Biography has 40000 characters; 32768 is the limit"));
    }

    [Test]
    public void A_conditional_write_without_a_version_is_refused()
    {
        Assert.That(() => _table.ReplaceAsync(Row("maya"), "", default), Throws.ArgumentException);
        Assert.That(() => _table.DeleteAsync("people", "maya", "", default), Throws.ArgumentException);
    }
}
