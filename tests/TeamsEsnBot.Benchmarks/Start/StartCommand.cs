using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Benchmarks.Start;

/// <summary>Measures what a restart of a large company's bot takes, and how far an instance is behind another.</summary>
internal sealed class StartCommand(TextWriter output)
{
    private const string Tenant = "5f1a3c9e-0000-4000-8000-00000000c0de";
    private const int Tail = 1_000;

    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public async Task RunAsync(StartOptions options)
    {
        var folder = Directory.CreateTempSubdirectory("benchmark");
        try
        {
            var database = Path.Combine(folder.FullName, "large.db");
            var began = Stopwatch.GetTimestamp();
            await FillAsync(database, options.Rows);
            await SayAsync($"{options.Rows:N0} rows written in {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s, {new FileInfo(database).Length / (double)options.Rows:N0} bytes a row in SQLite");

            var rebuilt = await OneStart.RunAsync(database, Tenant);
            var file = new FileInfo(database + ".index").Length;
            await SayAsync($"read from the table   {rebuilt.FillMs / 1_000:0.0} s, peak {rebuilt.PeakBytes / 1e6:N0} MB");
            await SayAsync($"snapshot written      {rebuilt.WriteMs / 1_000:0.0} s, {file / 1e6:N0} MB, {file / (double)options.Rows:0} bytes a row");

            var loaded = await OneStart.RunAsync(database, Tenant);
            await NoteAsync(database);
            var withTail = await OneStart.RunAsync(database, Tenant);
            await SayAsync($"start from snapshot   {loaded.FillMs / 1_000:0.0} s, peak {loaded.PeakBytes / 1e6:N0} MB, heap {loaded.HeapBytes / (double)options.Rows:0} bytes a row");
            await SayAsync($"the same and {Tail:N0} more {withTail.FillMs / 1_000:0.0} s");
            if (loaded.Pieces != options.Rows || withTail.Pieces != options.Rows + Tail)
            {
                throw new InvalidOperationException($"{loaded.Pieces} and {withTail.Pieces} pieces were in the index after a start.");
            }

            var lag = await FollowerLag.MeasureAsync(Path.Combine(folder.FullName, "shared.db"), Tenant);
            await SayAsync($"follower's lag        {lag.MedianMs:0} ms median, {lag.P99Ms:0} ms p99, {lag.MaxMs:0} ms at most");
            if (options.Json is { } json)
            {
                await File.WriteAllTextAsync(json, JsonSerializer.Serialize(
                    new
                    {
                        options.Rows,
                        RebuildMs = rebuilt.FillMs,
                        SnapshotWriteMs = rebuilt.WriteMs,
                        SnapshotBytesPerRow = file / (double)options.Rows,
                        SnapshotStartMs = loaded.FillMs,
                        SnapshotStartWithTailMs = withTail.FillMs,
                        HeapBytesPerRow = loaded.HeapBytes / (double)options.Rows,
                        loaded.PeakBytes,
                        LagMedianMs = lag.MedianMs,
                        LagP99Ms = lag.P99Ms,
                        LagMaxMs = lag.MaxMs,
                    },
                    Indented));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task FillAsync(string database, int rows)
    {
        await using var bot = OneStart.Bot(database, Tenant);
        var evidence = bot.GetRequiredService<ITables>().Open(EvidenceStore.Table);
        foreach (var ofOne in new LargeCompany(rows).People())
        {
            await evidence.BatchAsync(
                EvidenceRow.Partition(Tenant, ofOne[0].Person),
                [.. ofOne.Select(piece => new TableChange(ChangeKind.Upsert, EvidenceRow.Of(Tenant, piece)))],
                CancellationToken.None);
        }
    }

    /// <summary>Another process records some more after the snapshot.</summary>
    private static async Task NoteAsync(string database)
    {
        await using var bot = OneStart.Bot(database, Tenant);
        var evidence = bot.GetRequiredService<EvidenceStore>();
        await Parallel.ForEachAsync(
            new LargeCompany(Tail).People().SelectMany(ofOne => ofOne),
            async (piece, cancel) => await evidence.RecordAsync(Tenant, piece with { Id = $"tail-{piece.Id}" }, cancel));
    }

    private Task SayAsync(FormattableString line) => output.WriteLineAsync(line.ToString(CultureInfo.InvariantCulture));
}
