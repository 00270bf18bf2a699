using System.Net;
using System.Text.Json.Nodes;
using Azure;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Microsoft.Extensions.Logging.Abstractions;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Storage;
using TeamsEsnBot.Tests.Packages.Tables;

namespace TeamsEsnBot.Tests.State;

/// <summary>What the service may answer and an emulator never does, seen through the table that the bot uses.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class AzureAnswersTests : IDisposable
{
    private readonly CannedService _service = new();

    public void Dispose() => _service.Dispose();

    /// <summary>Everything that can be asked of a table.</summary>
    public static IEnumerable<TestCaseData> Operations =>
        from operation in new (string Name, Func<ITable, Task> Ask)[]
        {
            ("get", table => table.GetAsync("p", "r", default)),
            ("insert", table => table.InsertAsync(Row("r"), default)),
            ("replace", table => table.ReplaceAsync(Row("r"), "W/\"1\"", default)),
            ("merge", table => table.MergeAsync(Row("r"), "W/\"1\"", default)),
            ("upsert", table => table.UpsertAsync(Row("r"), default)),
            ("delete", table => table.DeleteAsync("p", "r", "W/\"1\"", default)),
            ("batch", table => table.BatchAsync("p", [new(ChangeKind.Insert, Row("r"))], default)),
            ("page", table => table.PageAsync("p", KeyRange.All, 10, null, default)),
            ("scan", async table =>
            {
                await foreach (var row in table.ScanAsync(default))
                {
                    Assert.Fail($"There is no row {row.Row}.");
                }
            }),
        }
        select new TestCaseData(operation.Ask).SetArgDisplayNames(operation.Name);

    [Test]
    public async Task An_empty_page_is_not_taken_for_the_last()
    {
        _service.Answers(HttpStatusCode.Created)
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

        string Query(int request) => Uri.UnescapeDataString(new Uri(_service.Requests[request].Address).Query);
    }

    [Test]
    public async Task A_scan_goes_on_behind_empty_pages()
    {
        _service.Answers(HttpStatusCode.Created)
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
        _service.Answers(HttpStatusCode.Created).Answers(status, Error(code)).Answers(HttpStatusCode.Accepted, InBatch(status, "3:" + code, code), "multipart/mixed; boundary=b");
        var table = Table();

        Assert.That((await table.ReplaceAsync(Row("r"), "W/\"1\"", default)).Outcome, Is.EqualTo(outcome));
        Assert.That(await table.BatchAsync("p", [new(ChangeKind.Insert, Row("r"))], default), Is.EqualTo(new BatchWritten(outcome, 3)));
        Assert.That(_service.Requests, Has.Count.EqualTo(3));
    }

    [TestCaseSource(nameof(Operations))]
    public void Without_the_right_to_enter_the_role_is_named(Func<ITable, Task> ask)
    {
        _service.Answers(HttpStatusCode.Created).Answers(HttpStatusCode.Forbidden, Error("AuthorizationPermissionMismatch"));

        Assert.That(() => ask(Table()), Throws.InvalidOperationException.With.Message.StartsWith("The table account refuses the bot (AuthorizationPermissionMismatch).")
            .And.Message.Contains("Storage Table Data Contributor"));
    }

    [TestCaseSource(nameof(Operations))]
    public void An_account_that_is_not_there_is_named(Func<ITable, Task> ask)
    {
        _service.Answers(HttpStatusCode.NotFound, Error("ResourceNotFound"));

        Assert.That(() => ask(Table()), Throws.InvalidOperationException.With.Message.StartsWith("The table account does not know what the bot asks for (ResourceNotFound)."));
    }

    [TestCaseSource(nameof(Operations))]
    public void An_account_that_stays_busy_is_named_after_four_tries(Func<ITable, Task> ask)
    {
        _service.Answers(HttpStatusCode.Created);
        for (var i = 0; i < 4; i++)
        {
            _service.Answers(HttpStatusCode.ServiceUnavailable, Error("ServerBusy"));
        }

        Assert.That(() => ask(Table()), Throws.InvalidOperationException.With.Message.StartsWith("The table account has answered every try with 503 ServerBusy"));
        Assert.That(_service.Requests, Has.Count.EqualTo(5));
    }

    [TestCaseSource(nameof(Operations))]
    public void A_network_that_stays_broken_is_named_after_four_tries(Func<ITable, Task> ask)
    {
        _service.Answers(HttpStatusCode.Created).Breaks().Breaks().Breaks().Breaks();

        Assert.That(() => ask(Table()), Throws.InvalidOperationException.With.Message.StartsWith("The table account does not answer. Check the address in Storage:TableEndpoint"));
        Assert.That(_service.Requests, Has.Count.EqualTo(5));
    }

    [TestCaseSource(nameof(Operations))]
    public async Task A_service_in_trouble_is_asked_again(Func<ITable, Task> ask)
    {
        _service.Answers(HttpStatusCode.Created)
            .Answers(HttpStatusCode.InternalServerError, Error("OperationTimedOut"))
            .Answers(HttpStatusCode.RequestTimeout, Error("OperationTimedOut"))
            .Breaks()
            .AnswersAnything();

        await ask(Table());

        Assert.That(_service.Requests, Has.Count.EqualTo(5));
    }

    [Test]
    public async Task A_busy_service_is_left_alone_for_as_long_as_it_asks()
    {
        _service.Answers(HttpStatusCode.Created)
            .Answers(HttpStatusCode.ServiceUnavailable, Error("ServerBusy"), headers: [("Retry-After", "1")])
            .Answers(HttpStatusCode.NoContent, headers: [("ETag", "W/\"1\"")]);
        var began = TimeProvider.System.GetTimestamp();

        var written = await Table().InsertAsync(Row("r"), default);

        Assert.That(written.IsDone, Is.True);
        Assert.That(TimeProvider.System.GetElapsedTime(began), Is.GreaterThan(TimeSpan.FromSeconds(0.9)));
    }

    [TestCaseSource(nameof(Operations))]
    public async Task A_table_that_is_being_deleted_is_waited_for(Func<ITable, Task> ask)
    {
        _service.Answers(HttpStatusCode.Conflict, Error("TableBeingDeleted")).Answers(HttpStatusCode.Conflict, Error("TableBeingDeleted"))
            .Answers(HttpStatusCode.Created).AnswersAnything();

        await ask(Table(new HastyClock()));

        Assert.That(_service.Requests, Has.Count.EqualTo(4));
    }

    [Test]
    public void A_table_that_is_being_deleted_for_more_than_a_minute_is_named()
    {
        for (var i = 0; i < 70; i++)
        {
            _service.Answers(HttpStatusCode.Conflict, Error("TableBeingDeleted"));
        }

        Assert.That(
            () => Table(new HastyClock()).InsertAsync(Row("r"), default),
            Throws.InvalidOperationException.With.Message.StartsWith("The table account is still deleting a table of that name, for longer than a minute."));
        Assert.That(_service.Requests, Has.Count.InRange(60, 62));
    }

    [TestCaseSource(nameof(Operations))]
    public async Task A_table_that_somebody_deleted_meanwhile_is_made_again(Func<ITable, Task> ask)
    {
        _service.Answers(HttpStatusCode.Created).Answers(HttpStatusCode.NoContent, headers: [("ETag", "W/\"1\"")])
            .Answers(HttpStatusCode.NotFound, Error("TableNotFound")).Answers(HttpStatusCode.Created).AnswersAnything();
        var table = Table(new HastyClock());
        await table.InsertAsync(Row("before"), default);

        await ask(table);

        Assert.That(_service.Requests.Count(request => request.Address.EndsWith("/Tables", StringComparison.Ordinal)), Is.EqualTo(_service.Requests.Count == 3 ? 1 : 2));
    }

    [TestCase("EntityTooLarge"), TestCase("TooManyProperties")]
    public void What_a_merge_makes_too_large_is_a_fault_of_the_caller_as_it_is_on_the_other_store(string code)
    {
        _service.Answers(HttpStatusCode.Created).Answers(HttpStatusCode.BadRequest, Error(code))
            .Answers(HttpStatusCode.Accepted, InBatch(HttpStatusCode.BadRequest, "0:too large", code), "multipart/mixed; boundary=b");
        var table = Table();

        Assert.That(() => table.MergeAsync(Row("r"), TableRow.AnyVersion, default), Throws.ArgumentException.With.Message.Contains(code));
        Assert.That(() => table.BatchAsync("p", [new(ChangeKind.Merge, Row("r"))], default), Throws.ArgumentException.With.Message.Contains(code));
    }

    [TestCase(HttpStatusCode.BadRequest, "InvalidInput"), TestCase(HttpStatusCode.RequestEntityTooLarge, "RequestBodyTooLarge")]
    [TestCase(HttpStatusCode.BadRequest, "CommandsInBatchActOnDifferentPartitions")]
    public void A_fault_of_ours_that_the_service_finds_keeps_its_code(HttpStatusCode status, string code)
    {
        _service.Answers(HttpStatusCode.Created).Answers(status, Error(code));

        Assert.That(
            () => Table().BatchAsync("p", [new(ChangeKind.Insert, Row("r"))], default),
            Throws.InstanceOf<RequestFailedException>().With.Property("ErrorCode").EqualTo(code));
        Assert.That(_service.Requests, Has.Count.EqualTo(2), "such an answer is final");
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
    public void What_the_service_would_refuse_is_not_even_sent(Func<ITable, Task> ask)
    {
        Assert.That(() => ask(Table()), Throws.InstanceOf<ArgumentException>());
        Assert.That(_service.Requests, Is.Empty);
    }

    private static readonly Dictionary<string, object?> Nothing = [];

    private static TableRow Row(string row, string text = "") => new("p", row, new Dictionary<string, object?> { ["Text"] = text });

    private static string Rows(params string[] rows) => new JsonObject
    {
        ["value"] = new JsonArray([.. rows.Select(row => new JsonObject { ["odata.etag"] = "W/\"1\"", ["PartitionKey"] = "p", ["RowKey"] = row })]),
    }.ToJsonString();

    private static string Error(string code, string? message = null) => new JsonObject
    {
        ["odata.error"] = new JsonObject { ["code"] = code, ["message"] = new JsonObject { ["lang"] = "en-US", ["value"] = message ?? code } },
    }.ToJsonString();

    private static string InBatch(HttpStatusCode status, string message, string code) =>
        "--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\nContent-Type: application/http\r\n\r\n"
        + $"HTTP/1.1 {(int)status} Refused\r\nContent-Type: application/json\r\n\r\n{Error(code, message)}\r\n--c--\r\n--b--\r\n";

    private ITable Table(TimeProvider? time = null)
    {
        var patience = AzureTables.Patience();
        patience.Transport = new HttpClientTransport(new HttpClient(_service, disposeHandler: false));
        (patience.Retry.Delay, patience.Retry.MaxDelay) = (TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(2));
        return new AzureTables(
            new TableServiceClient(new Uri("https://contoso.table.core.windows.net"), new TableSharedKeyCredential("contoso", Convert.ToBase64String("a key"u8)), patience),
            time ?? TimeProvider.System,
            NullLogger<AzureTables>.Instance).Open("People");
    }
}
