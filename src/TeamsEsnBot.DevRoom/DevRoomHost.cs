using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using TeamsEsnBot.DevRoom.Bot;
using TeamsEsnBot.DevRoom.Company;
using TeamsEsnBot.DevRoom.Connector;
using TeamsEsnBot.DevRoom.Conversations;
using TeamsEsnBot.DevRoom.Graph;
using TeamsEsnBot.DevRoom.Page;

namespace TeamsEsnBot.DevRoom;

/// <summary>The room and, in the same process, the bot: started together, stopped together.</summary>
internal sealed class DevRoomHost : IAsyncDisposable
{
    private readonly WebApplication _room;
    private readonly RunningBot _bot;

    private DevRoomHost(WebApplication room, RunningBot bot)
    {
        _room = room;
        _bot = bot;
        Address = room.Services.GetRequiredService<RoomAddress>().Room;
    }

    /// <summary>Where to open the page.</summary>
    public Uri Address { get; }

    public IServiceProvider Services => _room.Services;

    /// <exception cref="InvalidDataException">The company's files or the manifest cannot be read.</exception>
    /// <exception cref="IOException">A port is taken.</exception>
    public static async Task<DevRoomHost> StartAsync(RoomOptions options, BotProgram program, CancellationToken cancel = default)
    {
        FreePorts.Require(options);
        var company = DemoCompany.Load(options.Company);
        var room = Build(options, company, AppManifest.Read(options.Manifest));
        var bot = new RunningBot(program, company, options.Data, options.BotPort);

        try
        {
            if (options.Fresh)
            {
                DataFolder.Empty(options.Data);
            }

            await room.StartAsync(cancel);
            var host = new DevRoomHost(WithAddress(room), bot);
            await host.StartBotAsync(cancel);
            return host;
        }
        catch
        {
            await bot.DisposeAsync();
            await room.DisposeAsync();
            throw;
        }
    }

    public Task WaitForShutdownAsync(CancellationToken cancel = default) => _room.WaitForShutdownAsync(cancel);

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _room.StopAsync();
        await _room.DisposeAsync();
    }

    private async Task StartBotAsync(CancellationToken cancel)
    {
        if (_bot.IsFresh)
        {
            await _bot.ImportHistoryAsync(Address);
        }

        var door = Services.GetRequiredService<BotDoor>();
        door.Address = await _bot.StartAsync(Address, cancel);
        door.WhyDown = await Services.GetRequiredService<Installations>().AddEverywhereAsync(cancel);
        Services.GetRequiredService<Listeners>().Tell(new RoomEvent.BotChanged());
    }

    private static WebApplication Build(RoomOptions options, DemoCompany company, AppManifest manifest)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            if (options.Port == 0)
            {
                kestrel.Listen(System.Net.IPAddress.Loopback, 0);
            }
            else
            {
                kestrel.ListenLocalhost(options.Port);
            }
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services
            .AddSingleton(company)
            .AddSingleton(manifest)
            .AddSingleton(TimeProvider.System)
            .AddSingleton(new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = Timeout.InfiniteTimeSpan })
            .AddConversations()
            .AddBot()
            .AddConnector()
            .AddPage();

        var app = builder.Build();
        CompanyHistory.Recall(
            company, app.Services.GetRequiredService<People>(), app.Services.GetRequiredService<Places>(), app.Services.GetRequiredService<Messages>());
        app.UseMiddleware<WireTap>();
        app.MapPage();
        app.MapConnector();
        app.MapForwarding();
        app.MapLocalGraph(company);
        return app;
    }

    private static WebApplication WithAddress(WebApplication room)
    {
        var listening = room.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        room.Services.GetRequiredService<RoomAddress>().Room = new UriBuilder(listening) { Host = "127.0.0.1" }.Uri;
        return room;
    }
}
