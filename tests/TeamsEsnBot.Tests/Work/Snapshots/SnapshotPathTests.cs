using Microsoft.Extensions.DependencyInjection;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Storage;
using TeamsEsnBot.Work.Snapshots;

namespace TeamsEsnBot.Tests.Work.Snapshots;

/// <summary>Where the index is kept, as the settings say it.</summary>
[TestFixture]
internal sealed class SnapshotPathTests
{
    [TestCase("data/teams-esn-bot.db.index")]
    [TestCase("data/company.db.index", "--Storage:Path", "data/company.db")]
    [TestCase("/var/bot/company.db.index", "--Storage:Path", "/var/bot/company.db")]
    [TestCase("data/teams-esn-bot.index", "--Storage:TableEndpoint", "https://contoso.table.core.windows.net")]
    [TestCase("elsewhere/kept", "--Storage:TableEndpoint", "https://contoso.table.core.windows.net", "--Index:SnapshotPath", "elsewhere/kept")]
    [TestCase("elsewhere/kept", "--Storage:Path", ":memory:", "--Index:SnapshotPath", "elsewhere/kept")]
    public async Task It_lies_beside_the_tables_or_where_it_is_told_to(string expected, params string[] settings)
    {
        var snapshot = await SnapshotAsync(settings);

        Assert.That(snapshot.IsKept);
        Assert.That(snapshot.Path, Is.EqualTo(Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, expected))));
    }

    [Test]
    public async Task Tables_in_memory_have_none() => Assert.That((await SnapshotAsync("--Storage:Path", ":memory:")).IsKept, Is.False);

    private static async Task<IndexSnapshot> SnapshotAsync(params string[] settings)
    {
        var builder = BotHost.Builder(["--environment", "Development", "--contentRoot", AppContext.BaseDirectory, "--Teams:TenantIds:0", "tenant", .. settings]);

        // The tables themselves are of no interest, and no file is to be made.
        builder.Services.AddSingleton<ITables>(_ => new SqliteTables(SqliteDatabase.Open(SqliteDatabase.InMemory), TimeProvider.System));
        await using var services = builder.Services.BuildServiceProvider();
        return services.GetRequiredService<IndexSnapshot>();
    }
}
