using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using Microsoft.Extensions.Logging.Abstractions;
using TeamsEsnBot.Storage;
using TeamsEsnBot.Wire;

namespace TeamsEsnBot.Benchmarks.Tables;

/// <summary>Measures rows a second in and out of both stores through the table seam, next to what the store itself allows.</summary>
internal sealed class TablesCommand(TextWriter output)
{
    // A busy evening: so many people's turns write at the same moment.
    private const int AtOnce = 100;

    // Node.js has one thread; more callers only wait longer.
    private const int AtOnceOverHttp = 16;

    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public async Task RunAsync(Options options)
    {
        var folder = Directory.CreateTempSubdirectory("benchmark");
        try
        {
            using var bareFile = new BareSqlite(Path.Combine(folder.FullName, "bare.db"), AtOnce);
            using var file = new SqliteTables(SqliteDatabase.Open(Path.Combine(folder.FullName, "ours.db")), TimeProvider.System);
            var ourFile = new TableSide(file.Open("Rows"), AtOnce, batchesAtOnce: 2, readersAtOnce: 1);
            await ourFile.FillAsync();

            await using var azurite = await Azurite.StartAsync();
            var service = new TableServiceClient(azurite.ConnectionString, AzureTables.Patience());
            var ourHttp = new TableSide(
                new AzureTables(service, TimeProvider.System, NullLogger<AzureTables>.Instance).Open("Rows"), AtOnceOverHttp, batchesAtOnce: 2, readersAtOnce: AtOnceOverHttp);
            await ourHttp.FillAsync();
            using var bareHttp = new BareHttp(azurite, "Bare", AtOnceOverHttp, batchesAtOnce: 2, readersAtOnce: AtOnceOverHttp);
            await new TableSide(new AzureTables(service, TimeProvider.System, NullLogger<AzureTables>.Instance).Open("Bare"), 1, 1, 1).FillAsync();

            Contest[] contests = [.. Contests("SQLite", bareFile, ourFile), .. Contests("Azurite", bareHttp, ourHttp)];
            await output.WriteLineAsync("store     rows                            bare/s        ours/s    ratio");
            foreach (var contest in contests)
            {
                await contest.RunAsync(options.Seconds);
                await output.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{contest.Store,-9} {contest.Work,-24} {contest.Bare,13:N0} {contest.Ours,13:N0} {contest.Ours / contest.Bare,8:0.00}"));
            }

            if (options.Json is { } json)
            {
                await File.WriteAllTextAsync(json, JsonSerializer.Serialize(
                    contests.Select(contest => new { contest.Store, contest.Work, contest.Bare, contest.Ours, Ratio = contest.Ours / contest.Bare }), Indented));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Contest[] Contests(string store, ISide bare, ISide ours) =>
    [
        new(store, "in, single", bare, ours, (side, slice) => side.InsertSinglesAsync(slice)),
        new(store, "in, batches of 100", bare, ours, (side, slice) => side.InsertBatchesAsync(slice)),
        new(store, "out, single", bare, ours, (side, slice) => side.GetAsync(slice)),
        new(store, "out, pages of 1,000", bare, ours, (side, slice) => side.PageAsync(slice)),
    ];
}
