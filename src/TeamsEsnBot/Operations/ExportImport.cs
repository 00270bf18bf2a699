using System.Globalization;
using TeamsEsnBot.Archive;
using TeamsEsnBot.Features.Privacy;
using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Operations;

/// <summary>Brings an export into a store that may have rows: those of the export replace the ones with the same keys.</summary>
internal static class ExportImport
{
    public static async Task RunAsync(ServiceProvider services, CommandLine line, CancellationToken cancel)
    {
        await using var export = new ExportFile(line.Subject);
        var bar = line.Bar();
        var contents = await export.CheckAsync(Wrong, bar.Show, cancel);
        if (contents.Damage is { } damage)
        {
            if (!line.Has("--despite-damage"))
            {
                throw new InvalidOperationException($"{damage} Nothing was imported; --despite-damage imports what can be read.");
            }

            await line.Errors.WriteLineAsync($"{damage} What can be read is imported.");
        }

        var known = await services.GetRequiredService<ErasureLedger>().AllAsync(cancel).ToListAsync(cancel);
        var loading = new Loading(services.GetRequiredService<ITables>(), services.GetServices<Kept>(), services.GetRequiredService<TimeProvider>());
        var loaded = await loading.RunAsync(export, contents, known, bar.Show, cancel);
        await services.GetRequiredService<Erasures>().FinishAsync(cancel);
        bar.Finish();
        await line.Output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"""
            {loaded.Read - loaded.LeftOut:N0} rows are imported{(loaded.Skipped > 0 ? $", {loaded.Skipped:N0} of them by an earlier run" : "")}.
            {loaded.LeftOut:N0} rows of people who were erased since were left out, {loaded.Replaced:N0} name them no longer.
            """));

        void Wrong(string where, string reason) => line.Errors.WriteLine($"{where}: {reason}.");
    }
}
