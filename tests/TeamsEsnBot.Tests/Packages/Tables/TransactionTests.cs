using System.Net;
using Azure;
using Azure.Data.Tables;

namespace TeamsEsnBot.Tests.Packages.Tables;

/// <summary>Transactions over the wire.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class TransactionTests : IDisposable
{
    private const string Multipart = "multipart/mixed; boundary=batchresponse_1";

    private readonly CannedService _service = new();

    public void Dispose() => _service.Dispose();

    [Test]
    public async Task Each_change_has_its_method_absolute_address_and_version()
    {
        _service.Answers(HttpStatusCode.Accepted, Response("204 No Content", "204 No Content", "204 No Content"), Multipart);

        var answers = await People().SubmitTransactionAsync(
        [
            new(TableTransactionActionType.Add, new TableEntity("p", "new") { ["Text"] = "naïve" }),
            new(TableTransactionActionType.UpdateReplace, new TableEntity("p", "o'brien"), new ETag("W/\"7\"")),
            new(TableTransactionActionType.Delete, new TableEntity("p", "old"), ETag.All),
        ]);

        var body = _service.Requests[0].Body;
        Assert.That(answers.Value.Select(answer => answer.Status), Is.EqualTo([204, 204, 204]));
        Assert.That(answers.Value[1].Headers.ETag?.ToString(), Is.EqualTo("W/\"1\""));
        Assert.That(body, Does.Contain("POST https://contoso.table.core.windows.net/People"));
        Assert.That(body, Does.Contain("PUT https://contoso.table.core.windows.net/People(PartitionKey='p',RowKey='o%27%27brien') HTTP/1.1"));
        Assert.That(body, Does.Contain("If-Match: W/\"7\"").And.Contain("If-Match: *"));
    }

    [Test]
    public void A_refusal_names_the_change_and_the_reason()
    {
        const string Refusal = """{"odata.error":{"code":"UpdateConditionNotSatisfied","message":{"value":"1:The update condition was not satisfied."}}}""";
        var answer = Response("412 Precondition Failed").Replace("\r\n\r\n\r\n", $"\r\n\r\n{Refusal}\r\n", StringComparison.Ordinal);
        _service.Answers(HttpStatusCode.Accepted, answer, Multipart);

        var refused = Assert.ThrowsAsync<TableTransactionFailedException>(() => People().SubmitTransactionAsync(
            [new(TableTransactionActionType.Add, new TableEntity("p", "a")), new(TableTransactionActionType.Delete, new TableEntity("p", "b"), ETag.All)]));

        Assert.That((refused?.Status, refused?.ErrorCode, refused?.FailedTransactionActionIndex), Is.EqualTo((412, "UpdateConditionNotSatisfied", (int?)1)));
    }

    [Test]
    public void A_transaction_that_is_refused_as_a_whole_is_a_refusal()
    {
        _service.Answers(HttpStatusCode.RequestEntityTooLarge, """{"odata.error":{"code":"RequestBodyTooLarge","message":{"value":"too large"}}}""");

        Assert.That(
            () => People().SubmitTransactionAsync([new(TableTransactionActionType.Add, new TableEntity("p", "a"))]),
            Throws.InstanceOf<RequestFailedException>().With.Property("ErrorCode").EqualTo("RequestBodyTooLarge"));
    }

    private static string Response(params string[] statuses) =>
        "--batchresponse_1\r\nContent-Type: multipart/mixed; boundary=changesetresponse_1\r\n\r\n"
        + string.Concat(statuses.Select(status =>
            "--changesetresponse_1\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n"
            + $"HTTP/1.1 {status}\r\nDataServiceVersion: 3.0;\r\nETag: W/\"1\"\r\n\r\n\r\n"))
        + "--changesetresponse_1--\r\n--batchresponse_1--\r\n";

    private TableClient People() => _service.Client().GetTableClient("People");
}
