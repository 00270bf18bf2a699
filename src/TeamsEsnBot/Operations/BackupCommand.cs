using System.Globalization;
using TeamsEsnBot.Archive;
using TeamsEsnBot.Features.Privacy;
using TeamsEsnBot.Storage;

namespace TeamsEsnBot.Operations;

/// <summary><c>backup FILE</c>: a copy of everything, while the bot runs.</summary>
internal static class BackupCommand
{
    public static readonly Command Command = new(
        "backup",
        "FILE",
        "Copies everything the bot keeps, while it runs.",
        """
          FILE   is written: a database file as of one moment or, of a table account, an export (compressed when it ends in .gz)
        """,
        [],
        [],
        "Stopped. No file was written.",
        RunAsync);

    private static async Task<int> RunAsync(CommandLine line, CancellationToken cancel)
    {
        if (!await line.IsNewAsync(line.Subject))
        {
            return Command.WrongUse;
        }

        await using var services = line.Services();
        var time = services.GetRequiredService<TimeProvider>();
        var begun = time.GetUtcNow();
        var tables = Store.OpenExisting(services);
        if (tables is SqliteTables file)
        {
            var bar = line.Bar();
            var contents = await SqliteBackup.WriteAsync(file, line.Subject, begun, bar.Count, cancel);
            bar.Finish();
            await line.Output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{contents.Rows.Values.Sum():N0} rows of {contents.Rows.Count} tables as of {begun:u} are in {line.Subject}. Checksum {contents.Checksum}."));
            return Command.Done;
        }

        var export = new Export(tables, services.GetServices<Kept>(), time);
        var (ours, _) = await export.TablesAsync(cancel);
        using var written = await ExportCommand.WriteAsync(export, ours, isPart: false, line.Subject, Store.Tenants(services), null, line, cancel);
        await line.Output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"""
            {written.Count:N0} rows of {written.Rows.Count} tables are in {line.Subject}. Checksum {written.Checksum()}.
            A table account has no copy of one moment: rows are as they were when they were read, between {begun:u} and {time.GetUtcNow():u}.
            """));
        return Command.Done;
    }
}
