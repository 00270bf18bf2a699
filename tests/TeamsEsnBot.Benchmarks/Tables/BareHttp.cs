using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Wire;

namespace TeamsEsnBot.Benchmarks.Tables;

/// <summary>A bare HTTP client that sends the same requests with the same callers: bodies ready but for their keys, of the answers nothing but the JSON parsed.</summary>
internal sealed class BareHttp(Azurite azurite, string table, int atOnce, int batchesAtOnce, int readersAtOnce) : ISide, IDisposable
{
    private const string Properties =
        "\"Kind\":\"answered\",\"Topics\":\"kubernetes|ingress|502\",\"Title\":\"A few requests fail at each deployment with 502\"," +
        "\"Link\":\"https://teams.microsoft.com/l/message/19:platform@thread.tacv2/1763800001234\",\"At\":\"2026-11-30T09:00:01.0000000Z\"," +
        "\"At@odata.type\":\"Edm.DateTime\",\"IsAccepted\":true,\"Votes\":7,\"Sequence\":\"1234\",\"Sequence@odata.type\":\"Edm.Int64\"," +
        "\"WriteId\":\"019aa000-0000-7000-8000-000000000000\",\"WriteId@odata.type\":\"Edm.Guid\"}";

    private readonly HttpClient _http = new();
    private readonly SharedKeyLite _key = new(Azurite.Account, Azurite.Key);
    private readonly string _endpoint = azurite.Endpoint.AbsoluteUri;
    private int _next;

    public Task<int> InsertSinglesAsync(Slice slice) => TableSide.TogetherAsync(atOnce, slice, async () =>
    {
        using var body = Json(Entity("singles", Interlocked.Increment(ref _next)));
        await SendAsync(HttpMethod.Post, $"{_endpoint}/{table}", body);
        return 1;
    });

    public Task<int> InsertBatchesAsync(Slice slice) => TableSide.TogetherAsync(batchesAtOnce, slice, async () =>
    {
        var last = Interlocked.Add(ref _next, TableRules.MostChanges);
        var text = new StringBuilder("--batch_b\r\nContent-Type: multipart/mixed; boundary=changeset_c\r\n\r\n");
        for (var i = 0; i < TableRules.MostChanges; i++)
        {
            text.Append("--changeset_c\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\nPOST ").Append(_endpoint).Append('/').Append(table)
                .Append(" HTTP/1.1\r\nAccept: application/json;odata=minimalmetadata\r\nDataServiceVersion: 3.0\r\nPrefer: return-no-content\r\nContent-Type: application/json\r\n\r\n")
                .Append(Entity("batches", last - i)).Append("\r\n");
        }

        using var body = new StringContent(text.Append("--changeset_c--\r\n--batch_b--\r\n").ToString());
        body.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/mixed; boundary=batch_b");
        await SendAsync(HttpMethod.Post, $"{_endpoint}/$batch", body);
        return TableRules.MostChanges;
    });

    public Task<int> GetAsync(Slice slice) => TableSide.TogetherAsync(readersAtOnce, slice, async () =>
    {
        var row = Rows.Key(Interlocked.Increment(ref _next) % Rows.OnTheShelf);
        var answer = await SendAsync(HttpMethod.Get, $"{_endpoint}/{table}(PartitionKey='{Uri.EscapeDataString(Rows.Shelf)}',RowKey='{Uri.EscapeDataString(row)}')", null);
        using var json = JsonDocument.Parse(answer);
        return json.RootElement.TryGetProperty("Kind", out _) ? 1 : throw new InvalidOperationException("A row is not there.");
    });

    public Task<int> PageAsync(Slice slice) => TableSide.TogetherAsync(Math.Min(readersAtOnce, 2), slice, async () =>
    {
        var from = Rows.Key(Interlocked.Increment(ref _next) % (Rows.OnTheShelf - TableRules.LargestPage));
        var filter = Uri.EscapeDataString($"PartitionKey eq '{Rows.Shelf}' and RowKey ge '{from}'");
        using var json = JsonDocument.Parse(await SendAsync(HttpMethod.Get, string.Create(CultureInfo.InvariantCulture, $"{_endpoint}/{table}()?$filter={filter}&$top={TableRules.LargestPage}"), null));
        return json.RootElement.GetProperty("value").GetArrayLength();
    });

    public void Dispose() => _http.Dispose();

    private static string Entity(string partition, int number) => $"{{\"PartitionKey\":\"{partition}\",\"RowKey\":\"{Rows.Key(number)}\",{Properties}";

    private static StringContent Json(string entity) => new(entity, Encoding.UTF8, "application/json");

    private async Task<byte[]> SendAsync(HttpMethod method, string address, HttpContent? body)
    {
        using var request = _key.Sign(new HttpRequestMessage(method, address) { Content = body });
        request.Headers.TryAddWithoutValidation("Prefer", "return-no-content");
        using var answer = await _http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsByteArrayAsync();
    }
}
