using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace TeamsEsnBot.EndToEnd.Door;

/// <summary>The service side of Teams on a loopback port: keeps every call, and answers 201 with an id unless it is told otherwise.</summary>
internal sealed class ScriptedConnector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Call> _calls = new();
    private int _ids;

    private ScriptedConnector(WebApplication app) => _app = app;

    /// <summary>The serviceUrl; like the Playground's it has no slash at its end.</summary>
    public string Address => $"{_app.Urls.Single()}/teams";

    public IReadOnlyList<Call> Calls => [.. _calls];

    /// <summary>Answers a call in its own way; null leaves it to the ordinary answer.</summary>
    public Func<Call, HttpResponse, Task<bool>>? Script { get; set; }

    public static async Task<ScriptedConnector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var connector = new ScriptedConnector(app);
        app.Run(connector.TakeAsync);
        await app.StartAsync();
        return connector;
    }

    /// <summary>What was posted into a conversation, in order.</summary>
    public IReadOnlyList<JsonNode> PostedInto(string conversation) =>
        [.. Calls.Where(call => call.Method == "POST" && call.IsIn(conversation)).Select(call => call.Body!)];

    public IReadOnlyList<Call> Updates(string conversation) => [.. Calls.Where(call => call.Method == "PUT" && call.IsIn(conversation))];

    /// <summary>Refuses calls of this method until the script is taken away.</summary>
    public void Refuses(string method, int status, string code, string? retryAfter = null) => Script = async (call, response) =>
    {
        if (call.Method != method)
        {
            return false;
        }

        response.StatusCode = status;
        if (retryAfter is not null)
        {
            response.Headers.RetryAfter = retryAfter;
        }

        await response.WriteAsJsonAsync(new { error = new { code, message = "refused" } });
        return true;
    };

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync();
        var call = new Call(http.Request.Method, http.Request.Path.Value!, body.Length == 0 ? null : JsonNode.Parse(body));
        _calls.Enqueue(call);

        if (Script is null || !await Script(call, http.Response))
        {
            http.Response.StatusCode = (int)HttpStatusCode.Created;
            await http.Response.WriteAsJsonAsync(new { id = call.Path.EndsWith("/v3/conversations", StringComparison.Ordinal) ? $"a:new-{Interlocked.Increment(ref _ids)}" : $"1763-{Interlocked.Increment(ref _ids)}" });
        }
    }

    internal sealed record Call(string Method, string Path, JsonNode? Body)
    {
        public bool IsIn(string conversation) => Path.Contains($"/v3/conversations/{conversation}/activities", StringComparison.Ordinal);
    }
}
