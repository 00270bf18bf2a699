using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace TeamsEsnBot.Benchmarks.Engine;

/// <summary>Measures the expert index by itself, next to SQLite's full-text search with the same company and the same questions.</summary>
internal sealed class EngineCommand(TextWriter output, TextWriter progress)
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public async Task RunAsync(EngineOptions options)
    {
        var began = Stopwatch.GetTimestamp();
        var all = new List<CompanyFigures>();
        foreach (var (people, pieces) in options.Companies)
        {
            var figures = CompanyRun.Measure(people, pieces, Say);
            all.Add(figures);
            foreach (var line in EngineReport.Lines(figures))
            {
                await output.WriteLineAsync(line);
            }
        }

        if (options.Json is { } json)
        {
            await File.WriteAllTextAsync(json, JsonSerializer.Serialize(all, Indented));
        }

        void Say(string what) => progress.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(began).TotalSeconds,6:0} s  {what}"));
    }
}
