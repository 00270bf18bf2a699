using TeamsEsnBot.Expertise;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Storage;
using TeamsEsnBot.Tests.State;
using TeamsEsnBot.Tests.Testing;

namespace TeamsEsnBot.Tests.Work.Snapshots;

/// <summary>Instances that keep their snapshots in one folder.</summary>
internal abstract class SnapshotFolder
{
    protected const string Tenant = "contoso";

    protected static readonly PersonId Tom = new("tom");

    protected TestClock Clock { get; } = new();

    protected TemporaryFolder Folder { get; private set; } = null!;

    protected SqliteTables Tables { get; private set; } = null!;

    protected string File => Path.Combine(Folder.Path, "bot.db.index");

    [SetUp]
    public void Open()
    {
        Folder = new TemporaryFolder();
        Tables = new SqliteTables(SqliteDatabase.Open(SqliteDatabase.InMemory), Clock);
    }

    [TearDown]
    public void Close()
    {
        Tables.Dispose();
        Folder.Dispose();
    }

    /// <summary>An instance recorded pieces, made its snapshot and ended.</summary>
    protected async Task EndedAsync(int pieces)
    {
        await using var bot = await StartedAsync();
        for (var one = 0; one < pieces; one++)
        {
            await RecordAsync(bot, $"{one}");
        }

        await bot.EndsAsync();
    }

    protected async Task<Instance> StartedAsync(string? name = null)
    {
        var instance = Instance(name is null ? File : Path.Combine(Folder.Path, name));
        await instance.StartsAsync();
        return instance;
    }

    protected Instance Instance(string? file) => new(new SharedTables(Tables), Clock, [Tenant], file);

    protected static Task RecordAsync(Instance bot, string id) => bot.Evidence.RecordAsync(Tenant, Piece(id), CancellationToken.None);

    protected static Evidence Piece(string id) => new(id, Tom, EvidenceKind.AnswerAccepted, Tests.Expertise.Archive.Today, $"How do I restart pod {id}?", "Like this.", ["kubernetes"]);
}
