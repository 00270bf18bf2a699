using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using Microsoft.AspNetCore.Builder;

namespace TeamsEsnBot.Benchmarks.Turns;

/// <summary>The serving side of a run: a server of one kind, until its input ends.</summary>
internal static class Servers
{
    public static async Task RunAsync(string kind, string[] settings, TextReader questions, TextWriter answers)
    {
        await using var app = kind switch
        {
            "raw" => RawEndpoint.Build(),
            "echo" => BotServer.Build(settings, echoes: true),
            "whoKnows" => BotServer.Build(settings, echoes: false),
            _ => throw new ArgumentException($"There are no {kind} turns."),
        };
        await app.StartAsync();
        await answers.WriteLineAsync(app.Urls.First());

        using var self = Process.GetCurrentProcess();
        while (await questions.ReadLineAsync() is not null)
        {
            self.Refresh();
            await answers.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{self.TotalProcessorTime.Ticks} {GC.GetTotalAllocatedBytes()} {GC.GetTotalPauseDuration().Ticks} {JitInfo.GetCompiledMethodCount()}"));
        }

        await app.StopAsync();
    }
}
