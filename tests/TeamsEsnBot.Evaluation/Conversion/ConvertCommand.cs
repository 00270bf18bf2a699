using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using TeamsEsnBot.Evaluation.Corpora;

namespace TeamsEsnBot.Evaluation.Conversion;

/// <summary>
/// <c>convert FOLDER OUTFOLDER</c>: makes a company of a public corpus, so that the bot can be tried on real questions: <c>history.jsonl</c> for the
/// import command, <c>people.json</c> and <c>company.json</c> for the DevRoom. Contributions are written as they are read.
/// </summary>
internal sealed class ConvertCommand(TextWriter output)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    private static readonly JsonSerializerOptions Indented = new(Json) { WriteIndented = true };

    public void Run(string folder, string outFolder)
    {
        if (Directory.Exists(outFolder) && Directory.EnumerateFileSystemEntries(outFolder).Any())
        {
            throw new CorpusException($"{outFolder} is not empty. Give a new folder: a company that somebody works with is not overwritten.");
        }

        // Opened before anything is written: a wrong folder leaves no empty company behind.
        using var posts = Posts(folder, out var company, out var source).GetEnumerator();
        var more = posts.MoveNext();
        Directory.CreateDirectory(outFolder);
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        using (var history = File.CreateText(Path.Combine(outFolder, "history.jsonl")))
        {
            history.NewLine = "\n";
            for (; more; more = posts.MoveNext())
            {
                history.WriteLine(JsonSerializer.Serialize(posts.Current, Json));
                counts[posts.Current.Kind] = counts.GetValueOrDefault(posts.Current.Kind) + 1;
            }
        }

        File.WriteAllText(Path.Combine(outFolder, "people.json"), JsonSerializer.Serialize(company.People, Indented));
        File.WriteAllText(Path.Combine(outFolder, "company.json"), JsonSerializer.Serialize(company.Frame, Indented));
        foreach (var (kind, count) in counts.Append(KeyValuePair.Create("people", company.People.Count)).Concat(source.Skipped))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count,9:N0} {kind}"));
        }
    }

    private static IEnumerable<Post> Posts(string folder, out SyntheticCompany company, out ISource source)
    {
        company = new SyntheticCompany(folder);
        source = JsonLines.Find(folder, "threads.jsonl") is null ? new WorkSource(company) : new ThreadSource(company);
        return source.Read(folder);
    }
}
