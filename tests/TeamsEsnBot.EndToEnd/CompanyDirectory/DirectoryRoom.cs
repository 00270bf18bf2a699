using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using TeamsEsnBot.DevRoom.Graph;
using TeamsEsnBot.EndToEnd.DevRoom;
using TeamsEsnBot.Features.Community;

namespace TeamsEsnBot.EndToEnd.CompanyDirectory;

/// <summary>The bot's own directory, as the deployable puts it together, in front of the demo company's Graph.</summary>
internal sealed class DirectoryRoom : IAsyncDisposable
{
    private readonly WebApplication _graph;
    private readonly ServiceProvider _bot;

    private DirectoryRoom(WebApplication graph, ServiceProvider bot, ImpatientClock clock) => (_graph, _bot, Clock) = (graph, bot, clock);

    public IDirectory Directory => _bot.GetRequiredService<IDirectory>();

    public GraphFaults Faults => _graph.Services.GetRequiredService<GraphFaults>();

    public ImpatientClock Clock { get; }

    /// <summary>Requests that reached Graph.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>Answers a request in place of the company's Graph when it returns a result.</summary>
    public Func<HttpRequest, IResult?> Instead { get; set; } = _ => null;

    public static async Task<DirectoryRoom> OpenAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<GraphFaults>();
        var graph = builder.Build();
        graph.Urls.Add("http://127.0.0.1:0");
        DirectoryRoom? room = null;
        graph.Use(async (http, next) =>
        {
            lock (room!.Asked)
            {
                room.Asked.Add($"{http.Request.Method} {http.Request.Path}{http.Request.QueryString}");
            }

            await (room.Instead(http.Request) is { } instead ? instead.ExecuteAsync(http) : next(http));
        });
        graph.MapLocalGraph(GraphRoom.Company);
        await graph.StartAsync();

        var clock = new ImpatientClock();
        var bot = BotHost.Builder(["--environment", "Development", "--Storage:Path", ":memory:", "--Teams:TenantIds:0", "t", "--Graph:BaseAddress", $"{graph.Urls.Single()}/graph/v1.0"]);
        bot.Logging.ClearProviders();
        bot.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
        room = new DirectoryRoom(graph, bot.Services.BuildServiceProvider(), clock);
        return room;
    }

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _graph.DisposeAsync();
    }
}
