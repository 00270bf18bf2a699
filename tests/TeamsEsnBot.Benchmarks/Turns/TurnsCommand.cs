using System.Globalization;
using System.Text.Json;

namespace TeamsEsnBot.Benchmarks.Turns;

/// <summary>
/// Measures three kinds of turns in slices that take turns themselves, so that what else the machine does falls on all alike: a raw endpoint, an echo through the
/// whole door, and “who knows” on the demo company.
/// </summary>
internal sealed class TurnsCommand(TextWriter output)
{
    private const int AtOnce = 32;
    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(2);

    // The compiler settles only after some hundred thousand turns: until then it compiles what is used most again and better, and takes its time from the turns.
    private const int Settled = 10;
    private static readonly TimeSpan LongestWarmUp = TimeSpan.FromSeconds(60);

    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public async Task RunAsync(Options options)
    {
        var folder = Directory.CreateTempSubdirectory("benchmark");
        try
        {
            await using var teams = await TeamsSide.StartAsync();
            var known = teams.Settings(Path.Combine(folder.FullName, "who-knows.db"));
            if (await BotHost.RunAsync(["import", TeamsSide.Company.HistoryFile, .. known], TextWriter.Null, output) != 0)
            {
                throw new InvalidOperationException("The demo company's history could not be imported.");
            }

            await using var raw = await Server.StartAsync("raw");
            await using var echo = await Server.StartAsync("echo", teams.Settings(Path.Combine(folder.FullName, "echo.db")));
            await using var whoKnows = await Server.StartAsync("whoKnows", known);
            using var callers = new Callers(teams, AtOnce);
            (Server Server, Measure Measure)[] kinds = [(raw, new("raw")), (echo, new("echo")), (whoKnows, new("whoKnows"))];

            foreach (var (server, _) in kinds)
            {
                await WarmUpAsync(server, callers);
            }

            for (var slice = 0; slice * Slice.TotalSeconds < options.Seconds; slice++)
            {
                foreach (var (server, measure) in kinds)
                {
                    var before = await server.SpentAsync();
                    var (elapsed, turns) = await callers.AskAsync(server.Endpoint, Slice);
                    measure.Add(elapsed, turns, await server.SpentAsync() - before);
                }
            }

            await ReportAsync([.. kinds.Select(kind => kind.Measure)], options.Json);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Until hardly anything is compiled in a slice any more.</summary>
    private static async Task WarmUpAsync(Server server, Callers callers)
    {
        var warm = TimeSpan.Zero;
        Spent spent;
        do
        {
            var before = await server.SpentAsync();
            warm += (await callers.AskAsync(server.Endpoint, Slice * 2)).Elapsed;
            spent = await server.SpentAsync() - before;
        }
        while (spent.Compiled > Settled && warm < LongestWarmUp);
    }

    private async Task ReportAsync(Measure[] measures, string? json)
    {
        var raw = measures[0];
        await output.WriteLineAsync("              turns/s   of raw   CPU s/1,000   of raw    p50 ms    p99 ms   bytes/turn   paused");
        foreach (var measure in measures)
        {
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{measure.Name,-10} {measure.TurnsPerSecond,10:N0} {measure.TurnsPerSecond / raw.TurnsPerSecond,8:0.00} {measure.CpuSecondsPer1000,13:0.0000} {raw.CpuSecondsPer1000 / measure.CpuSecondsPer1000,8:0.00} {measure.P50Ms,9:0.00} {measure.P99Ms,9:0.00} {measure.AllocatedBytesPerTurn,12:N0} {measure.Paused,8:0.0%}"));
        }

        if (json is not null)
        {
            await File.WriteAllTextAsync(json, JsonSerializer.Serialize(
                measures.ToDictionary(measure => measure.Name, measure => new
                {
                    measure.TurnsPerSecond,
                    measure.CpuSecondsPer1000,
                    measure.P50Ms,
                    measure.P99Ms,
                    measure.AllocatedBytesPerTurn,
                }),
                Indented));
        }
    }
}
