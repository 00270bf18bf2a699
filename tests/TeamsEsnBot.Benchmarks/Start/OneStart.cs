using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TeamsEsnBot.Expertise;
using TeamsEsnBot.Work;

namespace TeamsEsnBot.Benchmarks.Start;

/// <summary>A start of the bot's index in a process of its own, as after a restart: cold code, an empty heap.</summary>
/// <param name="FillMs">Until everything is in memory.</param>
/// <param name="WriteMs">To write the snapshot, when there was none.</param>
/// <param name="HeapBytes">What the heap holds more than before.</param>
internal sealed record OneStart(double FillMs, double WriteMs, long HeapBytes, long PeakBytes, int Pieces)
{
    public const string Command = "start-once";

    public static string[] Settings(string database, string tenant) =>
        ["--environment", "Development", "--Storage:Path", database, "--Teams:TenantIds:0", tenant, "--Logging:LogLevel:Default", "Warning"];

    public static ServiceProvider Bot(string database, string tenant)
    {
        var builder = BotHost.Builder(Settings(database, tenant));
        builder.Logging.ClearProviders();
        builder.Services.RemoveAll<IHostedService>();
        return builder.Services.BuildServiceProvider();
    }

    /// <summary>Runs it in another process.</summary>
    public static async Task<OneStart> RunAsync(string database, string tenant)
    {
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [Command, database, tenant]) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("The start could not be run in a process of its own.");
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return said.Split(' ') is [var fill, var write, var heap, var peak, var pieces]
            ? new OneStart(Number(fill), Number(write), (long)Number(heap), (long)Number(peak), (int)Number(pieces))
            : throw new InvalidOperationException($"The start failed: {said}");
    }

    /// <summary>Runs it here, and says the figures.</summary>
    public static async Task RunHereAsync(string database, string tenant, TextWriter output)
    {
        await using var bot = Bot(database, tenant);
        var follower = bot.GetRequiredService<IndexFollower>();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var began = Stopwatch.GetTimestamp();
        await follower.FillAsync(CancellationToken.None);
        var filled = Stopwatch.GetElapsedTime(began);
        var heap = GC.GetTotalMemory(forceFullCollection: true) - before;
        using var self = Process.GetCurrentProcess();
        var peak = self.PeakWorkingSet64;
        began = Stopwatch.GetTimestamp();
        await follower.StopAsync(CancellationToken.None);
        var written = Stopwatch.GetElapsedTime(began);
        await output.WriteAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{filled.TotalMilliseconds:0} {written.TotalMilliseconds:0} {heap} {peak} {bot.GetRequiredService<IExpertIndex>().Count(tenant)}"));
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
