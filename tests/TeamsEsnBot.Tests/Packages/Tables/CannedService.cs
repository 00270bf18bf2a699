using System.Net;
using System.Text;
using Azure.Core.Pipeline;
using Azure.Data.Tables;

namespace TeamsEsnBot.Tests.Packages.Tables;

/// <summary>The wire edge: answers what it was given, in order, and remembers what it was asked.</summary>
internal sealed class CannedService : HttpMessageHandler
{
    private readonly Queue<Func<HttpResponseMessage>> _answers = [];

    public List<(HttpMethod Method, string Address, string Body, Dictionary<string, string> Headers)> Requests { get; } = [];

    public TableServiceClient Client(int retries = 0) => new(
        new Uri("https://contoso.table.core.windows.net"),
        new TableSharedKeyCredential("contoso", Convert.ToBase64String("a key"u8)),
        new TableClientOptions
        {
            Transport = new HttpClientTransport(new HttpClient(this)),
            Retry = { MaxRetries = retries, Delay = TimeSpan.FromMilliseconds(1), MaxDelay = TimeSpan.FromMilliseconds(1) },
        });

    public CannedService Answers(HttpStatusCode status, string body = "", string type = "application/json", params (string Name, string Value)[] headers)
    {
        _answers.Enqueue(() =>
        {
            var response = new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8) };
            response.Content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type);

            foreach (var (name, value) in headers)
            {
                response.Headers.TryAddWithoutValidation(name, value);
            }

            return response;
        });
        return this;
    }

    /// <summary>Whatever is asked then, once: a row, a page, a batch of one or an empty success.</summary>
    public CannedService AnswersAnything()
    {
        _answers.Enqueue(() => Requests[^1] switch
        {
            { Method.Method: "GET", Address: var address } when address.Contains("()", StringComparison.Ordinal) => Json("""{"value":[]}"""),
            { Method.Method: "GET" } => Json("""{"odata.etag":"W/\"1\"","PartitionKey":"p","RowKey":"r"}"""),
            { Address: var address } when address.EndsWith("$batch", StringComparison.Ordinal) =>
                new(HttpStatusCode.Accepted) { Content = new StringContent("--b\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n--b--\r\n") },
            _ => new(HttpStatusCode.NoContent) { Headers = { ETag = System.Net.Http.Headers.EntityTagHeaderValue.Parse("W/\"1\"") } },
        });
        return this;

        static HttpResponseMessage Json(string body) => new(HttpStatusCode.OK) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
    }

    public CannedService Breaks()
    {
        _answers.Enqueue(() => throw new HttpRequestException("The connection was cut."));
        return this;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var headers = request.Headers.Concat(request.Content?.Headers.AsEnumerable() ?? [])
            .ToDictionary(header => header.Key, header => string.Join(',', header.Value), StringComparer.OrdinalIgnoreCase);
        Requests.Add((request.Method, request.RequestUri!.AbsoluteUri, body, headers));

        return _answers.Count > 0 ? _answers.Dequeue()() : throw new AssertionException($"Nobody expected {request.Method} {request.RequestUri}.");
    }
}
