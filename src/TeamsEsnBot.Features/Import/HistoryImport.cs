using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.Privacy;
using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Features.Import;

/// <summary>
/// Makes evidence of a company's history. Table <c>imports</c>, one partition a tenant, one row a file (named by a fingerprint of its content), keeps
/// how far a file was read: an import that was stopped goes on there, and one that was finished does nothing. Running it twice changes nothing.
/// </summary>
internal sealed class HistoryImport(ITables tables, EvidenceStore evidence, People people, TimeProvider time)
{
    public const string Table = "imports";

    // Large enough that writing is fast, small enough that little is done again after a stop.
    private const int LinesBetweenMarks = 1_000;

    private readonly ITable _imports = tables.Open(Table);

    public static Kept Keep(Kept kept) => kept.While("so that a file is not read twice; fingerprints of files, no people");

    /// <summary>Reads the lines in order.</summary>
    /// <param name="fingerprint">Names the content: the same for the same bytes.</param>
    /// <param name="onWrong">Told of every line that could not be used, with its number from 1 and the reason. Nothing stops because of it.</param>
    /// <param name="onProgress">Told now and then how many lines were read.</param>
    /// <param name="again">Read a finished file again, for example because the directory has more people now.</param>
    public async Task<ImportReport> RunAsync(
        string tenant,
        string fingerprint,
        IAsyncEnumerable<string> lines,
        Action<int, string> onWrong,
        Action<int> onProgress,
        bool again,
        CancellationToken cancel)
    {
        var mark = again ? null : await _imports.GetAsync(TableKey.Of(tenant), fingerprint, cancel);
        var report = new ImportReport { Skipped = (int)(mark?.Number("LinesDone") ?? 0) };
        var history = new HistoryReader(tenant, people);
        var pending = new List<Evidence>();

        await foreach (var json in lines.WithCancellation(cancel))
        {
            report.Lines++;
            if (string.IsNullOrWhiteSpace(json))
            {
                continue;
            }

            // Lines done before are still read: later answers belong to their questions.
            var isNew = report.Lines > report.Skipped;
            if (!HistoryLine.TryRead(json, out var line, out var wrong) || !history.TryUse(line, report, isNew ? pending : null, out wrong))
            {
                if (isNew)
                {
                    report.Wrong++;
                    onWrong(report.Lines, wrong!);
                }
            }

            if (report.Lines % LinesBetweenMarks == 0)
            {
                await WriteAsync(tenant, fingerprint, pending, report, isFinished: false, cancel);
                onProgress(report.Lines);
            }
        }

        await WriteAsync(tenant, fingerprint, pending, report, isFinished: true, cancel);
        onProgress(report.Lines);
        report.UnknownPeople = history.UnknownPeople;
        return report;
    }

    private async Task WriteAsync(string tenant, string fingerprint, List<Evidence> pending, ImportReport report, bool isFinished, CancellationToken cancel)
    {
        if (report.Lines <= report.Skipped && !isFinished)
        {
            return;
        }

        await evidence.RecordAllAsync(tenant, pending, cancel);
        report.Evidence += pending.Count;
        pending.Clear();

        // The mark follows what it marks: after a stop in between, some lines are recorded a second time, which changes nothing.
        await _imports.UpsertAsync(
            new TableRow(TableKey.Of(tenant), fingerprint, new Dictionary<string, object?> { ["LinesDone"] = report.Lines, ["IsFinished"] = isFinished, ["At"] = time.GetUtcNow() }),
            cancel);
    }
}

/// <summary>What an import did.</summary>
internal sealed class ImportReport
{
    /// <summary>Lines of the file.</summary>
    public int Lines { get; set; }

    /// <summary>Lines that an earlier run had done.</summary>
    public int Skipped { get; set; }

    public int Questions { get; set; }

    public int Answers { get; set; }

    public int Thanks { get; set; }

    /// <summary>Lines that could not be used.</summary>
    public int Wrong { get; set; }

    /// <summary>Pieces of evidence written.</summary>
    public int Evidence { get; set; }

    /// <summary>Authors whom the directory does not list: their evidence is kept, but nobody is shown whom the directory does not know.</summary>
    public int UnknownPeople { get; set; }
}
