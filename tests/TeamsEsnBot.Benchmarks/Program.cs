using TeamsEsnBot.Benchmarks.Engine;
using TeamsEsnBot.Benchmarks.Start;
using TeamsEsnBot.Benchmarks.Tables;
using TeamsEsnBot.Benchmarks.Turns;

namespace TeamsEsnBot.Benchmarks;

/// <summary>The commands of the benchmarks. Exit code 0 is done, 1 a run that failed, 2 a command that is not known.</summary>
internal static class Program
{
    private const string Usage =
        """
        turns [--seconds N] [--json FILE]    turns a second and CPU for 1,000 turns of a raw endpoint, an echo through the whole door and “who knows”,
                                             32 at once over HTTP, interleaved; N seconds for each (default 30)
        start [--rows N] [--json FILE]       how long a start takes with N pieces of evidence (default 1,000,000) from the tables and from the snapshot,
                                             bytes a row, and how far an instance is behind another
        tables [--seconds N] [--json FILE]   rows a second in and out of SQLite and of Azurite through the table seam, next to a bare loop on SQLite and a bare
                                             HTTP client, interleaved; N seconds for each kind of work (default 8)
        engine [--people N] [--pieces N] [--json FILE]
                                             the expert index by itself: what putting, asking, keeping and hiding pieces takes, next to SQLite FTS5 with the same
                                             company and questions; without sizes for 1,000, 10,000 and 100,000 people with ten pieces each (some ten minutes)
        """;

    public static async Task<int> Main(string[] args)
    {
        try
        {
            switch (args)
            {
                case ["turns", .. var options]:
                    await new TurnsCommand(Console.Out).RunAsync(Options.Parse(options));
                    return 0;
                case ["start", .. var options]:
                    await new StartCommand(Console.Out).RunAsync(StartOptions.Parse(options));
                    return 0;
                case [OneStart.Command, var database, var tenant]:
                    await OneStart.RunHereAsync(database, tenant, Console.Out);
                    return 0;
                case ["tables", .. var options]:
                    await new TablesCommand(Console.Out).RunAsync(Options.Parse(options, seconds: 8));
                    return 0;
                case ["engine", .. var options]:
                    await new EngineCommand(Console.Out, Console.Error).RunAsync(EngineOptions.Parse(options));
                    return 0;
                case ["serve", var kind, .. var settings]:
                    await Servers.RunAsync(kind, settings, Console.In, Console.Out);
                    return 0;
                default:
                    await Console.Error.WriteLineAsync(Usage);
                    return 2;
            }
        }
        catch (Exception wrong) when (wrong is ArgumentException or InvalidOperationException or IOException or HttpRequestException)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return 1;
        }
    }
}
