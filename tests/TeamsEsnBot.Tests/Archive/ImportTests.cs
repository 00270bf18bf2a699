using Microsoft.Extensions.DependencyInjection;
using TeamsEsnBot.Archive;
using TeamsEsnBot.Expertise;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.Privacy;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Work;

namespace TeamsEsnBot.Tests.Archive;

/// <summary>An export comes back, and what is no export does not.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class ImportTests : IDisposable
{
    private readonly Vault _vault = new();

    public void Dispose() => _vault.Dispose();

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
                await tables.Open("samples").BatchAsync("p", [.. some.Select(i => new TableChange(ChangeKind.Insert, Vault.AllTypes with { Row = $"{i:D6}" }))], default);
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

    private async Task SpoilAsync(string what)
    {
        var lines = (await _vault.LinesAsync("all.jsonl")).ToList();
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
}
