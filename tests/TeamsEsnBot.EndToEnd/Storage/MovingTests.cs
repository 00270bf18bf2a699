using Azure.Data.Tables;
using Microsoft.Extensions.Logging.Abstractions;
using TeamsEsnBot.EndToEnd.Testing;
using TeamsEsnBot.Features.Privacy;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Storage;
using TeamsEsnBot.Tests.Archive;

namespace TeamsEsnBot.EndToEnd.Storage;

/// <summary>From a file to a table account and back, by the commands as they are typed.</summary>
[NonParallelizable]
internal sealed class MovingTests
{
    private readonly Vault _vault = new();
    private Azurite? _emulator;
    private AzureTables _account = null!;
    private string[] _settings = [];

    [OneTimeSetUp]
    public async Task ConnectAsync()
    {
        _emulator = await Programs.OrSkipAsync(Azurite.StartAsync());
        var connection = _emulator.ConnectionString;
        _account = new(new TableServiceClient(connection, AzureTables.Patience()), TimeProvider.System, NullLogger<AzureTables>.Instance);
        _settings = ["--environment", "Development", "--Storage:ConnectionString", connection, "--Teams:TenantIds:0", Vault.Tenant, "--Logging:LogLevel:Default", "None"];
    }

    [SetUp]
    public async Task EmptyAsync()
    {
        await foreach (var name in _account.NamesAsync(default))
        {
            await foreach (var row in _account.Open(name).ScanAsync(default))
            {
                await _account.Open(name).DeleteAsync(row.Partition, row.Row, TableRow.AnyVersion, default);
            }
        }

        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(_vault.File("x"))!))
        {
            File.Delete(file);
        }
    }

    [OneTimeTearDown]
    public async Task CleanAsync()
    {
        _vault.Dispose();
        if (_emulator is not null)
        {
            await _emulator.DisposeAsync();
        }
    }

    [Test]
    public async Task A_company_moves_to_an_account_and_back_and_every_export_is_the_same()
    {
        await _vault.FillAsync("bot.db", "ana", "tom", "maya");
        await _vault.EraseAsync("bot.db", "tom");
        await _vault.DoesAsync("bot.db", "export", _vault.File("file.jsonl"));

        await InTheAccountAsync("import", _vault.File("file.jsonl"));
        await InTheAccountAsync("export", _vault.File("account.jsonl.gz"));
        await _vault.DoesAsync("back.db", "import", _vault.File("account.jsonl.gz"));
        await _vault.DoesAsync("back.db", "export", _vault.File("back.jsonl"));

        await using var packed = File.OpenRead(_vault.File("account.jsonl.gz"));
        using var account = new StreamReader(new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionMode.Decompress));
        var rows = Rows(await File.ReadAllTextAsync(_vault.File("file.jsonl")));
        Assert.That(Rows(await account.ReadToEndAsync()), Is.EqualTo(rows));
        Assert.That(Rows(await File.ReadAllTextAsync(_vault.File("back.jsonl"))), Is.EqualTo(rows));
        Assert.That(rows, Does.Contain("ana").And.Not.Contain("tom@"));
    }

    [Test]
    public async Task A_backup_of_an_account_says_that_it_is_not_of_one_moment_and_is_restored_into_an_empty_one()
    {
        await _vault.FillAsync("bot.db", "ana", "tom");
        await _vault.DoesAsync("bot.db", "export", _vault.File("file.jsonl"));
        await InTheAccountAsync("import", _vault.File("file.jsonl"));
        var before = await OursAsync();

        Assert.That(await InTheAccountAsync("backup", _vault.File("backup.jsonl")), Does.Contain("A table account has no copy of one moment"));
        var (code, complained) = await TryAsync("restore", _vault.File("backup.jsonl"));
        Assert.That((code, complained), Is.EqualTo((1, "The table account has rows already, in evidence. Add --replace to make it what the archive is; other rows are deleted then.")));

        await EmptyTablesAsync();
        await InTheAccountAsync("restore", _vault.File("backup.jsonl"));
        Assert.That(await OursAsync(), Is.EqualTo(before).And.Not.Empty);
    }

    [Test]
    public async Task A_database_file_replaces_what_an_account_has_but_not_whom_it_erased()
    {
        await _vault.FillAsync("bot.db", "ana", "tom");
        await _vault.DoesAsync("bot.db", "backup", _vault.File("copy.db"));
        await _vault.FillAsync("other.db", "tom", "zoe");
        await _vault.DoesAsync("other.db", "export", _vault.File("other.jsonl"));
        await InTheAccountAsync("import", _vault.File("other.jsonl"));
        await InTheAccountAsync("erase", "tom", "--yes");

        var said = await InTheAccountAsync("restore", _vault.File("copy.db"), "--replace");

        var rows = await OursAsync();
        Assert.That(rows, Has.None.Contains("zoe").And.None.Contains("tom").And.Some.Contains("ana"));
        Assert.That(said, Does.Contain("1 erasures were carried out again"));
        Assert.That(await _account.Open(ErasureLedger.Table).ScanAsync(default).CountAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_damaged_file_changes_nothing_in_an_account()
    {
        await _vault.FillAsync("bot.db", "ana");
        await _vault.DoesAsync("bot.db", "export", _vault.File("file.jsonl"));
        await InTheAccountAsync("import", _vault.File("file.jsonl"));
        var before = await OursAsync();
        await File.WriteAllTextAsync(_vault.File("cut.jsonl"), (await File.ReadAllTextAsync(_vault.File("file.jsonl")))[..^200]);

        var (code, complained) = await TryAsync("restore", _vault.File("cut.jsonl"), "--replace");

        Assert.That(code, Is.EqualTo(1));
        Assert.That(complained, Does.Contain("is cut off"));
        Assert.That(await OursAsync(), Is.EqualTo(before));
    }

    private static string Rows(string export) => export[(export.IndexOf('\n', StringComparison.Ordinal) + 1)..];

    private async Task<string> InTheAccountAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = await BotHost.RunAsync([.. args, .. _settings], output, errors);
        Assert.That((code, errors.ToString()), Is.EqualTo((0, "")));
        return output.ToString();
    }

    private async Task<(int Code, string Complained)> TryAsync(params string[] args)
    {
        using var errors = new StringWriter();
        var code = await BotHost.RunAsync([.. args, .. _settings], TextWriter.Null, errors);
        return (code, errors.ToString().TrimEnd());
    }

    private async Task EmptyTablesAsync()
    {
        await foreach (var name in OwnNamesAsync())
        {
            await foreach (var row in _account.Open(name).ScanAsync(default))
            {
                await _account.Open(name).DeleteAsync(row.Partition, row.Row, TableRow.AnyVersion, default);
            }
        }
    }

    private async Task<List<string>> OursAsync()
    {
        var rows = new List<string>();
        await foreach (var name in OwnNamesAsync())
        {
            await foreach (var row in _account.Open(name).ScanAsync(default))
            {
                rows.Add($"{name} {row.Partition} {row.Row} {string.Join(' ', row.Properties.OrderBy(one => one.Key, StringComparer.Ordinal))}");
            }
        }

        return rows;
    }

    // Without the ledger, and without what means something only there and then.
    private IAsyncEnumerable<string> OwnNamesAsync() =>
        _account.NamesAsync(default).Where(name => name is "calls" or "conversations" or "evidence" or "imports" or "outbox" or "people" or "preferences" or "suggestions" or "welcomes");
}
