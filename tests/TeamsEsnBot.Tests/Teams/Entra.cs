using System.Collections.Concurrent;
using System.Net;
using Azure.Core.Pipeline;
using Microsoft.AspNetCore.WebUtilities;
using Newtonsoft.Json.Linq;

namespace TeamsEsnBot.Tests.Teams;

/// <summary>Microsoft Entra of every cloud and the managed identity of a machine, in memory: gives tokens named after whom they are for, or refuses.</summary>
internal sealed class Entra : HttpMessageHandler
{
    private int _given;

    /// <summary>Who asked for a token, in order: the address, and the fields of the form or the query.</summary>
    public ConcurrentQueue<(Uri Address, IReadOnlyDictionary<string, string> Fields)> Asked { get; } = new();

    /// <summary>What is answered instead of a token.</summary>
    public (HttpStatusCode Status, string Body)? Refusal { get; set; }

    public HttpPipelineTransport Transport => new HttpClientTransport(new HttpClient(this, disposeHandler: false));

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!;
        if (address.AbsolutePath.Contains("/discovery/instance", StringComparison.Ordinal))
        {
            return Json(HttpStatusCode.OK, new JObject
            {
                ["tenant_discovery_endpoint"] = $"https://{address.Host}/common/.well-known/openid-configuration",
                ["metadata"] = new JArray(),
            });
        }

        var text = request.Content is null ? address.Query : await request.Content.ReadAsStringAsync(cancellationToken);
        var fields = QueryHelpers.ParseQuery(text).ToDictionary(field => field.Key, field => field.Value.ToString());
        Asked.Enqueue((address, fields));

        return Refusal is { } refusal
            ? new HttpResponseMessage(refusal.Status) { Content = new StringContent(refusal.Body, System.Text.Encoding.UTF8, "application/json"), RequestMessage = request }
            : Json(HttpStatusCode.OK, new JObject
            {
                ["token_type"] = "Bearer",
                ["expires_in"] = 3600,
                ["expires_on"] = "4102444800",
                ["resource"] = fields.GetValueOrDefault("resource"),
                ["access_token"] = $"token-{Interlocked.Increment(ref _given)}",
            });

        HttpResponseMessage Json(HttpStatusCode status, JObject json) =>
            new(status) { Content = new StringContent(json.ToString(), System.Text.Encoding.UTF8, "application/json"), RequestMessage = request };
    }
}
