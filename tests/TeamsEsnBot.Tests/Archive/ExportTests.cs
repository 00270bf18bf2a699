using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using TeamsEsnBot.Archive;
using TeamsEsnBot.Expertise;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.Privacy;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Work;

namespace TeamsEsnBot.Tests.Archive;

/// <summary>Everything in an open format, and back.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class ExportTests : IDisposable
{
    private readonly Vault _vault = new();

    public void Dispose() => _vault.Dispose();

    [TestCase("all.jsonl"), TestCase("all.jsonl.gz")]
    public async Task What_is_exported_and_imported_elsewhere_is_exported_the_same(string file)
    {
        await _vault.FillAsync("bot.db", "ana", "tom", "maya");
        await _vault.EraseAsync("bot.db", "tom");
        await _vault.DoesAsync("bot.db", "export", _vault.File(file));

        await _vault.DoesAsync("new.db", "import", _vault.File(file));
        await _vault.DoesAsync("new.db", "export", _vault.File("again.jsonl"));

        Assert.That((await LinesAsync("again.jsonl"))[1..], Is.EqualTo((await LinesAsync(file))[1..]));
        Assert.That(await _vault.RowsAsync("new.db"), Is.EqualTo(await _vault.RowsAsync("bot.db")).And.Not.Empty);
    }

    [Test]
    public async Task The_format_is_as_it_is_described()
    {
        using (var tables = _vault.Open("bot.db"))
        {
            await tables.Open("samples").InsertAsync(AllTypes, default);
        }

        await _vault.DoesAsync("bot.db", "export", _vault.File("all.jsonl"));

        var lines = await LinesAsync("all.jsonl");
        Assert.That(lines, Has.Length.EqualTo(3));
        Assert.That(lines[0], Does.StartWith("{\"format\":\"teams-esn-bot-export\",\"version\":1,\"at\":\"").And.Contain($"\"tenants\":[\"{Vault.Tenant}\"]").And.Contain("\"tables\":[\"samples\"]"));
        Assert.That(lines[1], Is.EqualTo(
            "{\"table\":\"samples\",\"partition\":\"p\",\"row\":\"r\",\"properties\":{\"Bytes\":{\"bytes\":\"AQI=\"},\"Double\":{\"double\":\"0.5\"},\"Flag\":true,"
            + "\"Id\":{\"guid\":\"c9da6455-213d-42c9-9a79-3e9149a57833\"},\"Int\":-7,\"Long\":{\"long\":\"9007199254740993\"},"
            + "\"Text\":\"it's “Só”\\n\",\"Time\":{\"time\":\"2026-01-02T03:04:05.0000006Z\"}}}"));
        Assert.That(lines[2], Does.Match("^\\{\"rows\":\\{\"samples\":1\\},\"sha256\":\"[0-9a-f]{64}\"\\}$"));
    }

    [Test]
    public async Task Every_type_survives()
    {
        using (var tables = _vault.Open("bot.db"))
        {
            await tables.Open("samples").InsertAsync(AllTypes, default);
            await tables.Open("samples").InsertAsync(AllTypes with { Row = "nan", Properties = new Dictionary<string, object?> { ["N"] = double.NaN, ["I"] = double.NegativeInfinity } }, default);
        }

        await _vault.DoesAsync("bot.db", "export", _vault.File("all.jsonl"));
        await _vault.DoesAsync("new.db", "import", _vault.File("all.jsonl"));

        using var imported = _vault.Open("new.db");
        Assert.That((await imported.Open("samples").GetAsync("p", "r", default))!.Properties, Is.EquivalentTo(AllTypes.Properties));
        Assert.That((await imported.Open("samples").GetAsync("p", "nan", default))!.Real("N"), Is.NaN);
    }

    [Test]
    public async Task One_person_gets_only_what_is_theirs()
    {
        await _vault.FillAsync("bot.db", "ana", "tom");

        await _vault.DoesAsync("bot.db", "export", _vault.File("tom.jsonl"), "--person", "tom@office.example");

        var rows = (await LinesAsync("tom.jsonl"))[1..^1];
        Assert.That(rows, Has.Length.EqualTo(3).And.All.Contains("tom"));
    }

    [Test]
    public async Task A_claim_or_a_note_means_nothing_elsewhere_and_stays_out()
    {
        await _vault.FillAsync("bot.db", "ana");
        using (var tables = _vault.Open("bot.db"))
        {
            await tables.Open("outbox").InsertAsync(new("t", "lease", new Dictionary<string, object?> { ["Owner"] = "me" }), default);
            await tables.Open("inbox").InsertAsync(new("t|c", "begun", new Dictionary<string, object?> { ["IsFinished"] = false }), default);
            await tables.Open("inbox").InsertAsync(new("t|c", "ended", new Dictionary<string, object?> { ["IsFinished"] = true }), default);
        }

        await _vault.DoesAsync("bot.db", "export", _vault.File("all.jsonl"));

        var rows = (await LinesAsync("all.jsonl"))[1..^1];
        Assert.That(rows, Has.None.Contains("\"lease\"").And.None.Contains("\"begun\"").And.None.Contains("\"table\":\"journal\"").And.One.Contains("\"ended\""));
    }

    [Test]
    public async Task A_table_that_is_not_there_is_named_with_those_that_are()
    {
        await _vault.FillAsync("bot.db", "ana");

        var (code, _, complained) = await _vault.RunAsync("bot.db", "export", _vault.File("x.jsonl"), "--only", "songs");

        Assert.That(code, Is.EqualTo(2));
        Assert.That(complained, Does.Contain("There is no table “songs”. There are: ").And.Contain("evidence"));
    }

    [TestCase("cut", "is cut off: its end is missing", "")]
    [TestCase("cut in the middle of a row", "is cut off: its end is missing", "Line 3: it is no row in JSON.")]
    [TestCase("a row changed", "its rows are not those that were written", "")]
    [TestCase("a row lost", "its rows are not those that were written", "")]
    [TestCase("a row broken", "its rows are not those that were written", "Line 2: it is no row in JSON.")]
    [TestCase("a type unknown", "its rows are not those that were written", "Line 2: “Mail” has the type “colour”, which is not known.")]
    [TestCase("a key forbidden", "its rows are not those that were written", "Line 2: The partition key holds U+0023")]
    [TestCase("two rows exchanged", "its rows are not those that were written", "Line 3: its keys do not come after those of the line before.")]
    [TestCase("newer", "was written by a newer version of the bot (format 2, this one reads up to 1). Use that version.", "")]
    public async Task A_file_that_is_not_a_whole_export_is_refused_and_nothing_changes(string what, string sentence, string line)
    {
        await _vault.FillAsync("bot.db", "ana", "tom");
        await _vault.DoesAsync("bot.db", "export", _vault.File("all.jsonl"), "--only", "people");
        await SpoilAsync(what);

        foreach (var command in new[] { "import", "restore" })
        {
            var (code, _, complained) = await _vault.RunAsync("new.db", command, _vault.File("all.jsonl"));

            Assert.That(code, Is.EqualTo(1));
            Assert.That(complained, Does.Contain(sentence).And.Contain(line));
            Assert.That(await _vault.RowsAsync("new.db"), Is.Empty);
        }
    }

    [Test]
    public async Task A_compressed_file_that_was_cut_off_is_refused()
    {
        await _vault.FillAsync("bot.db", [.. Enumerable.Range(0, 50).Select(number => $"person{number}")]);
        await _vault.DoesAsync("bot.db", "export", _vault.File("all.jsonl.gz"));
        await using (var file = File.OpenWrite(_vault.File("all.jsonl.gz")))
        {
            file.SetLength(file.Length / 2);
        }

        var (code, _, complained) = await _vault.RunAsync("new.db", "import", _vault.File("all.jsonl.gz"));

        Assert.That(code, Is.EqualTo(1));
        Assert.That(complained, Does.Contain("is cut off"));
    }

    [Test]
    public async Task What_can_be_read_of_a_damaged_export_is_not_lost()
    {
        await _vault.FillAsync("bot.db", "ana", "maya", "tom");
        await _vault.DoesAsync("bot.db", "export", _vault.File("all.jsonl"), "--only", "people");
        await SpoilAsync("a row broken");

        var (code, said, complained) = await _vault.RunAsync("new.db", "import", _vault.File("all.jsonl"), "--despite-damage");

        Assert.That(code, Is.Zero);
        Assert.That(complained, Does.Contain("Line 2: it is no row in JSON."));
        Assert.That(said, Does.Contain("2 rows are imported"));
        Assert.That(await _vault.RowsAsync("new.db"), Has.Length.EqualTo(2));
    }

    [Test]
    public async Task An_import_that_was_stopped_goes_on_where_it_was()
    {
        using (var tables = _vault.Open("bot.db"))
        {
            foreach (var some in Enumerable.Range(0, 12_000).Chunk(100))
            {
                await tables.Open("samples").BatchAsync("p", [.. some.Select(i => new TableChange(ChangeKind.Insert, AllTypes with { Row = $"{i:D6}" }))], default);
            }
        }

        await _vault.DoesAsync("bot.db", "export", _vault.File("all.jsonl"));
        await using (var services = _vault.Services("new.db"))
        {
            var export = new ExportFile(_vault.File("all.jsonl"));
            var contents = await export.CheckAsync((_, _) => { }, (_, _, _) => { }, default);
            using var stop = new CancellationTokenSource();
            var loading = new Loading(services.GetRequiredService<ITables>(), services.GetServices<Kept>(), TimeProvider.System);
            Assert.That(
                () => loading.RunAsync(export, contents, [], (_, _, lines) => { if (lines > 7_000) { stop.Cancel(); } }, stop.Token),
                Throws.InstanceOf<OperationCanceledException>());
        }

        var said = await _vault.DoesAsync("new.db", "import", _vault.File("all.jsonl"));

        Assert.That(said, Does.Contain("12,000 rows are imported, 5,000 of them by an earlier run."));
        Assert.That(await _vault.RowsAsync("new.db"), Is.EqualTo(await _vault.RowsAsync("bot.db")));
    }

    [Test]
    public async Task An_import_does_not_bring_back_whom_this_store_has_erased_since()
    {
        await _vault.FillAsync("bot.db", "ana", "tom");
        await _vault.DoesAsync("bot.db", "export", _vault.File("all.jsonl"));
        await _vault.EraseAsync("bot.db", "tom");

        await _vault.DoesAsync("bot.db", "import", _vault.File("all.jsonl"));

        Assert.That(await _vault.AboutAsync("bot.db", "tom"), Is.Empty);
        Assert.That(await _vault.AboutAsync("bot.db", "ana"), Is.Not.Empty);
    }

    [Test]
    public async Task What_is_imported_beside_a_running_bot_is_found_at_its_next_look()
    {
        await _vault.FillAsync("old.db", "ana", "tom");
        await _vault.DoesAsync("old.db", "export", _vault.File("all.jsonl"));
        await _vault.FillAsync("bot.db", "maya");
        await using var bot = _vault.Services("bot.db");
        var (follower, index) = (bot.GetRequiredService<IndexFollower>(), bot.GetRequiredService<IExpertIndex>());
        await follower.FillAsync(default);
        Assert.That(index.Count(Vault.Tenant), Is.EqualTo(1));

        await _vault.DoesAsync("bot.db", "import", _vault.File("all.jsonl"));
        await follower.CatchUpAsync(default);

        Assert.That(index.Count(Vault.Tenant), Is.EqualTo(3));
        Assert.That(bot.GetRequiredService<People>().FindByAddress(Vault.Tenant, "tom@office.example"), Is.Not.Null);
    }

    [TestCase("--only", "people")]
    [TestCase("--person", "ana@office.example")]
    public async Task A_part_of_a_store_does_not_take_its_place(string option, string value)
    {
        await _vault.FillAsync("bot.db", "ana", "tom");
        await _vault.DoesAsync("bot.db", "export", _vault.File("part.jsonl"), option, value);
        var before = await _vault.RowsAsync("bot.db");

        var (code, _, complained) = await _vault.RunAsync("bot.db", "restore", _vault.File("part.jsonl"), "--replace");

        Assert.That(code, Is.EqualTo(1));
        Assert.That(complained, Does.Contain("holds only one person or one table, and a store is more. Use import"));
        Assert.That(await _vault.RowsAsync("bot.db"), Is.EqualTo(before));
    }

    [Test]
    public async Task A_database_is_not_imported_but_restored()
    {
        await _vault.FillAsync("bot.db", "ana");
        await _vault.DoesAsync("bot.db", "backup", _vault.File("copy.db"));

        var (code, _, complained) = await _vault.RunAsync("new.db", "import", _vault.File("copy.db"));

        Assert.That(code, Is.EqualTo(2));
        Assert.That(complained, Does.Contain("copy.db is a database. Use restore"));
    }

    private static readonly TableRow AllTypes = new("p", "r", new Dictionary<string, object?>
    {
        ["Text"] = "it's “Só”\n",
        ["Int"] = -7,
        ["Long"] = 9_007_199_254_740_993L,
        ["Double"] = 0.5,
        ["Flag"] = true,
        ["Time"] = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero).AddTicks(6),
        ["Id"] = new Guid("c9da6455-213d-42c9-9a79-3e9149a57833"),
        ["Bytes"] = new byte[] { 1, 2 },
    });

    private async Task SpoilAsync(string what)
    {
        var lines = (await LinesAsync("all.jsonl")).ToList();
        switch (what)
        {
            case "cut":
                lines.RemoveAt(lines.Count - 1);
                break;
            case "cut in the middle of a row":
                lines = [lines[0], lines[1], lines[2][..40]];
                break;
            case "a row changed":
                lines[1] = lines[1].Replace("office.example", "0ffice.example", StringComparison.Ordinal);
                break;
            case "a row lost":
                lines.RemoveAt(1);
                break;
            case "a row broken":
                lines[1] = lines[1][..^3];
                break;
            case "a type unknown":
                lines[1] = lines[1].Replace("\"Mail\":\"", "\"Mail\":{\"colour\":\"red\"},\"Male\":\"", StringComparison.Ordinal);
                break;
            case "a key forbidden":
                lines[1] = lines[1].Replace("\"partition\":\"", "\"partition\":\"#", StringComparison.Ordinal);
                break;
            case "two rows exchanged":
                (lines[1], lines[2]) = (lines[2], lines[1]);
                break;
            case "newer":
                lines[0] = lines[0].Replace("\"version\":1", "\"version\":2", StringComparison.Ordinal);
                break;
        }

        await File.WriteAllTextAsync(_vault.File("all.jsonl"), string.Concat(lines.Select(line => line + "\n")));
    }

    private async Task<string[]> LinesAsync(string file)
    {
        await using var content = File.OpenRead(_vault.File(file));
        using var reader = new StreamReader(file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(content, CompressionMode.Decompress) : content, Encoding.UTF8);
        return (await reader.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
