using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TeamsEsnBot.Expertise;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.Privacy;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Storage;
using TeamsEsnBot.Tests.State;

namespace TeamsEsnBot.Tests.Archive;

/// <summary>Stores and files in a folder of their own, and the commands as they are typed.</summary>
internal sealed class Vault : IDisposable
{
    public const string Tenant = "5f1a3c9e-0000-4000-8000-00000000c0de";

    /// <summary>A row with a property of each type.</summary>
    public static readonly TableRow AllTypes = new("p", "r", new Dictionary<string, object?>
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

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public string File(string name) => _folder.File(name);

    /// <summary>Runs a command against a store of that name.</summary>
    public async Task<(int Code, string Said, string Complained)> RunAsync(string store, params string[] args)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = await BotHost.RunAsync([.. args, .. Settings(store)], output, errors);
        return (code, output.ToString(), errors.ToString());
    }

    /// <summary>A command that is to do what it says.</summary>
    public async Task<string> DoesAsync(string store, params string[] args)
    {
        var (code, said, complained) = await RunAsync(store, args);
        Assert.That((code, complained), Is.EqualTo((0, "")));
        return said;
    }

    public SqliteTables Open(string store) => new(SqliteDatabase.Open(File(store)), TimeProvider.System);

    /// <summary>A store with something in most tables.</summary>
    public async Task FillAsync(string store, params string[] people)
    {
        await using var services = Services(store);
        foreach (var person in people)
        {
            var who = new Person(new PersonId(person), person.ToUpperInvariant());
            await services.GetRequiredService<People>().KeepAsync(Tenant, new Profile(who, $"{person}@office.example"), default);
            await services.GetRequiredService<EvidenceStore>().RecordAsync(
                Tenant,
                new Evidence($"e-{person}", who.Id, EvidenceKind.Answered, new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero), $"How does {person} do it?", "“Só assim”, 这样", ["zig"]),
                default);
            await services.GetRequiredService<Preferences>().HideAsync(Tenant, who.Id, Topic.Of("COBOL")!, default);
        }
    }

    /// <summary>Everything that is about or by the person is erased.</summary>
    public Task<string> EraseAsync(string store, string person) => DoesAsync(store, "erase", person, "--yes");

    /// <summary>Rows of the store, without versions and without what passes; notes of the journal and marks are no contents.</summary>
    public async Task<string[]> RowsAsync(string store)
    {
        using var tables = Open(store);
        return await RowsAsync(tables);
    }

    public static async Task<string[]> RowsAsync(ITables tables)
    {
        var rows = new List<string>();
        await foreach (var name in tables.NamesAsync(default).Where(name => name is not (Journal.Table or ErasureLedger.Table or "loading" or "StartCheck")))
        {
            await foreach (var row in tables.Open(name).ScanAsync(default))
            {
                rows.Add($"{name} {row.Partition} {row.Row} {string.Join(' ', row.Properties.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key}={one.Value}"))}");
            }
        }

        return [.. rows];
    }

    public async Task<string[]> AboutAsync(string store, string person) =>
        [.. (await RowsAsync(store)).Where(row => row.Contains(person, StringComparison.OrdinalIgnoreCase))];

    /// <summary>What the bot is made of, on that store.</summary>
    public ServiceProvider Services(string store)
    {
        var builder = BotHost.Builder(Settings(store));
        builder.Logging.ClearProviders();
        return builder.Services.BuildServiceProvider();
    }

    /// <summary>Lines of an export, compressed or not.</summary>
    public async Task<string[]> LinesAsync(string file)
    {
        await using var content = System.IO.File.OpenRead(File(file));
        using var reader = new StreamReader(file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(content, CompressionMode.Decompress) : content, Encoding.UTF8);
        return (await reader.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private string[] Settings(string store) =>
        ["--environment", "Development", "--Storage:Path", File(store), "--Teams:TenantIds:0", Tenant, "--Logging:LogLevel:Default", "None"];
}
