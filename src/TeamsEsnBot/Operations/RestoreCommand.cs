using System.Globalization;
using TeamsEsnBot.Archive;
using TeamsEsnBot.Features.Privacy;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Work.Snapshots;

namespace TeamsEsnBot.Operations;

/// <summary><c>restore FILE</c>: a backup or an export becomes the bot's store, without whom was erased since.</summary>
internal static class RestoreCommand
{
    public static readonly Command Command = new(
        "restore",
        "FILE [--replace] [--erasures FILE]",
        "Puts a backup or an export in the place of an empty store. Stop the bot first, all instances of it.",
        """
          FILE         what backup or export has written; it is checked completely before anything is changed
          --replace    also when there are rows: they are gone afterwards, but an SQLite file stays beside as .before-restore
          --erasures   an export of the table erasures, for a store that was lost: whom it names does not come back
        """,
        ["--replace"],
        ["--erasures"],
        "Stopped. The same command begins again or goes on, whichever is right.",
        RunAsync);

    private static async Task<int> RunAsync(CommandLine line, CancellationToken cancel)
    {
        if (!await line.IsThereAsync(line.Subject) || (line.Value("--erasures") is { } file && !await line.IsThereAsync(file)))
        {
            return Command.WrongUse;
        }

        await using var archive = await Archives.OpenAsync(line.Subject, cancel);
        var bar = line.Bar();
        var contents = await archive.CheckWholeAsync(Wrong, bar.Show, cancel);
        if (contents.IsPart)
        {
            throw new InvalidOperationException($"{line.Subject} holds only one person or one table, and a store is more. Use import to add its rows.");
        }

        var elsewhere = await ErasuresAsync(line.Value("--erasures"), Wrong, cancel);

        await using var services = line.Services();
        var loaded = Store.FileOf(services) is { } path
            ? await IntoFileAsync(path)
            : await IntoAccountAsync();
        bar.Finish();
        await line.Output.WriteLineAsync(Summary(loaded));
        return Command.Done;

        void Wrong(string where, string reason) => line.Errors.WriteLine($"{where}: {reason}.");

        async Task<Loaded> IntoFileAsync(string target)
        {
            var restore = new SqliteRestore(target, services.GetServices<Kept>(), services.GetRequiredService<TimeProvider>());
            var known = ErasureLedger.Union(restore.Prepare(line.Has("--replace")), elsewhere);
            var done = await restore.RunAsync(archive, contents, known, bar.Show, cancel);

            // It is of no use any more, and may hold words of people who were erased.
            File.Delete(services.GetRequiredService<IndexSnapshot>().Path);
            return done;
        }

        async Task<Loaded> IntoAccountAsync()
        {
            var tables = services.GetRequiredService<ITables>();
            var loading = new Loading(tables, services.GetServices<Kept>(), services.GetRequiredService<TimeProvider>());
            if (!line.Has("--replace") && !await loading.IsBegunAsync(contents, cancel) && await loading.FirstOccupiedAsync(cancel) is { } occupied)
            {
                throw new InvalidOperationException($"The table account has rows already, in {occupied}. Add --replace to make it what the archive is; other rows are deleted then.");
            }

            var known = await services.GetRequiredService<ErasureLedger>().AllAsync(cancel).ToListAsync(cancel);
            var done = await loading.RunAsync(archive, contents, ErasureLedger.Union(known, elsewhere), bar.Show, cancel);
            if (line.Has("--replace"))
            {
                await loading.PruneAsync(archive, done, bar.Show, cancel);
            }

            await services.GetRequiredService<Erasures>().FinishAsync(cancel);
            return done;
        }
    }

    private static async Task<IReadOnlyList<Erasure>> ErasuresAsync(string? file, Action<string, string> onWrong, CancellationToken cancel)
    {
        if (file is null)
        {
            return [];
        }

        await using var ledger = await Archives.OpenAsync(file, cancel);
        return (await ledger.CheckWholeAsync(onWrong, (_, _, _) => { }, cancel)).Erasures;
    }

    private static string Summary(Loaded loaded) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        {loaded.Read - loaded.LeftOut:N0} rows are restored.
        {loaded.Erasures:N0} erasures were carried out again: {loaded.LeftOut:N0} rows were left out, {loaded.Replaced:N0} name somebody no longer.
        Start the bot now.
        """);
}
