using System.Globalization;
using System.IO.Compression;
using TeamsEsnBot.Archive;
using TeamsEsnBot.Features.Privacy;
using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Operations;

/// <summary><c>export FILE</c>: everything, one person or one table, as JSON lines.</summary>
internal static class ExportCommand
{
    public static readonly Command Command = new(
        "export",
        "FILE[.gz] [--person ADDRESS-OR-ID] [--only TABLE]",
        "Writes everything the bot keeps as JSON lines, which import reads into any store.",
        """
          FILE       is written; compressed when it ends in .gz
          --person   only what is one person's own
          --only     only one table, such as erasures
        """,
        [],
        ["--person", "--only"],
        "Stopped. No file was written.",
        RunAsync);

    private static async Task<int> RunAsync(CommandLine line, CancellationToken cancel)
    {
        if (!await line.IsNewAsync(line.Subject))
        {
            return Command.WrongUse;
        }

        await using var services = line.Services();
        var tables = Store.OpenExisting(services);
        var export = new Export(tables, services.GetServices<Kept>(), services.GetRequiredService<TimeProvider>());
        var (ours, others) = await export.TablesAsync(cancel);
        if (line.Value("--only") is { } only)
        {
            if (ours.Concat(others).FirstOrDefault(name => name.Equals(only, StringComparison.OrdinalIgnoreCase)) is not { } one)
            {
                await line.Errors.WriteLineAsync($"There is no table “{only}”. There are: {string.Join(", ", ours)}.");
                return Command.WrongUse;
            }

            (ours, others) = ([one], []);
        }

        var person = line.Value("--person") is { } address
            ? new Whom((await Store.FindAsync(services, address, cancel)).SelectMany(found => found.Whom.Keys))
            : null;
        using var written = await WriteAsync(export, ours, line.Value("--only") is not null, line.Subject, Store.Tenants(services), person, line, cancel);
        await line.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{written.Count:N0} rows of {written.Rows.Count} tables are in {line.Subject}. Checksum {written.Checksum()}."));
        if (others.Count > 0)
        {
            await line.Output.WriteLineAsync($"The account has tables that are not the bot's, which were left out: {string.Join(", ", others)}.");
        }

        return Command.Done;
    }

    /// <summary>Writes beside the file first: what has its name is whole.</summary>
    public static async Task<RowHash> WriteAsync(
        Export export, IReadOnlyList<string> names, bool isPart, string file, IReadOnlyList<string> tenants, Whom? person, CommandLine line, CancellationToken cancel)
    {
        var unfinished = file + ".unfinished";
        try
        {
            RowHash written;
            var bar = line.Bar();
            await using (var content = File.Create(unfinished))
            await using (var to = file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(content, CompressionLevel.Fastest) : (Stream)new BufferedStream(content, 64 << 10))
            {
                written = await export.WriteAsync(to, names, isPart, tenants, person, bar.Count, cancel);
            }

            bar.Finish();
            File.Move(unfinished, file);
            return written;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
