using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Azure.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TeamsEsnBot.EndToEnd.DevRoom;
using TeamsEsnBot.Expertise;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Operations;
using TeamsEsnBot.Teams;
using TeamsEsnBot.Work;

namespace TeamsEsnBot.EndToEnd.Door;

/// <summary>
/// The real bot on a loopback port, between a connector and the demo company's Graph, with tables that are gone with it. Its rounds run only when a test
/// says so. Jonas is known to have answered a question about zeppelins. With an app id it takes only what the issuer signed, and its own tokens are
/// “bot-1”, “bot-2” and so on.
/// </summary>
internal sealed class OpenDoor : IAsyncDisposable
{
    public const string AppId = "0b7f1f5e-61b0-4a3a-8b1e-7d7f8d3b9c10";
    public const string Bot = $"28:{AppId}";

    private readonly WebApplication _bot;
    private readonly GraphRoom _graph;
    private readonly Errors _errors;

    private OpenDoor(WebApplication bot, GraphRoom graph, FaultyConnector connector, TokenIssuer issuer, bool isSigned, Clock clock, Errors errors)
    {
        (_bot, _graph, Connector, Issuer, Clock, _errors) = (bot, graph, connector, issuer, clock, errors);
        var address = new Uri(bot.Urls.Single());
        Http = new HttpClient { BaseAddress = address };
        Deliveries = new Deliveries(address, isSigned ? issuer : null, AppId);
        Teams = new Activities(connector.Address, Tenant, Bot);
    }

    public static string Tenant => GraphRoom.Company.TenantId;

    public static Colleague Ines => Person("Inês");

    public static Colleague Jonas => Person("Jonas");

    public FaultyConnector Connector { get; }

    public TokenIssuer Issuer { get; }

    public Deliveries Deliveries { get; }

    public Activities Teams { get; }

    public Clock Clock { get; }

    public HttpClient Http { get; }

    /// <summary>Warnings that were logged; errors fail the test.</summary>
    public IReadOnlyList<string> Warnings => [.. _errors.Warnings];

    /// <summary>A person of the demo company by given name, or by the whole name where two share it.</summary>
    public static Colleague Person(string name)
    {
        var person = GraphRoom.Person(name);
        return new Colleague(person.Id, person.DisplayName, person.Mri);
    }

    /// <param name="isSigned">Whether the bot has an app id.</param>
    /// <param name="more">Features that only the test has.</param>
    public static async Task<OpenDoor> OpenAsync(bool isSigned = false, Action<IServiceCollection>? more = null)
    {
        var (graph, connector, issuer, clock, errors) =
            (await GraphRoom.OpenAsync(), await FaultyConnector.StartAsync(), await TokenIssuer.StartAsync(), new Clock(), new Errors());
        var builder = BotHost.Builder(
        [
            "--environment", "Development", "--urls", "http://127.0.0.1:0", "--Storage:Path", ":memory:", "--Teams:TenantIds:0", Tenant,
            "--Graph:BaseAddress", graph.Address, "--Logging:LogLevel:Default", "Warning",
            .. isSigned ? (string[])["--MicrosoftAppId", AppId, "--MicrosoftAppPassword", "-", "--ToBotFromChannelOpenIdMetadataUrl", issuer.MetadataAddress] : [],
        ]);
        builder.Logging.ClearProviders().AddProvider(errors);
        var proof = new Numbered(clock);
        builder.Services.RemoveAll<IHostedService>()
            .Replace(ServiceDescriptor.Singleton<TimeProvider>(clock))
            .Replace(ServiceDescriptor.Singleton(new BotTokens(() => proof, clock)));
        more?.Invoke(builder.Services);
        var bot = builder.Build();
        bot.MapTeamsDoor();
        bot.MapOperations();
        await bot.StartAsync();

        var door = new OpenDoor(bot, graph, connector, issuer, isSigned, clock, errors);
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

    /// <summary>What was logged so far was meant to be.</summary>
    public void ForgetsErrors() => _errors.Seen.Clear();

    public T The<T>()
        where T : notnull => _bot.Services.GetRequiredService<T>();

    /// <summary>Delivers an activity as the Bot Connector does.</summary>
    public Task<Answer> SendAsync(JsonNode activity) => Deliveries.SendAsync(activity);

    public Task<Answer> PostAsync(string body, Action<HttpRequestMessage>? change = null) => Deliveries.PostAsync(body, change);

    /// <summary>What waits to be sent is sent.</summary>
    public Task EmptiesTheOutbox() => The<OutboxDispatcher>().RunOnceAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        Deliveries.Dispose();
        await _bot.DisposeAsync();
        await Connector.DisposeAsync();
        await Issuer.DisposeAsync();
        await _graph.DisposeAsync();
        Assert.That(_errors.Seen, Is.Empty, "Errors were logged.");
    }

    private sealed class Numbered(TimeProvider time) : TokenCredential
    {
        private int _made;

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new($"bot-{Interlocked.Increment(ref _made)}", time.GetUtcNow() + TimeSpan.FromHours(1));

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(GetToken(requestContext, cancellationToken));
    }

    private sealed class Errors : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Seen { get; } = new();

        public ConcurrentQueue<string> Warnings { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                (logLevel is LogLevel.Warning ? Warnings : Seen).Enqueue($"{formatter(state, exception)} {exception}".TrimEnd());
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
