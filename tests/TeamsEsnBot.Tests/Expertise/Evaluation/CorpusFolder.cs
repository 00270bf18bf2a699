using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace TeamsEsnBot.Tests.Expertise.Evaluation;

/// <summary>A corpus of a few lines on disk, gone after the test.</summary>
internal sealed class CorpusFolder : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("corpus");

    public CorpusFolder(string name = "travel-se-2017/bench") => Directory.CreateDirectory(Path = System.IO.Path.Combine(_root.FullName, name));

    public string Path { get; }

    public string Out => System.IO.Path.Combine(_root.FullName, "out");

    public StringWriter Said { get; } = new();

    public CorpusFolder With(string file, params string[] lines)
    {
        var path = System.IO.Path.Combine(Path, file);
        using var target = File.Create(path);
        using var packed = file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(target, CompressionLevel.Fastest) : (Stream)target;
        packed.Write(Encoding.UTF8.GetBytes(string.Join('\n', lines)));
        return this;
    }

    public int Run(params string[] args) => TeamsEsnBot.Evaluation.Program.Run(args, Said, Said);

    /// <summary>Measures, and gives what was written to the file of results.</summary>
    public JsonElement[] Measure(params string[] options) => MeasureAt(Path, options);

    public JsonElement[] MeasureAt(string folder, params string[] options)
    {
        var results = System.IO.Path.Combine(_root.FullName, "results.json");
        Assert.That(Run(["--data", folder, "--json", results, .. options]), Is.Zero, Said.ToString());
        using var written = JsonDocument.Parse(File.ReadAllText(results));
        return [.. written.RootElement.EnumerateArray().Select(one => one.Clone())];
    }

    public string[] Written(string file) => File.ReadAllLines(System.IO.Path.Combine(Out, file));

    public void Dispose() => _root.Delete(recursive: true);
}
