using System.Net;
using System.Text.Json.Nodes;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Microsoft.Extensions.Logging.Abstractions;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Storage;
using TeamsEsnBot.Tests.Packages.Tables;

namespace TeamsEsnBot.Tests.State;

/// <summary>The table that the bot uses, before a service whose answers the test chooses.</summary>
internal abstract class CannedTable : IDisposable
{
    protected CannedService Service { get; } = new();

    public void Dispose() => Service.Dispose();

    protected static TableRow Row(string row, string text = "") => new("p", row, new Dictionary<string, object?> { ["Text"] = text });

    protected static string Rows(params string[] rows) => new JsonObject
    {
        ["value"] = new JsonArray([.. rows.Select(row => new JsonObject { ["odata.etag"] = "W/\"1\"", ["PartitionKey"] = "p", ["RowKey"] = row })]),
    }.ToJsonString();

    protected static string Error(string code, string? message = null) => new JsonObject
    {
        ["odata.error"] = new JsonObject { ["code"] = code, ["message"] = new JsonObject { ["lang"] = "en-US", ["value"] = message ?? code } },
    }.ToJsonString();

    protected static string InBatch(HttpStatusCode status, string message, string code) =>
        "--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\nContent-Type: application/http\r\n\r\n"
        + $"HTTP/1.1 {(int)status} Refused\r\nContent-Type: application/json\r\n\r\n{Error(code, message)}\r\n--c--\r\n--b--\r\n";

    protected ITable Table(TimeProvider? time = null)
    {
        var patience = AzureTables.Patience();
        patience.Transport = new HttpClientTransport(new HttpClient(Service, disposeHandler: false));
        (patience.Retry.Delay, patience.Retry.MaxDelay) = (TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(2));
        return new AzureTables(
            new TableServiceClient(new Uri("https://contoso.table.core.windows.net"), new TableSharedKeyCredential("contoso", Convert.ToBase64String("a key"u8)), patience),
            time ?? TimeProvider.System,
            NullLogger<AzureTables>.Instance).Open("People");
    }
}
