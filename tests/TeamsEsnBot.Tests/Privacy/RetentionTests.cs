using TeamsEsnBot.Expertise;
using TeamsEsnBot.Features.AskEveryone;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.KnowAbout;
using TeamsEsnBot.Features.Privacy;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Features.Telling;
using TeamsEsnBot.Tests.Testing;

namespace TeamsEsnBot.Tests.Privacy;

/// <summary>What nobody needs any more goes by itself, and nothing else does.</summary>
[TestFixture]
internal sealed class RetentionTests
{
    [Test]
    public async Task Answers_are_forgotten_after_a_week_and_not_before()
    {
        await using var office = new Office();
        office.The<Inbox>().Finish(Office.Tenant, "a:ana", "old", "the answer");
        await WrittenAsync(office, Inbox.Table, 1);
        office.Clock.Passes(TimeSpan.FromDays(6));
        office.The<Inbox>().Finish(Office.Tenant, "a:ana", "new", "the answer");
        await WrittenAsync(office, Inbox.Table, 2);

        Assert.That(await SweepAsync(office), Is.Zero);
        office.Clock.Passes(TimeSpan.FromDays(2));

        Assert.That(await SweepAsync(office), Is.EqualTo(1));
        Assert.That((await RowsAsync(office, Inbox.Table)).Single().Row, Is.EqualTo("new"));
    }

    [Test]
    public async Task Reports_go_after_ninety_days_but_never_what_still_waits()
    {
        await using var office = new Office();
        var outbox = office.The<Outbox>();
        await outbox.AddAsync(Office.Tenant, [new Tell("told", null, To: office.Tom.Profile.Who, Text: "Hello")], default);
        await office.Settles();
        await outbox.AddAsync(Office.Tenant, [new Tell("waits", null, To: office.Ana.Profile.Who, Text: "Hello")], default);
        office.Clock.Passes(TimeSpan.FromDays(91));

        Assert.That(await SweepAsync(office), Is.EqualTo(1));

        Assert.That(await outbox.ToldAsync(Office.Tenant, "told", default), Is.Null);
        Assert.That((await outbox.ToldAsync(Office.Tenant, "waits", default))?.State, Is.EqualTo(ToldState.Waiting));
    }

    [Test]
    public async Task Calls_and_suggestions_go_after_two_years()
    {
        await using var office = new Office();
        var zig = Topic.Of("Zig")!;
        await office.Ana.Says("Tom knows about Zig");
        await office.The<Calls>().OpenAsync(Office.Tenant, new Call("c-1", zig, "", office.Ana.Profile.Who, []), default);
        office.Clock.Passes(TimeSpan.FromDays(700));
        await office.Maya.Says("Tom knows about Zig");
        office.Clock.Passes(TimeSpan.FromDays(40));

        await SweepAsync(office);

        Assert.That(await RowsAsync(office, Calls.Table), Is.Empty);
        Assert.That((await RowsAsync(office, Suggestions.Table)).Single().Text("ByName"), Is.EqualTo(office.Maya.Name));
    }

    [Test]
    public async Task Evidence_stays_unless_a_limit_is_set()
    {
        await using var office = new Office();
        await office.Tom.HasAnswered("How do I begin?", "zig", daysAgo: 5_000);

        await SweepAsync(office);

        Assert.That(await office.The<EvidenceStore>().OfAsync(Office.Tenant, office.Tom.Id, default).CountAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task Evidence_beyond_its_limit_leaves_the_index_with_the_table()
    {
        await using var office = new Office(["--Retention:Evidence", "1000.00:00:00"]);
        await office.Tom.HasAnswered("How do I begin?", "zig", daysAgo: 1_001);
        await office.Tom.HasAnswered("And then?", "zig", daysAgo: 999);

        Assert.That(await SweepAsync(office), Is.EqualTo(1));

        Assert.That(await office.The<EvidenceStore>().OfAsync(Office.Tenant, office.Tom.Id, default).Select(piece => piece.Title).ToListAsync(), Is.EqualTo(["And then?"]));
        Assert.That(office.The<IExpertIndex>().Count(Office.Tenant), Is.EqualTo(1));
    }

    [Test]
    public async Task Several_instances_may_sweep_at_once()
    {
        await using var office = new Office();
        for (var i = 0; i < 300; i++)
        {
            await office.The<Calls>().OpenAsync(Office.Tenant, new Call($"c-{i}", Topic.Of("Zig")!, "", office.Ana.Profile.Who, []), default);
        }

        office.Clock.Passes(TimeSpan.FromDays(731));

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => SweepAsync(office))));

        Assert.That(await RowsAsync(office, Calls.Table), Is.Empty);
        Assert.That(await SweepAsync(office), Is.Zero);
    }

    [Test]
    public async Task A_row_that_was_written_anew_meanwhile_stays()
    {
        await using var office = new Office();
        var table = office.The<ITables>().Open("letters");
        var seen = new TableRow("t", "1", new Dictionary<string, object?> { ["At"] = office.Clock.GetUtcNow() });
        await table.InsertAsync(seen, default);
        await table.InsertAsync(seen with { Row = "2" }, default);
        var both = (await table.PageAsync("t", KeyRange.All, 10, null, default)).Rows;
        await table.UpsertAsync(seen, default);

        Assert.That(await new TableKeeper(table).DropAsync(both, default), Is.EqualTo(1));
        Assert.That((await table.PageAsync("t", KeyRange.All, 10, null, default)).Rows.Select(row => row.Row), Is.EqualTo(["1"]));
    }

    private static Task<int> SweepAsync(Office office) => office.The<RetentionSweep>().RunAsync(default);

    private static ValueTask<List<TableRow>> RowsAsync(Office office, string table) => office.The<ITables>().Open(table).ScanAsync(default).ToListAsync();

    /// <summary>The inbox writes answers when it finds the time.</summary>
    private static async Task WrittenAsync(Office office, string table, int rows)
    {
        while ((await RowsAsync(office, table)).Count < rows)
        {
            await Task.Delay(5);
        }
    }
}
