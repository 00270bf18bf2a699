using System.Net;
using Azure;
using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Tests.State;

/// <summary>What the service may answer and an emulator never does, and what it must never be asked.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class AzureAnswersTests : CannedTable
{
    [Test]
    public async Task An_empty_page_is_not_taken_for_the_last()
    {
        Service.Answers(HttpStatusCode.Created)
            .Answers(HttpStatusCode.OK, Rows(), headers: [("x-ms-continuation-NextPartitionKey", "1!4!cA--")])
            .Answers(HttpStatusCode.OK, Rows("a"), headers: [("x-ms-continuation-NextPartitionKey", "1!4!cA--"), ("x-ms-continuation-NextRowKey", "1!4!Yg--")])
            .Answers(HttpStatusCode.OK, Rows());
        var table = Table();
        List<string?> tokens = [];
        List<string> rows = [];

        for (string? next = null; tokens.Count == 0 || next is not null;)
        {
            var page = await table.PageAsync("p", KeyRange.All, 10, next, default);
            rows.AddRange(page.Rows.Select(row => row.Row));
            tokens.Add(next = page.Continuation);
        }

        Assert.That(rows, Is.EqualTo(["a"]));
        Assert.That(tokens, Is.EqualTo(["1!4!cA--", "1!4!cA-- 1!4!Yg--", null]));
        Assert.That(Query(1), Does.Not.Contain("Next"));
        Assert.That(Query(2), Does.EndWith("&NextPartitionKey=1!4!cA--"), "a row key that did not come is not sent back");
        Assert.That(Query(3), Does.EndWith("&NextPartitionKey=1!4!cA--&NextRowKey=1!4!Yg--"));
        Assert.That(new[] { Query(2), Query(3) }, Is.All.StartsWith(Query(1)), "the same question each time");

        string Query(int request) => Uri.UnescapeDataString(new Uri(Service.Requests[request].Address).Query);
    }

    [Test]
    public async Task A_scan_goes_on_behind_empty_pages()
    {
        Service.Answers(HttpStatusCode.Created)
            .Answers(HttpStatusCode.OK, Rows("a"), headers: [("x-ms-continuation-NextPartitionKey", "1!4!cA--")])
            .Answers(HttpStatusCode.OK, Rows(), headers: [("x-ms-continuation-NextPartitionKey", "1!4!cB--")])
            .Answers(HttpStatusCode.OK, Rows("b"));
        List<string> rows = [];

        await foreach (var row in Table().ScanAsync(default))
        {
            rows.Add(row.Row);
        }

        Assert.That(rows, Is.EqualTo(["a", "b"]));
    }

    [TestCase(HttpStatusCode.Conflict, "EntityAlreadyExists", Write.AlreadyExists)]
    [TestCase(HttpStatusCode.NotFound, "ResourceNotFound", Write.NotFound)]
    [TestCase(HttpStatusCode.NotFound, "EntityNotFound", Write.NotFound)]
    [TestCase(HttpStatusCode.PreconditionFailed, "UpdateConditionNotSatisfied", Write.Changed)]
    [TestCase(HttpStatusCode.PreconditionFailed, "ConditionNotMet", Write.Changed)]
    public async Task A_refusal_is_a_value_and_costs_no_second_look(HttpStatusCode status, string code, Write outcome)
    {
        Service.Answers(HttpStatusCode.Created).Answers(status, Error(code)).Answers(HttpStatusCode.Accepted, InBatch(status, "3:" + code, code), "multipart/mixed; boundary=b");
        var table = Table();

        Assert.That((await table.ReplaceAsync(Row("r"), "W/\"1\"", default)).Outcome, Is.EqualTo(outcome));
        Assert.That(await table.BatchAsync("p", [new(ChangeKind.Insert, Row("r"))], default), Is.EqualTo(new BatchWritten(outcome, 3)));
        Assert.That(Service.Requests, Has.Count.EqualTo(3));
    }

    [TestCase("EntityTooLarge"), TestCase("TooManyProperties")]
    public void What_a_merge_makes_too_large_is_a_fault_of_the_caller_as_it_is_on_the_other_store(string code)
    {
        Service.Answers(HttpStatusCode.Created).Answers(HttpStatusCode.BadRequest, Error(code))
            .Answers(HttpStatusCode.Accepted, InBatch(HttpStatusCode.BadRequest, "0:too large", code), "multipart/mixed; boundary=b");
        var table = Table();

        Assert.That(() => table.MergeAsync(Row("r"), TableRow.AnyVersion, default), Throws.ArgumentException.With.Message.Contains(code));
        Assert.That(() => table.BatchAsync("p", [new(ChangeKind.Merge, Row("r"))], default), Throws.ArgumentException.With.Message.Contains(code));
    }

    [TestCase(HttpStatusCode.BadRequest, "InvalidInput"), TestCase(HttpStatusCode.RequestEntityTooLarge, "RequestBodyTooLarge")]
    [TestCase(HttpStatusCode.BadRequest, "CommandsInBatchActOnDifferentPartitions")]
    public void A_fault_of_ours_that_theService_finds_keeps_its_code(HttpStatusCode status, string code)
    {
        Service.Answers(HttpStatusCode.Created).Answers(status, Error(code));

        Assert.That(
            () => Table().BatchAsync("p", [new(ChangeKind.Insert, Row("r"))], default),
            Throws.InstanceOf<RequestFailedException>().With.Property("ErrorCode").EqualTo(code));
        Assert.That(Service.Requests, Has.Count.EqualTo(2), "such an answer is final");
    }

    /// <summary>Azure refuses all of these; the emulator takes most of them.</summary>
    public static IEnumerable<TestCaseData> Refusable =>
        from broken in new (string Name, Func<ITable, Task> Ask)[]
        {
            ("a batch of 101", table => table.BatchAsync("p", [.. Enumerable.Range(0, 101).Select(i => new TableChange(ChangeKind.Insert, Row($"{i}")))], default)),
            ("a batch of none", table => table.BatchAsync("p", [], default)),
            ("a batch across partitions", table => table.BatchAsync("p", [new(ChangeKind.Insert, Row("r")), new(ChangeKind.Insert, new("q", "r", Nothing))], default)),
            ("a batch on one row twice", table => table.BatchAsync("p", [new(ChangeKind.Upsert, Row("r")), new(ChangeKind.Merge, Row("r"))], default)),
            ("a batch over 4 MiB", table => table.BatchAsync(
                "p", [.. Enumerable.Range(0, 100).Select(i => new TableChange(ChangeKind.Insert, Row($"{i}", new string('ä', 8_000))))], default)),
            ("253 properties", table => table.InsertAsync(new("p", "r", Enumerable.Range(0, 253).ToDictionary(i => $"P{i}", i => (object?)i)), default)),
            ("a row over 1 MiB", table => table.UpsertAsync(
                new("p", "r", Enumerable.Range(0, 17).ToDictionary(i => $"P{i}", i => (object?)new string('x', TableRules.LongestText))), default)),
            ("a long text", table => table.MergeAsync(Row("r", new string('x', TableRules.LongestText + 1)), TableRow.AnyVersion, default)),
            ("a time before 1601", table => table.InsertAsync(new("p", "r", new Dictionary<string, object?> { ["At"] = new DateTimeOffset(1600, 12, 31, 23, 59, 59, TimeSpan.Zero) }), default)),
            ("a percent sign in a key to insert", table => table.InsertAsync(Row("100%"), default)),
            ("a percent sign in a key to get", table => table.GetAsync("p%2F", "r", default)),
            ("a percent sign in a key to delete", table => table.DeleteAsync("p", "%41", TableRow.AnyVersion, default)),
            ("a percent sign in a partition to page", table => table.PageAsync("%", KeyRange.All, 10, null, default)),
            ("a slash in a key", table => table.GetAsync("p", "tcp/ip", default)),
            ("a key of 513 characters", table => table.GetAsync("p", new string('k', 513), default)),
            ("a page of 1,001", table => table.PageAsync("p", KeyRange.All, 1_001, null, default)),
            ("a page of none", table => table.PageAsync("p", KeyRange.All, 0, null, default)),
            ("a replace without a version", table => table.ReplaceAsync(Row("r"), "", default)),
            ("a delete without a version", table => table.DeleteAsync("p", "r", "", default)),
        }
        select new TestCaseData(broken.Ask).SetArgDisplayNames(broken.Name);

    [TestCaseSource(nameof(Refusable))]
    public void What_theService_would_refuse_is_not_even_sent(Func<ITable, Task> ask)
    {
        Assert.That(() => ask(Table()), Throws.InstanceOf<ArgumentException>());
        Assert.That(Service.Requests, Is.Empty);
    }

    private static readonly Dictionary<string, object?> Nothing = [];
}
