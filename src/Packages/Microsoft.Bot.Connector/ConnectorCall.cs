using System.Text;
using Microsoft.Bot.Schema;
using Microsoft.Rest;
using Newtonsoft.Json;

namespace Microsoft.Bot.Connector;

/// <summary>One call to the connector: joins the address, adds the token, sends, reads the answer or the refusal.</summary>
internal sealed class ConnectorCall(Uri serviceUrl, HttpClient http, ServiceClientCredentials credentials)
{
    // The ids in a path are escaped when it is put together; an address is not to be taken apart and checked again for every call.
    private static readonly UriCreationOptions AsItIs = new() { DangerousDisablePathAndQueryCanonicalization = true };

    private static readonly string Product = $"TeamsEsnBot.Connector/{typeof(ConnectorCall).Assembly.GetName().Version?.ToString(2)}";

    internal Uri ServiceUrl { get; set; } = serviceUrl;

    internal ServiceClientCredentials Credentials { get; } = credentials;

    /// <exception cref="ErrorResponseException">The answer is not a 2xx; a redirect is not followed, because it would carry the token away.</exception>
    /// <exception cref="SerializationException">The answer is a 2xx with a body that cannot be read.</exception>
    internal Task<HttpOperationResponse<T>> SendAsync<T>(
        HttpMethod method, string path, object body, Dictionary<string, List<string>> customHeaders, CancellationToken cancel) =>
        ExchangeAsync(method, path, body, customHeaders, Read<T>, cancel);

    /// <summary>Asks for something that only Teams has. The original tells its refusals by another exception than those of conversations.</summary>
    /// <exception cref="HttpOperationException">The answer is not a 2xx.</exception>
    /// <exception cref="SerializationException">The answer is a 2xx with a body that cannot be read.</exception>
    internal async Task<T> GetAsync<T>(string path, CancellationToken cancel)
    {
        try
        {
            using var answer = await SendAsync<T>(HttpMethod.Get, path, body: null, customHeaders: null, cancel).ConfigureAwait(false);
            return answer.Body;
        }
        catch (ErrorResponseException refused)
        {
            throw new HttpOperationException(refused.Message, refused) { Request = refused.Request, Response = refused.Response, Body = refused.Body };
        }
    }

    /// <summary>Sends when nothing in the answer matters but its status.</summary>
    /// <exception cref="ErrorResponseException">The answer is not a 2xx.</exception>
    internal async Task<HttpOperationResponse> SendAsync(
        HttpMethod method, string path, Dictionary<string, List<string>> customHeaders, CancellationToken cancel)
    {
        return await ExchangeAsync<object>(method, path, body: null, customHeaders, _ => null, cancel).ConfigureAwait(false);
    }

    private async Task<HttpOperationResponse<T>> ExchangeAsync<T>(
        HttpMethod method, string path, object body, Dictionary<string, List<string>> customHeaders, Func<byte[], T> read, CancellationToken cancel)
    {
        var address = new Uri($"{ServiceUrl.AbsoluteUri.TrimEnd('/')}/{path}", AsItIs);
        var request = Request(method, address, body, customHeaders);
        await Credentials.ProcessHttpRequestAsync(request, cancel).ConfigureAwait(false);
        var response = await http.SendAsync(request, cancel).ConfigureAwait(false);
        var content = await response.Content.ReadAsByteArrayAsync(cancel).ConfigureAwait(false);
        return response.IsSuccessStatusCode
            ? new HttpOperationResponse<T> { Request = request, Response = response, Body = read(content) }
            : throw Refusal(request, response, content);
    }

    private static HttpRequestMessage Request(HttpMethod method, Uri address, object body, Dictionary<string, List<string>> customHeaders)
    {
        var request = new HttpRequestMessage(method, address);
        request.Headers.TryAddWithoutValidation("User-Agent", Product);
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        if (body is not null)
        {
            request.Content = new JsonBody(body);
        }

        foreach (var (name, values) in customHeaders ?? [])
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, values);
        }

        return request;
    }

    private static T Read<T>(byte[] content)
    {
        try
        {
            // Teams answers some updates and deletions with nothing at all.
            return ProtocolJson.Read<T>(content);
        }
        catch (Exception unreadable) when (unreadable is JsonException or System.Text.Json.JsonException)
        {
            throw new SerializationException("The connector's answer cannot be read as JSON.", Encoding.UTF8.GetString(content), unreadable);
        }
    }

    private static ErrorResponseException Refusal(HttpRequestMessage request, HttpResponseMessage response, byte[] content) =>
        new($"The connector answered {(int)response.StatusCode} {response.StatusCode} to {request.Method} {request.RequestUri.AbsolutePath}.")
        {
            Request = new HttpRequestMessageWrapper(request, content: null),
            Response = new HttpResponseMessageWrapper(response, Encoding.UTF8.GetString(content)),
            Body = ReadRefusal(content),
        };

    private static ErrorResponse ReadRefusal(byte[] content)
    {
        try
        {
            return ProtocolJson.Read<ErrorResponse>(content);
        }
        catch (Exception unreadable) when (unreadable is JsonException or System.Text.Json.JsonException)
        {
            // A gateway in between answers in HTML; the text stays in the response of the exception.
            return null;
        }
    }
}
