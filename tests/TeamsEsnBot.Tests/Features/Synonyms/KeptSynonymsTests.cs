using Microsoft.Extensions.Logging;
using TeamsEsnBot.Expertise;
using TeamsEsnBot.Features.Privacy;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Features.Synonyms;
using TeamsEsnBot.Storage;
using TeamsEsnBot.Tests.Testing;

namespace TeamsEsnBot.Tests.Features.Synonyms;

/// <summary>Every instance knows what a champion said to one of them, after a start too, whatever became of single rows.</summary>
[TestFixture]
internal sealed class KeptSynonymsTests
{
    [Test]
    public async Task Two_instances_follow_each_other()
    {
        using var file = new SqliteTables(SqliteDatabase.Open(SqliteDatabase.InMemory), TimeProvider.System);
        await using var here = new Office((new SharedTables(file), new TestClock()), Champion.IsTom);
        await using var there = new Office((new SharedTables(file), here.Clock), Champion.IsTom);
        await BeginAsync(here, there);

        await here.Tom.Says("mothership means kubernetes");
        await there.Settles();
        Assert.That(await there.Ana.SaysAsync("who knows mothership?"), Does.Contain("Maya Lindqvist"));

        await there.Tom.Says("forget the synonym mothership");
        await here.Settles();
        Assert.That(await here.Ana.SaysAsync("who knows mothership?"), Does.StartWith("Nobody is known for mothership yet"));
    }

    [Test]
    public async Task Told_to_two_instances_at_once_in_either_order_both_go_on_with_the_first()
    {
        using var file = new SqliteTables(SqliteDatabase.Open(SqliteDatabase.InMemory), TimeProvider.System);
        await using var here = new Office((new SharedTables(file), new TestClock()), Champion.IsTom);
        await using var there = new Office((new SharedTables(file), here.Clock), Champion.IsTom);
        await BeginAsync(here, there);

        await here.Tom.Says("mothership means kubernetes");
        here.Clock.Passes(TimeSpan.FromSeconds(1));
        await there.Tom.Says("kubernetes means mothership");
        await there.Tom.Says("flagship means kubernetes");
        await here.Settles();
        await there.Settles();

        foreach (var office in new[] { here, there })
        {
            Assert.That(await office.Ana.SaysAsync("who knows mothership?"), Does.Contain("Maya Lindqvist"));
            Assert.That(await office.Ana.SaysAsync("who knows flagship?"), Does.Contain("Maya Lindqvist"));
            Assert.That(await office.Tom.SaysAsync("barge means kubernetes"), Does.StartWith("Noted"), "What is left out is in nobody's way.");
        }
    }

    [Test]
    public async Task After_a_start_they_are_understood_and_a_broken_row_harms_only_itself()
    {
        using var tables = new SqliteTables(SqliteDatabase.Open(SqliteDatabase.InMemory), TimeProvider.System);
        await using var before = new Office((tables, new TestClock()), Champion.IsTom);
        await before.Maya.HasAnswered("How do I restart a pod?", "kubernetes");
        await before.Tom.Says("mothership means kubernetes");
        await before.Settles();
        await BreakAsync(tables, "flagship", "kubernetes\nsecret = word");
        await BreakAsync(tables, "flagship", null);

        await using var after = new Office((tables, before.Clock), Champion.IsTom);
        await after.StartsWorkAsync();

        Assert.That(await after.Ana.SaysAsync("who knows mothership?"), Does.Contain("Maya Lindqvist"));
        Assert.That(after.The<SynonymStore>().All(Office.Tenant), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_row_that_is_left_out_is_named_in_the_log_without_its_words()
    {
        using var tables = new SqliteTables(SqliteDatabase.Open(SqliteDatabase.InMemory), TimeProvider.System);
        using var logs = new LogsKept();
        using var index = new ExpertIndex();
        await using var office = new Office((tables, new TestClock()), Champion.IsTom);
        var store = new SynonymStore(tables, office.The<Journal>(), index, new Logger<SynonymStore>(logs));
        var said = new Synonym("mothership", SynonymKind.Same, "kubernetes", office.Tom.Profile.Who, office.Clock.GetUtcNow(), "t-1");
        var turned = said with { Left = "kubernetes", Right = "mothership", When = said.When.AddSeconds(1) };
        await tables.Open(SynonymStore.Table).InsertAsync(SynonymRow.Of(Office.Tenant, said), CancellationToken.None);
        await tables.Open(SynonymStore.Table).InsertAsync(SynonymRow.Of(Office.Tenant, turned), CancellationToken.None);
        var broken = await BreakAsync(tables, "flagship", null);

        await store.LoadAsync(CancellationToken.None);

        Assert.That(logs.Warnings, Has.Count.EqualTo(2).And.Some.Contains(broken).And.Some.Contains(turned.Id));
        Assert.That(logs.Warnings, Has.None.Contains("ship").And.None.Contains("kubernetes"));
        Assert.That(store.Judge(Office.Tenant, new Synonym("barge", SynonymKind.Same, "kubernetes", said.By, said.When, "t-2")), Is.EqualTo(Verdict.Fits));
    }

    [Test]
    public async Task When_the_champion_is_erased_the_name_stays_and_the_champion_is_a_colleague()
    {
        await using var office = await Champion.OfficeAsync();
        await office.Tom.Presses("synonyms.add", ("left", "mothership"), ("kind", "Same"), ("right", "kubernetes"));
        var erasures = office.The<Erasures>();

        await erasures.EraseAsync(Office.Tenant, await erasures.FindAsync(Office.Tenant, office.Tom.Id.Value, CancellationToken.None), CancellationToken.None);

        var row = await office.The<ITables>().Open(SynonymStore.Table).ScanAsync(CancellationToken.None).SingleAsync();
        Assert.That(row.Properties.Values.OfType<string>(), Is.EquivalentTo(new[] { "mothership", "Same", "kubernetes", "a colleague" }));
        Assert.That(office.The<SynonymStore>().All(Office.Tenant).Single().By.Name, Is.EqualTo("a colleague"));
        Assert.That(await office.Ana.SaysAsync("who knows mothership?"), Does.Contain("Maya Lindqvist"));
    }

    // Maya knows Kubernetes, and both instances are at work.
    private static async Task BeginAsync(Office here, Office there)
    {
        await here.Maya.HasAnswered("How do I restart a pod?", "kubernetes");
        await here.Settles();
        await here.StartsWorkAsync();
        await there.StartsWorkAsync();
    }

    private static async Task<string> BreakAsync(SqliteTables tables, string left, string? right)
    {
        var row = new TableRow(Office.Tenant, $"row-{right?.Length}", new Dictionary<string, object?> { ["Left"] = left, ["Kind"] = "Same", ["Right"] = right });
        await tables.Open(SynonymStore.Table).UpsertAsync(row, CancellationToken.None);
        return row.Row;
    }
}
