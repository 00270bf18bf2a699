using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using TeamsEsnBot.Archive;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.Import;

namespace TeamsEsnBot.Operations;

/// <summary><c>import FILE</c>: reads a company's history into evidence, or an export into the store.</summary>
internal static class ImportCommand
{
    public static readonly Command Command = new(
        "import",
        "FILE [--again] [--despite-damage]",
        "Reads a company's history, or what export has written.",
        """
          FILE               questions, answers and thanks, one JSON object a line (see README, “Import”), or an export; may be compressed
          --again            read a history again that was imported before, for example after new people came into the directory
          --despite-damage   read what can be read of an export that is cut off or damaged
        """,
        ["--again", "--despite-damage"],
        [],
        "Stopped. The same command goes on from here.",
        RunAsync);

    private static async Task<int> RunAsync(CommandLine line, CancellationToken cancel)
    {
        if (!await line.IsThereAsync(line.Subject))
        {
            return Command.WrongUse;
        }

        if (await SqliteBackup.IsOneAsync(line.Subject, cancel))
        {
            await line.Errors.WriteLineAsync($"{line.Subject} is a database. Use restore to put it in the place of the bot's store.");
            return Command.WrongUse;
        }

        await using var services = line.Services();
        if (await ExportFile.IsOneAsync(line.Subject, cancel))
        {
            await ExportImport.RunAsync(services, line, cancel);
            return Command.Done;
        }

        var tenant = Store.Tenants(services)[0];
        await KnowPeopleAsync(services, tenant, line.Output, line.Errors, cancel);
        var report = await ImportAsync(services, tenant, line, cancel);
        await line.Output.WriteLineAsync(Summary(report));
        return Command.Done;
    }

    /// <summary>Authors are matched against the directory, so it is read first; without it, what an earlier round stored has to do.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "Whatever keeps the directory from answering, the import can go on with the people stored before; the reason is shown.")]
    private static async Task KnowPeopleAsync(ServiceProvider services, string tenant, TextWriter output, TextWriter errors, CancellationToken cancel)
    {
        var people = services.GetRequiredService<People>();
        await people.LoadAsync(cancel);
        try
        {
            await foreach (var profile in services.GetRequiredService<IDirectory>().PeopleAsync(cancel))
            {
                await people.KeepAsync(tenant, profile with { Photo = people.Find(tenant, profile.Who.Id)?.Photo }, cancel);
            }
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            await errors.WriteLineAsync($"The directory could not be read ({failure.Message}). Going on with the people known before; import again with --again later.");
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{people.Count(tenant):N0} people are in the directory."));
    }

    private static async Task<ImportReport> ImportAsync(
        ServiceProvider services, string tenant, CommandLine line, CancellationToken cancel)
    {
        var bar = line.Bar();
        await using var content = File.OpenRead(line.Subject);
        var fingerprint = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancel));
        content.Position = 0;

        var report = await services.GetRequiredService<HistoryImport>().RunAsync(
            tenant,
            fingerprint,
            LinesAsync(content, line.Subject.EndsWith(".gz", StringComparison.OrdinalIgnoreCase), cancel),
            (number, reason) => line.Errors.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Line {number}: {reason}.")),
            lines => bar.Show(content.Position, content.Length, lines),
            line.Has("--again"),
            cancel);
        bar.Finish();
        return report;
    }

    private static async IAsyncEnumerable<string> LinesAsync(Stream content, bool isCompressed, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var reader = new StreamReader(isCompressed ? new GZipStream(content, CompressionMode.Decompress, leaveOpen: true) : content, leaveOpen: true);
        while (await reader.ReadLineAsync(cancel) is { } line)
        {
            yield return line;
        }
    }

    private static string Summary(ImportReport report) => report.Skipped >= report.Lines && report.Lines > 0
        ? string.Create(CultureInfo.InvariantCulture, $"All {report.Lines:N0} lines were imported before. Use --again to read them once more.")
        : string.Create(CultureInfo.InvariantCulture, $"""
            {report.Lines:N0} lines: {report.Questions:N0} questions, {report.Answers:N0} answers, {report.Thanks:N0} thanks; {report.Wrong:N0} lines could not be used.
            {report.Evidence:N0} pieces of evidence were written{(report.Skipped > 0 ? $" ({report.Skipped:N0} lines were done before)" : "")}.
            {(report.UnknownPeople == 0 ? "Everybody is in the directory." : $"{report.UnknownPeople:N0} people are not in the directory: they are not shown until it lists them and the file is imported with --again.")}
            """);
}
