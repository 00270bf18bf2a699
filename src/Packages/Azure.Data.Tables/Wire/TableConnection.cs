using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Data.Tables.Wire;

/// <summary>The pipeline to one account: addresses, headers and what counts as an answer.</summary>
internal sealed class TableConnection
{
    public const string Json = "application/json";

    private const string MinimalMetadata = "application/json;odata=minimalmetadata";
    private const string Scope = "https://storage.azure.com/.default";

    private readonly HttpPipeline _pipeline;
    private readonly string _version;

    private TableConnection(Uri endpoint, HttpPipelinePolicy authorization, TableClientOptions options)
    {
        options ??= new TableClientOptions();
        Endpoint = new Uri(endpoint.AbsoluteUri.TrimEnd('/'));
        _version = options.Version;
        _pipeline = HttpPipelineBuilder.Build(new HttpPipelineOptions(options)
        {
            RequestFailedDetailsParser = TablesErrorParser.Instance,
            PerRetryPolicies = { authorization },
        });
    }

    public Uri Endpoint { get; }

    public static TableConnection With(Uri endpoint, TableSharedKeyCredential key, TableClientOptions options) =>
        new(endpoint, new SharedKeyLitePolicy(key, TimeProvider.System), options);

    public static TableConnection With(Uri endpoint, TokenCredential identity, TableClientOptions options) =>
        new(endpoint, new BearerTokenAuthenticationPolicy(identity, Scope), options);

    public Uri Table(string name, string suffix = "") => new($"{Endpoint.AbsoluteUri.TrimEnd('/')}/{name}{suffix}");

    public Uri Row(string table, string partition, string row) => Table(table, $"(PartitionKey='{Escaped(partition)}',RowKey='{Escaped(row)}')");

    /// <summary>A version as a header carries it; the one that stands for all must not be quoted.</summary>
    public static string Header(ETag version) => version == ETag.All ? "*" : version.ToString("H");

    /// <summary>Sends and returns the response if its status is one of those expected; another one throws with the service's code.</summary>
    public async Task<Response> SendAsync(
        RequestMethod method, Uri address, int[] expected, CancellationToken cancel, byte[] body = null, string contentType = null, ETag? ifMatch = null)
    {
        using var message = _pipeline.CreateMessage();
        // An expected refusal such as 409 must not be logged as a failure.
        message.ResponseClassifier = new StatusCodeClassifier(Array.ConvertAll(expected, status => (ushort)status));
        message.Request.Method = method;
        message.Request.Uri.Reset(address);
        message.Request.Headers.Add("x-ms-version", _version);
        message.Request.Headers.Add("DataServiceVersion", "3.0");
        message.Request.Headers.Add("Accept", MinimalMetadata);
        message.Request.Headers.Add("Prefer", "return-no-content");

        if (ifMatch is { } version)
        {
            message.Request.Headers.Add("If-Match", Header(version));
        }

        if (body is not null)
        {
            message.Request.Headers.Add("Content-Type", contentType ?? Json);
            message.Request.Content = RequestContent.Create(body);
        }

        await _pipeline.SendAsync(message, cancel).ConfigureAwait(false);
        return expected.Contains(message.Response.Status) ? message.Response : throw new RequestFailedException(message.Response);
    }

    private static string Escaped(string key) => Uri.EscapeDataString(key.Replace("'", "''", StringComparison.Ordinal));
}
