using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace TeamsEsnBot.Tests.Packages.Tables;

/// <summary>What goes over the wire to the table service, and what is made of its answers. Runs on the original too, with <c>-p:OfficialTables=true</c>.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class TableClientTests : IDisposable
{
    private const string Conflict = """{"odata.error":{"code":"EntityAlreadyExists","message":{"lang":"en-US","value":"The specified entity already exists."}}}""";

    private readonly CannedService _service = new();

    public void Dispose() => _service.Dispose();

    [Test]
    public async Task A_request_is_signed_with_its_date_and_path_and_signed_anew_when_it_is_tried_again()
    {
        _service.Answers(HttpStatusCode.ServiceUnavailable).Answers(HttpStatusCode.NoContent, headers: [("ETag", "W/\"1\"")]);

        await _service.Client(retries: 1).GetTableClient("People").UpsertEntityAsync(new TableEntity("o'brien", "c#"), TableUpdateMode.Replace);

        Assert.That(_service.Requests, Has.Count.EqualTo(2));

        foreach (var request in _service.Requests)
        {
            var path = new Uri(request.Address).AbsolutePath;
            var signature = HMACSHA256.HashData("a key"u8, Encoding.UTF8.GetBytes($"{request.Headers["x-ms-date"]}\n/contoso{path}"));
            Assert.That(Uri.UnescapeDataString(path), Is.EqualTo("/People(PartitionKey='o''brien',RowKey='c#')"));
            Assert.That(request.Headers["Authorization"], Is.EqualTo($"SharedKeyLite contoso:{Convert.ToBase64String(signature)}"));
        }
    }

    [Test]
    public void A_refusal_carries_the_services_code()
    {
        _service.Answers(HttpStatusCode.Conflict, Conflict);

        var refused = Assert.ThrowsAsync<RequestFailedException>(() => People().AddEntityAsync(new TableEntity("p", "r")));

        Assert.That((refused?.Status, refused?.ErrorCode), Is.EqualTo((409, "EntityAlreadyExists")));
        Assert.That(refused?.ErrorCode == TableErrorCode.EntityAlreadyExists, Is.True);
        Assert.That(refused?.ErrorCode == TableErrorCode.TableNotFound, Is.False);
    }

    [Test]
    public void An_answer_that_is_not_the_services_is_still_a_refusal()
    {
        _service.Answers(HttpStatusCode.Forbidden, "<html>The proxy says no.</html>", "text/html");

        Assert.That(
            () => People().GetEntityIfExistsAsync<TableEntity>("p", "r"), Throws.InstanceOf<RequestFailedException>().With.Property("Status").EqualTo(403));
    }

    [Test]
    public async Task Values_travel_with_the_types_that_JSON_cannot_show()
    {
        _service.Answers(HttpStatusCode.NoContent);
        var entity = new TableEntity("p", "r")
        {
            ["Text"] = "it's",
            ["Long"] = 9_007_199_254_740_993L,
            ["At"] = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero).AddTicks(6),
            ["Id"] = new Guid("c9da6455-213d-42c9-9a79-3e9149a57833"),
            ["Bytes"] = new byte[] { 1, 2 },
            ["None"] = double.NaN,
        };

        await People().AddEntityAsync(entity);

        var body = JsonNode.Parse(_service.Requests[0].Body)!.AsObject();
        var types = body.Where(property => property.Key.EndsWith("@odata.type", StringComparison.Ordinal)).Select(property => $"{property.Key} {property.Value}");
        Assert.That(types, Is.EquivalentTo(
        [
            "Long@odata.type Edm.Int64", "At@odata.type Edm.DateTime", "Id@odata.type Edm.Guid", "Bytes@odata.type Edm.Binary", "None@odata.type Edm.Double",
        ]));
        Assert.That((string?)body["Long"], Is.EqualTo("9007199254740993"));
        Assert.That((string?)body["Text"], Is.EqualTo("it's"));
        Assert.That((string?)body["At"], Is.EqualTo("2026-01-02T03:04:05.0000006Z"));
    }

    [Test]
    public async Task A_row_is_read_whatever_the_order_of_values_and_their_types()
    {
        _service.Answers(HttpStatusCode.OK, """
            {"odata.metadata":"m","odata.etag":"W/\"datetime'2026'\"","PartitionKey":"p","RowKey":"r","Timestamp":"2026-11-22T08:00:00.1234567Z",
             "Long":"5","Long@odata.type":"Edm.Int64","At@odata.type":"Edm.DateTime","At":"2026-11-22T08:00:00.1234567Z","Whole":2,"Half":0.5,"Nothing":null}
            """);

        var row = (await People().GetEntityIfExistsAsync<TableEntity>("p", "r")).Value!;

        Assert.That((row.PartitionKey, row.RowKey, row.ETag.ToString()), Is.EqualTo(("p", "r", "W/\"datetime'2026'\"")));
        Assert.That((row.GetInt64("Long"), row.GetInt32("Whole"), row.GetDouble("Half")), Is.EqualTo((5L, 2, 0.5)));
        Assert.That(row.GetDateTimeOffset("At"), Is.EqualTo(row.Timestamp));
    }

    [Test]
    public async Task A_page_may_be_empty_and_still_not_be_the_last()
    {
        _service
            .Answers(HttpStatusCode.OK, """{"value":[]}""", headers:
            [
                ("x-ms-continuation-NextPartitionKey", "1!8!cA--"), ("x-ms-continuation-NextRowKey", "1!4!cg--"),
            ])
            .Answers(HttpStatusCode.OK, """{"value":[{"PartitionKey":"p","RowKey":"a"}]}""", headers: [("x-ms-continuation-NextPartitionKey", "1!8!cB--")])
            .Answers(HttpStatusCode.OK, """{"value":[{"PartitionKey":"p","RowKey":"b"}]}""");
        List<string> keys = [];

        await foreach (var row in People().QueryAsync<TableEntity>("PartitionKey eq 'p'", maxPerPage: 7))
        {
            keys.Add(row.RowKey);
        }

        Assert.That(keys, Is.EqualTo(["a", "b"]));
        Assert.That(_service.Requests[1].Address, Does.Contain("NextPartitionKey=1%218%21cA--").And.Contain("NextRowKey=1%214%21cg--").And.Contain("top=7"));
        Assert.That(_service.Requests[2].Address, Does.Contain("NextPartitionKey=1%218%21cB--").And.Not.Contain("NextRowKey=1"));
    }

    [Test]
    public async Task The_list_of_tables_goes_on_where_the_service_says()
    {
        _service
            .Answers(HttpStatusCode.OK, """{"value":[{"TableName":"evidence"}]}""", headers: [("x-ms-continuation-NextTableName", "people!1")])
            .Answers(HttpStatusCode.OK, """{"value":[{"TableName":"people"}]}""");
        List<string> names = [];

        await foreach (var table in _service.Client().QueryAsync())
        {
            names.Add(table.Name);
        }

        Assert.That(names, Is.EqualTo(["evidence", "people"]));
        Assert.That(new Uri(_service.Requests[0].Address).AbsolutePath, Is.EqualTo("/Tables").Or.EqualTo("/Tables()"));
        Assert.That(_service.Requests[1].Address, Does.Contain("NextTableName=people%211"));
    }

    [Test]
    public void A_value_cannot_become_part_of_a_filter()
    {
        var name = "x' or '1' eq '1";

        Assert.That(TableClient.CreateQueryFilter($"Name eq {name} and Count gt {5L} and Open eq {true}"),
            Is.EqualTo("Name eq 'x'' or ''1'' eq ''1' and Count gt 5L and Open eq true"));
        Assert.That(TableClient.CreateQueryFilter($"At lt {new DateTimeOffset(2026, 1, 1, 1, 0, 0, TimeSpan.FromHours(1))}"),
            Is.EqualTo("At lt datetime'2026-01-01T00:00:00.0000000Z'"));
    }

    [Test]
    public async Task Creating_a_table_that_exists_is_no_failure()
    {
        _service.Answers(HttpStatusCode.Conflict, Conflict.Replace("EntityAlreadyExists", "TableAlreadyExists", StringComparison.Ordinal));

        Assert.That((await People().CreateIfNotExistsAsync()).Value?.Name ?? "People", Is.EqualTo("People"));
    }

    [Test]
    public async Task Deleting_what_is_gone_answers_with_its_status()
    {
        _service.Answers(HttpStatusCode.NotFound, Conflict.Replace("EntityAlreadyExists", "ResourceNotFound", StringComparison.Ordinal));

        Assert.That((await People().DeleteEntityAsync("p", "r")).Status, Is.EqualTo(404));
        Assert.That(_service.Requests[0].Headers["If-Match"], Is.EqualTo("*"));
    }

    private TableClient People() => _service.Client().GetTableClient("People");
}
