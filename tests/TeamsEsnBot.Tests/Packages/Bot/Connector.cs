using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Newtonsoft.Json.Linq;

namespace TeamsEsnBot.Tests.Packages.Bot;

/// <summary>The service side of the Bot Connector: keeps every call and answers with what was put in the queue, or 201 and an id.</summary>
internal sealed class Connector : IAsyncDisposable
{
    private readonly ConcurrentQueue<Func<HttpResponse, Task>> _answers = new();
    private readonly ConcurrentQueue<Call> _calls = new();
    private WebApplication _host = null!;

    /// <summary>The serviceUrl, ending with a slash.</summary>
    public string Address { get; private set; } = "";

    public Call[] Calls => [.. _calls];

    public Call OnlyCall => _calls.Single();

    public static async Task<Connector> StartAsync()
    {
        var connector = new Connector();
        connector._host = await BotOnLoopback.ListenAsync(app => app.Run(connector.TakeAsync));
        connector.Address = new Uri(BotOnLoopback.AddressOf(connector._host), "/emea/7c1f/").ToString();
        return connector;
    }

    /// <summary>Answers the next call this way.</summary>
    public void Answers(int status, string body = "", string contentType = "application/json", params (string Name, string Value)[] headers) =>
        _answers.Enqueue(async response =>
        {
            response.StatusCode = status;
            foreach (var (name, value) in headers)
            {
                response.Headers[name] = value;
            }

            if (body.Length > 0)
            {
                response.ContentType = contentType;
                await response.WriteAsync(body);
            }
        });

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();

        // The raw target shows what was escaped on the wire; the path was unescaped on arrival.
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        _calls.Enqueue(new Call(
            context.Request.Method,
            target,
            body,
            context.Request.ContentType,
            context.Request.Headers.Authorization.ToString()));

        if (_answers.TryDequeue(out var answer))
        {
            await answer(context.Response);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status201Created;
        await context.Response.WriteAsJsonAsync(new { id = $"1763-{_calls.Count}" });
    }

    internal sealed record Call(string Method, string Target, string Body, string? ContentType, string Authorization)
    {
        public JObject Json => JObject.Parse(Body);
    }
}
