using Microsoft.Extensions.DependencyInjection;
using TeamsEsnBot.Archive;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.Privacy;
using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Tests.Archive;

/// <summary>Everything in an open format.</summary>
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

        Assert.That((await _vault.LinesAsync("again.jsonl"))[1..], Is.EqualTo((await _vault.LinesAsync(file))[1..]));
        Assert.That(await _vault.RowsAsync("new.db"), Is.EqualTo(await _vault.RowsAsync("bot.db")).And.Not.Empty);
    }

    [Test]
    public async Task The_format_is_as_it_is_described()
    {
        using (var tables = _vault.Open("bot.db"))
        {
            await tables.Open("samples").InsertAsync(Vault.AllTypes, default);
        }

        await _vault.DoesAsync("bot.db", "export", _vault.File("all.jsonl"));

        var lines = await _vault.LinesAsync("all.jsonl");
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
            await tables.Open("samples").InsertAsync(Vault.AllTypes, default);
            await tables.Open("samples").InsertAsync(Vault.AllTypes with { Row = "nan", Properties = new Dictionary<string, object?> { ["N"] = double.NaN, ["I"] = double.NegativeInfinity } }, default);
        }

        await _vault.DoesAsync("bot.db", "export", _vault.File("all.jsonl"));
        await _vault.DoesAsync("new.db", "import", _vault.File("all.jsonl"));

        using var imported = _vault.Open("new.db");
        Assert.That((await imported.Open("samples").GetAsync("p", "r", default))!.Properties, Is.EquivalentTo(Vault.AllTypes.Properties));
        Assert.That((await imported.Open("samples").GetAsync("p", "nan", default))!.Real("N"), Is.NaN);
    }

    [Test]
    public async Task One_person_gets_only_what_is_theirs()
    {
        await _vault.FillAsync("bot.db", "ana", "tom");

        await _vault.DoesAsync("bot.db", "export", _vault.File("tom.jsonl"), "--person", "tom@office.example");

        var rows = (await _vault.LinesAsync("tom.jsonl"))[1..^1];
        Assert.That(rows, Has.Length.EqualTo(3).And.All.Contains("tom"));
    }

    [TestCase("ana", ExpectedResult = true), TestCase("tom", ExpectedResult = true), TestCase("maya", ExpectedResult = false)]
    public async Task<bool> Who_is_not_the_right_person_is_kept_of_who_said_so_and_of_the_person_with_the_date(string person)
    {
        await _vault.FillAsync("bot.db", "ana", "tom", "maya");
        await using (var services = _vault.Services("bot.db"))
        {
            await services.GetRequiredService<Preferences>().SkipAsync(
                Vault.Tenant, new PersonId("ana"), Topic.Of("Zig")!, new PersonId("tom"), new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero), default);
        }

        await _vault.DoesAsync("bot.db", "export", _vault.File("theirs.jsonl"), "--person", person);

        return (await _vault.LinesAsync("theirs.jsonl")).Any(row => row.Contains("\"When\":{\"time\":\"2026-03-01T09:00:00") && row.Contains("not-them|ZIG|tom"));
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

        var rows = (await _vault.LinesAsync("all.jsonl"))[1..^1];
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
}
