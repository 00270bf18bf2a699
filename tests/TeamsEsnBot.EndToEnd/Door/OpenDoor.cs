using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TeamsEsnBot.DevRoom.Company;
using TeamsEsnBot.EndToEnd.DevRoom;
using TeamsEsnBot.Expertise;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Operations;
using TeamsEsnBot.Teams;
using TeamsEsnBot.Work;

namespace TeamsEsnBot.EndToEnd.Door;

/// <summary>
/// The real bot on a loopback port, between a connector and the demo company's Graph, with tables that are gone with it. Its rounds run only when a test
/// says so. Jonas is known to have answered a question about zeppelins.
/// </summary>
internal sealed class OpenDoor : IAsyncDisposable
{
    public const string Bot = "28:esn-bot";

    private readonly WebApplication _bot;
    private readonly GraphRoom _graph;
    private readonly Errors _errors;

    private OpenDoor(WebApplication bot, GraphRoom graph, ScriptedConnector connector, Clock clock, Errors errors)
    {
        (_bot, _graph, Connector, Clock, _errors) = (bot, graph, connector, clock, errors);
        Http = new HttpClient { BaseAddress = new Uri(bot.Urls.Single()) };
    }

    public static string Tenant => GraphRoom.Company.TenantId;

    public static DemoPerson Ines => GraphRoom.Person("Inês");

    public static DemoPerson Jonas => GraphRoom.Person("Jonas");

    public ScriptedConnector Connector { get; }

    public Clock Clock { get; }

    public HttpClient Http { get; }

    /// <param name="more">Features that only the test has.</param>
    public static async Task<OpenDoor> OpenAsync(Action<IServiceCollection>? more = null)
    {
        var (graph, connector, clock, errors) = (await GraphRoom.OpenAsync(), await ScriptedConnector.StartAsync(), new Clock(), new Errors());
        var builder = BotHost.Builder(
        [
            "--environment", "Development", "--urls", "http://127.0.0.1:0", "--Storage:Path", ":memory:", "--Teams:TenantIds:0", Tenant,
            "--Graph:BaseAddress", graph.Address, "--Logging:LogLevel:Default", "Warning",
        ]);
        builder.Logging.ClearProviders().AddProvider(errors);
        builder.Services.RemoveAll<IHostedService>().Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
        more?.Invoke(builder.Services);
        var bot = builder.Build();
        bot.MapTeamsDoor();
        bot.MapOperations();
        await bot.StartAsync();

        var door = new OpenDoor(bot, graph, connector, clock, errors);
        await foreach (var person in door.The<IDirectory>().PeopleAsync(CancellationToken.None))
        {
            await door.The<People>().KeepAsync(Tenant, person, CancellationToken.None);
        }

        await door.The<EvidenceStore>().RecordAsync(
            Tenant,
            new Evidence("a-1", new PersonId(Jonas.Id), EvidenceKind.AnswerAccepted, clock.GetUtcNow().AddDays(-9), "How are zeppelins moored?", "", ["zeppelins"]),
            CancellationToken.None);
        return door;
    }

    public T The<T>()
        where T : notnull => _bot.Services.GetRequiredService<T>();

    /// <summary>Delivers an activity as the Bot Connector does.</summary>
    public Task<Answer> SendAsync(JsonNode activity) => PostAsync(activity.ToJsonString());

    public async Task<Answer> PostAsync(string body, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        change?.Invoke(request);
        using var answer = await Http.SendAsync(request);
        return new Answer(answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>What waits to be sent is sent.</summary>
    public Task EmptiesTheOutbox() => The<OutboxDispatcher>().RunOnceAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _bot.DisposeAsync();
        await Connector.DisposeAsync();
        await _graph.DisposeAsync();
        Assert.That(_errors.Seen, Is.Empty, "Errors were logged.");
    }

    internal sealed record Answer(HttpStatusCode Status, string Text)
    {
        public JsonNode Json => JsonNode.Parse(Text)!;
    }

    private sealed class Errors : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Seen { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                Seen.Enqueue($"{formatter(state, exception)} {exception}");
            }
        }

        public void Dispose()
        {
        }
    }
}

/// <summary>Runs as usual until a test moves it ahead.</summary>
internal sealed class Clock : TimeProvider
{
    private long _ahead;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref _ahead));

    public void Passes(TimeSpan time) => Interlocked.Add(ref _ahead, time.Ticks);
}
