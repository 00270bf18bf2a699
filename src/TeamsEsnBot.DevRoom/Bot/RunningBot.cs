using System.Globalization;
using TeamsEsnBot.DevRoom.Company;

namespace TeamsEsnBot.DevRoom.Bot;

/// <summary>The bot as its project offers it: a host to start, and its command line.</summary>
internal sealed record BotProgram(Func<string[], WebApplication> Build, Func<string[], Task<int>> RunAsync);

/// <summary>The deployable, started in this process with the settings of a developer's machine. It is told nothing of the room but where to listen and where Graph is.</summary>
internal sealed class RunningBot(BotProgram program, DemoCompany company, string dataFolder, int port) : IAsyncDisposable
{
    private readonly string _database = Path.Combine(dataFolder, "devroom.db");
    private WebApplication? _app;

    /// <summary>True until the company's history was imported into this data folder.</summary>
    public bool IsFresh => !File.Exists(_database);

    /// <summary>Runs the bot's own <c>import</c> command on the company's history; throws with its exit code when that fails.</summary>
    public async Task ImportHistoryAsync(Uri room)
    {
        Directory.CreateDirectory(dataFolder);
        var code = await program.RunAsync(["import", company.HistoryFile, .. Settings(room)]);

        if (code != 0)
        {
            // A half-imported history would look complete at the next start.
            DataFolder.Empty(dataFolder);
            throw new InvalidOperationException($"The bot's import of {company.HistoryFile} ended with exit code {code}.");
        }
    }

    /// <returns>Where it listens.</returns>
    public async Task<Uri> StartAsync(Uri room, CancellationToken cancel)
    {
        Directory.CreateDirectory(dataFolder);
        _app = program.Build(Settings(room));
        await _app.StartAsync(cancel);
        return new Uri(_app.Urls.First());
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is { } app)
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }
    }

    private string[] Settings(Uri room) =>
    [
        "--environment", "Development",
        "--urls", string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"),
        "--Graph:BaseAddress", new Uri(room, "/graph/v1.0").ToString(),
        "--Storage:Path", _database,
        "--Teams:TenantIds:0", company.TenantId,
        "--Logging:LogLevel:Default", "Warning",
        "--Logging:LogLevel:TeamsEsnBot", "Information",
        .. company.Champions.Index().SelectMany(champion => new[] { $"--Community:Champions:{champion.Index}", champion.Item }),
    ];
}
