using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.Import;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Operations;

/// <summary><c>import FILE [--again] [settings]</c>: reads a company's history into evidence.</summary>
internal static class ImportCommand
{
    public const string Usage =
        """
        Usage: import FILE [--again] [--Setting value ...]

          FILE      questions, answers and thanks, one JSON object a line (see README, “Import”); may end in .gz
          --again   read a file again that was imported before, for example after new people came into the directory
        """;

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        if (args is [] or ["--help", ..] || args[0].StartsWith("--", StringComparison.Ordinal))
        {
            await errors.WriteLineAsync(Usage);
            return args is ["--help", ..] ? 0 : 2;
        }

        var file = args[0];
        if (!File.Exists(file))
        {
            await errors.WriteLineAsync($"There is no file “{file}”. Give the path of a history file.");
            return 2;
        }

        var again = args.Contains("--again");
        var builder = BotHost.Builder([.. args.Skip(1).Where(arg => arg != "--again")]);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton<HistoryImport>();
        await using var services = builder.Services.BuildServiceProvider();

        var tenant = services.GetRequiredService<IOptions<TurnOptions>>().Value.TenantIds[0];
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stop.Cancel();
        };

        try
        {
            await KnowPeopleAsync(services, tenant, output, errors, stop.Token);
            var report = await ImportAsync(services, tenant, file, again, output, errors, stop.Token);
            await output.WriteLineAsync(Summary(report));
            return 0;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await output.WriteLineAsync("\nStopped. The same command goes on from here.");
            return 3;
        }
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
        ServiceProvider services, string tenant, string file, bool again, TextWriter output, TextWriter errors, CancellationToken cancel)
    {
        var bar = new ProgressBar(output, isLive: ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected);
        await using var content = File.OpenRead(file);
        var fingerprint = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancel));
        content.Position = 0;

        var report = await services.GetRequiredService<HistoryImport>().RunAsync(
            tenant,
            fingerprint,
            LinesAsync(content, file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase), cancel),
            (number, reason) => errors.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Line {number}: {reason}.")),
            lines => bar.Show(content.Position, content.Length, lines),
            again,
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
