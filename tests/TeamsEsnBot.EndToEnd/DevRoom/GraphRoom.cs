using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Graph;
using Microsoft.Kiota.Abstractions.Authentication;
using TeamsEsnBot.DevRoom.Company;
using TeamsEsnBot.DevRoom.Graph;

namespace TeamsEsnBot.EndToEnd.DevRoom;

/// <summary>The demo company's Graph on a loopback port, with Microsoft's own client in front of it.</summary>
internal sealed class GraphRoom : IAsyncDisposable
{
    private readonly WebApplication _app;

    private GraphRoom(WebApplication app)
    {
        _app = app;
        var address = app.Urls.Single();
        Address = $"{address}/graph/v1.0";
        Client = new GraphServiceClient(GraphClientFactory.Create(), new AnonymousAuthenticationProvider(), Address);
        Http = new HttpClient { BaseAddress = new Uri($"{Address}/") };
    }

    public string Address { get; }

    /// <summary>The client that the bot uses, retries included.</summary>
    public GraphServiceClient Client { get; }

    /// <summary>For what is on the wire: statuses, headers and bodies as they come.</summary>
    public HttpClient Http { get; }

    public GraphFaults Faults => _app.Services.GetRequiredService<GraphFaults>();

    public static DemoCompany Company => CompanyFiles.Tavrello;

    public static async Task<GraphRoom> OpenAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<GraphFaults>();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapLocalGraph(Company);
        await app.StartAsync();
        return new GraphRoom(app);
    }

    /// <summary>A person of the company by given name, or by the whole name where two share it.</summary>
    public static DemoPerson Person(string name) => Company.People.Single(person => person.GivenName == name || person.DisplayName == name);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        Http.Dispose();
        await _app.DisposeAsync();
    }
}
