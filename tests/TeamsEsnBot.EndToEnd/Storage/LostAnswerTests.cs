using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Microsoft.Extensions.Logging.Abstractions;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Storage;

namespace TeamsEsnBot.EndToEnd.Storage;

/// <summary>Who writes over a bad network is told what became of his write, not that somebody else was faster when it was his own first try.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class LostAnswerTests : IDisposable
{
    private static readonly Mishap[][] Mishaps =
    [
        [Mishap.AnswerLost], [Mishap.GaveUpAfterwards], [Mishap.TooLate], [Mishap.NeverArrived], [Mishap.Busy],
        [Mishap.AnswerLost, Mishap.AnswerLost], [Mishap.AnswerLost, Mishap.Busy], [Mishap.Busy, Mishap.AnswerLost], [Mishap.NeverArrived, Mishap.GaveUpAfterwards],
        [Mishap.AnswerLost, Mishap.AnswerLost, Mishap.AnswerLost], [Mishap.AnswerLost, Mishap.Busy, Mishap.TooLate],
    ];

    private readonly BadNetwork _network = new();
    private ITable _table = null!;
    private string _version = "";

    public static IEnumerable<TestCaseData> Winning =>
        from kind in Enum.GetValues<ChangeKind>()
        from inBatch in new[] { false, true }
        from mishaps in Mishaps
        select new TestCaseData(kind, inBatch, mishaps).SetArgDisplayNames($"{kind}", inBatch ? "in a batch" : "alone", string.Join(" then ", mishaps));

    [SetUp]
    public async Task Connect()
    {
        var patience = AzureTables.Patience();
        patience.Transport = new HttpClientTransport(new HttpClient(_network, disposeHandler: false));
        (patience.Retry.Delay, patience.Retry.MaxDelay) = (TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(2));
        var service = new TableServiceClient(await OneAzurite.ConnectionStringAsync(), patience);
        _table = new AzureTables(service, TimeProvider.System, NullLogger<AzureTables>.Instance)
            .Open($"Lost{TestContext.CurrentContext.Test.ID.Replace("-", "", StringComparison.Ordinal)}");
        _version = (await _table.InsertAsync(Row("there", "first"), default)).ETag;
    }

    public void Dispose() => _network.Dispose();

    [TestCaseSource(nameof(Winning))]
    public async Task Whoever_may_write_has_written_once_whatever_happens_on_the_way(ChangeKind kind, bool inBatch, Mishap[] mishaps)
    {
        var change = new TableChange(kind, Row(kind is ChangeKind.Insert ? "new" : "there", "mine"), _version);
        _network.Expect(mishaps);

        var written = inBatch ? (await _table.BatchAsync("p", [change], default)).Outcome : await WriteAsync(change);

        var rows = (await _table.PageAsync("p", KeyRange.All, 10, null, default)).Rows.Select(row => (row.Row, row.Text("By")));
        Assert.That((written, _network.Ahead), Is.EqualTo((Write.Done, 0)));
        Assert.That(rows, Is.EqualTo(kind switch
        {
            ChangeKind.Insert => [("new", "mine"), ("there", "first")],
            ChangeKind.Delete => Array.Empty<(string, string?)>(),
            _ => [("there", "mine")],
        }));
    }

    [TestCaseSource(nameof(Mishaps))]
    public async Task The_version_told_is_the_one_that_is_there(params Mishap[] mishaps)
    {
        _network.Expect(mishaps);
        var written = await _table.ReplaceAsync(Row("there", "mine"), _version, default);

        Assert.That((await _table.GetAsync("p", "there", default))?.ETag, Is.EqualTo(written.ETag));
        Assert.That((await _table.ReplaceAsync(Row("there", "again"), written.ETag, default)).IsDone, Is.True);
    }

    [TestCaseSource(nameof(Mishaps))]
    public async Task A_batch_that_meets_its_own_rows_has_won(params Mishap[] mishaps)
    {
        _network.Expect(mishaps);
        var written = await _table.BatchAsync(
            "p", [new(ChangeKind.Delete, Row("there", "")), new(ChangeKind.Insert, Row("one", "mine")), new(ChangeKind.Insert, Row("two", "mine"))], default);

        Assert.That((written, _network.Ahead), Is.EqualTo((new BatchWritten(Write.Done, null), 0)));
        Assert.That((await _table.PageAsync("p", KeyRange.All, 10, null, default)).Rows.Select(row => row.Row), Is.EqualTo(["one", "two"]));
    }

    [TestCaseSource(nameof(Mishaps))]
    public async Task A_batch_of_nothing_but_deletes_that_finds_none_of_its_rows_has_won(params Mishap[] mishaps)
    {
        await _table.InsertAsync(Row("other", "first"), default);

        _network.Expect(mishaps);
        var written = await _table.BatchAsync("p", [new(ChangeKind.Delete, Row("there", "")), new(ChangeKind.Delete, Row("other", ""))], default);

        Assert.That(written, Is.EqualTo(new BatchWritten(Write.Done, null)));
        Assert.That((await _table.PageAsync("p", KeyRange.All, 10, null, default)).Rows, Is.Empty);
    }

    [TestCaseSource(nameof(Mishaps))]
    public async Task A_batch_of_deletes_that_could_not_be_carried_out_deletes_nothing(params Mishap[] mishaps)
    {
        _network.Expect(mishaps);
        var written = await _table.BatchAsync("p", [new(ChangeKind.Delete, Row("there", "")), new(ChangeKind.Delete, Row("missing", ""))], default);

        Assert.That(written, Is.EqualTo(new BatchWritten(Write.NotFound, 1)));
        Assert.That(await _table.GetAsync("p", "there", default), Is.Not.Null);
    }

    [TestCaseSource(nameof(Mishaps))]
    public async Task Who_is_too_late_has_lost_even_with_the_same_content(params Mishap[] mishaps)
    {
        _network.Expect(mishaps);
        Assert.That((await _table.InsertAsync(Row("there", "first"), default)).Outcome, Is.EqualTo(Write.AlreadyExists));

        var old = _version;
        await _table.UpsertAsync(Row("there", "another"), default);
        foreach (var kind in new[] { ChangeKind.Replace, ChangeKind.Merge, ChangeKind.Delete })
        {
            _network.Expect(mishaps);
            Assert.That(await WriteAsync(new(kind, Row("there", "mine"), old)), Is.EqualTo(Write.Changed), $"{kind}");
            _network.Expect(mishaps);
            Assert.That(
                await _table.BatchAsync("p", [new(ChangeKind.Insert, Row("new", "mine")), new(kind, Row("there", "mine"), old)], default),
                Is.EqualTo(new BatchWritten(Write.Changed, 1)), $"{kind} in a batch");
        }

        Assert.That((await _table.GetAsync("p", "there", default))?.Text("By"), Is.EqualTo("another"));
        Assert.That(await _table.GetAsync("p", "new", default), Is.Null);
    }

    [Test]
    public async Task A_delete_whose_answers_all_came_tells_a_row_that_is_gone_from_one_that_it_deleted()
    {
        Assert.That(await _table.DeleteAsync("p", "missing", TableRow.AnyVersion, default), Is.EqualTo(Write.NotFound));
        Assert.That(await _table.DeleteAsync("p", "there", _version, default), Is.EqualTo(Write.Done));
        Assert.That(await _table.DeleteAsync("p", "there", _version, default), Is.EqualTo(Write.NotFound));
    }

    [Test]
    public async Task A_delete_that_lost_an_answer_cannot_tell_and_is_content_that_the_row_is_gone()
    {
        _network.Expect(Mishap.AnswerLost);

        Assert.That(await _table.DeleteAsync("p", "missing", TableRow.AnyVersion, default), Is.EqualTo(Write.Done));
    }

    [Test]
    public async Task A_service_that_stays_busy_leaves_nothing_half_written_and_is_written_to_when_it_is_back()
    {
        TableChange[] changes = [new(ChangeKind.Insert, Row("one", "mine")), new(ChangeKind.Delete, Row("there", "")), new(ChangeKind.Insert, Row("two", "mine"))];

        _network.Expect([.. Enumerable.Repeat(Mishap.Busy, 4)]);
        await Assert.ThatAsync(() => _table.BatchAsync("p", changes, default), Throws.InvalidOperationException.With.Message.Contains("503 ServerBusy"));

        Assert.That((await _table.PageAsync("p", KeyRange.All, 10, null, default)).Rows.Select(row => row.Row), Is.EqualTo(["there"]));
        Assert.That((await _table.BatchAsync("p", changes, default)).IsDone, Is.True);
        Assert.That((await _table.PageAsync("p", KeyRange.All, 10, null, default)).Rows.Select(row => row.Row), Is.EqualTo(["one", "two"]));
    }

    [Test]
    public async Task The_id_of_the_write_is_not_shown()
    {
        Assert.That((await _table.GetAsync("p", "there", default))?.Properties.Keys, Is.EqualTo(["By"]));
    }

    private static TableRow Row(string row, string by) => new("p", row, new Dictionary<string, object?> { ["By"] = by });

    private async Task<Write> WriteAsync(TableChange change) => change.Kind switch
    {
        ChangeKind.Insert => (await _table.InsertAsync(change.Row, default)).Outcome,
        ChangeKind.Replace => (await _table.ReplaceAsync(change.Row, change.IfMatch, default)).Outcome,
        ChangeKind.Merge => (await _table.MergeAsync(change.Row, change.IfMatch, default)).Outcome,
        ChangeKind.Upsert => (await _table.UpsertAsync(change.Row, default)).Outcome,
        _ => await _table.DeleteAsync(change.Row.Partition, change.Row.Row, change.IfMatch, default),
    };
}
