using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json.Linq;

namespace TeamsEsnBot.Tests.Packages.Bot;

/// <summary>A bot behind a real HTTP endpoint, and next to it a connector that keeps what the bot sends and answers as it is told.</summary>
internal sealed class BotOnLoopback : IAsyncDisposable
{
    private readonly WebApplication _host;
    private readonly HttpClient _client;

    private BotOnLoopback(WebApplication host, CloudAdapter adapter, Connector connector)
    {
        _host = host;
        Adapter = adapter;
        Connector = connector;
        _client = new HttpClient { BaseAddress = AddressOf(host) };
    }

    public CloudAdapter Adapter { get; }

    public Connector Connector { get; }

    /// <param name="onTurn">What the bot does.</param>
    /// <param name="authentication">Who may call; by default a bot without an app id, which everybody may.</param>
    public static Task<BotOnLoopback> StartAsync(BotCallbackHandler onTurn, BotFrameworkAuthentication? authentication = null) =>
        StartAsync(new Said(onTurn), authentication);

    public static async Task<BotOnLoopback> StartAsync(IBot bot, BotFrameworkAuthentication? authentication = null)
    {
        var adapter = new CloudAdapter(authentication ?? new ConfigurationBotFrameworkAuthentication(new ConfigurationBuilder().Build(), new KnownBot()));
        var host = await ListenAsync(app => app.Map("/api/messages", (HttpRequest request, HttpResponse response, CancellationToken cancel) =>
            adapter.ProcessAsync(request, response, bot, cancel)));
        return new BotOnLoopback(host, adapter, await Connector.StartAsync());
    }

    /// <summary>Posts a body to the bot, as the connector would.</summary>
    public async Task<Answer> PostAsync(string body, string? token = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using var response = await _client.SendAsync(request);
        return new Answer(response.StatusCode, await response.Content.ReadAsStringAsync(), response.Content.Headers.ContentType?.MediaType);
    }

    public Task<Answer> PostAsync(JObject activity, string? token = null) => PostAsync(activity.ToString(), token);

    public async Task<HttpStatusCode> AskAsync(HttpMethod method)
    {
        using var request = new HttpRequestMessage(method, "/api/messages");
        using var response = await _client.SendAsync(request);
        return response.StatusCode;
    }

    /// <summary>An activity of a personal chat, to which a test adds what it is about.</summary>
    public JObject Activity(string type) => new()
    {
        ["type"] = type,
        ["id"] = "f:1763",
        ["channelId"] = "msteams",
        ["serviceUrl"] = Connector.Address,
        ["from"] = new JObject { ["id"] = "29:ana", ["name"] = "Ana", ["aadObjectId"] = "51e0" },
        ["recipient"] = new JObject { ["id"] = "28:bot", ["name"] = "ESN Bot" },
        ["conversation"] = new JObject { ["id"] = "a:chat", ["conversationType"] = "personal", ["tenantId"] = "7c1f" },
    };

    public JObject Message(string text)
    {
        var message = Activity("message");
        message["text"] = text;
        return message;
    }

    public JObject Invoke(string name, JToken value)
    {
        var invoke = Activity("invoke");
        invoke["name"] = name;
        invoke["value"] = value;
        return invoke;
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await Connector.DisposeAsync();
        await _host.DisposeAsync();
    }

    internal static async Task<WebApplication> ListenAsync(Action<WebApplication> map)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        map(app);
        await app.StartAsync();
        return app;
    }

    internal static Uri AddressOf(WebApplication app) =>
        new(app.Services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    private sealed class Said(BotCallbackHandler onTurn) : IBot
    {
        public Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default) => onTurn(turnContext, cancellationToken);
    }

    internal sealed record Answer(HttpStatusCode Status, string Body, string? ContentType)
    {
        public JObject Json => JObject.Parse(Body);
    }
}
