using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using TeamsEsnBot.Tests.Testing;

namespace TeamsEsnBot.Tests.Operations;

/// <summary>The command as it is typed, against a database file and a directory that refuses.</summary>
[TestFixture]
internal sealed class ImportCommandTests
{
    private readonly StringWriter _output = new();
    private readonly StringWriter _errors = new();
    private string _folder = "";
    private WebApplication _directory = null!;

    [OneTimeSetUp]
    public async Task OpenDirectoryAsync()
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls", "http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        _directory = builder.Build();
        _directory.MapFallback(() => Results.Json(new { error = new { code = "Authorization_RequestDenied", message = "Insufficient privileges." } }, statusCode: 403));
        await _directory.StartAsync();
    }

    [OneTimeTearDown]
    public async Task CloseDirectoryAsync() => await _directory.DisposeAsync();

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("import-").FullName;

    [TearDown]
    public void RemoveFolder()
    {
        Directory.Delete(_folder, recursive: true);
        _output.GetStringBuilder().Clear();
        _errors.GetStringBuilder().Clear();
    }

    [Test]
    public async Task It_counts_what_it_read_names_bad_lines_and_goes_on_without_a_directory()
    {
        var file = Write(
            """{"kind":"question","id":"q1","author":"ana@office.example","time":"2026-03-01T09:00:00Z","title":"How?"}""",
            "oops",
            """{"kind":"answer","id":"a1","question":"q1","author":"tom@office.example","time":"2026-03-01T10:00:00Z","text":"So."}""");

        var code = await RunAsync(file);

        Assert.That(code, Is.Zero);
        Assert.That(_output.ToString(), Does.Contain("3 lines: 1 questions, 1 answers, 0 thanks; 1 lines could not be used.").And.Contain("1 pieces of evidence were written"));
        Assert.That(_errors.ToString(), Does.Contain("Line 2: it is no JSON object.").And.Contain("The directory could not be read (Insufficient privileges.)"));
    }

    [Test]
    public async Task A_second_run_says_that_everything_was_done_before()
    {
        var file = Write("""{"kind":"question","id":"q1","author":"ana@office.example","time":"2026-03-01T09:00:00Z","title":"How?"}""");
        await RunAsync(file);

        await RunAsync(file);

        Assert.That(_output.ToString(), Does.Contain("All 1 lines were imported before. Use --again to read them once more."));
    }

    [Test]
    public async Task A_compressed_file_is_read_as_well()
    {
        var file = Path.Combine(_folder, "history.jsonl.gz");
        await using (var zipped = new System.IO.Compression.GZipStream(File.Create(file), System.IO.Compression.CompressionLevel.Fastest))
        await using (var writer = new StreamWriter(zipped))
        {
            await writer.WriteLineAsync("""{"kind":"question","id":"q1","author":"ana@office.example","time":"2026-03-01T09:00:00Z","title":"How?"}""");
        }

        await RunAsync(file);

        Assert.That(_output.ToString(), Does.Contain("1 lines: 1 questions"));
    }

    [TestCase("")]
    [TestCase("--again")]
    public async Task Without_a_file_it_says_how_it_is_used(string args)
    {
        var code = await BotHost.RunAsync(args.Length == 0 ? ["import"] : ["import", args], _output, _errors);

        Assert.That(code, Is.EqualTo(2));
        Assert.That(_errors.ToString(), Does.StartWith("Usage: import FILE"));
    }

    [Test]
    public async Task A_file_that_is_not_there_is_named()
    {
        Assert.That(await RunAsync(Path.Combine(_folder, "nowhere.jsonl")), Is.EqualTo(2));
        Assert.That(_errors.ToString(), Does.Contain("nowhere.jsonl"));
    }

    private string Write(params string[] lines)
    {
        var file = Path.Combine(_folder, "history.jsonl");
        File.WriteAllLines(file, lines);
        return file;
    }

    private Task<int> RunAsync(string file) => BotHost.RunAsync(
        ["import", file, "--environment", "Development", "--Storage:Path", Path.Combine(_folder, "bot.db"), "--Teams:TenantIds:0", Office.Tenant, "--Graph:BaseAddress", $"{_directory.Urls.First()}/v1.0"],
        _output,
        _errors);
}
