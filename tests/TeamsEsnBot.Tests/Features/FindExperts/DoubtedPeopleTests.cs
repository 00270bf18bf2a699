using TeamsEsnBot.Features.Cards;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.Privacy;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Storage;
using TeamsEsnBot.Tests.Testing;

namespace TeamsEsnBot.Tests.Features.FindExperts;

/// <summary>Tom answered about kubernetes, and Maya did a little longer ago: Tom is named first. Colleagues who press “Not the right person” are not Ana, who asks.</summary>
[TestFixture]
internal sealed class DoubtedPeopleTests
{
    private const string Topic = "kubernetes";

    [Test]
    public async Task One_who_says_so_changes_nothing_for_others()
    {
        await using var office = await OfficeAsync();

        await SayNotTomAsync(office, "Rui");

        Assert.That(await NamedFirstAsync(office), Is.EqualTo("Tom"));
    }

    [Test]
    public async Task After_two_the_person_comes_lower_for_everybody_and_stays_on_the_list()
    {
        await using var office = await OfficeAsync();

        await SayNotTomAsync(office, "Rui", "Elif");

        Assert.That(await NamedFirstAsync(office), Is.EqualTo("Maya"));
    }

    [Test]
    public async Task Those_who_said_so_do_not_see_the_person_as_before()
    {
        await using var office = await OfficeAsync();
        await SayNotTomAsync(office, "Rui", "Elif");
        office.Clock.Passes(TimeSpan.FromDays(3 * 365));

        Assert.That((await office.Hire("Rui").Says($"who knows {Topic}?")).Card!.ToPlainText(), Does.Contain("Maya").And.Not.Contain("Tom"));
    }

    [Test]
    public async Task However_many_say_so_whoever_did_far_more_stays_first()
    {
        await using var office = await OfficeAsync();
        for (var i = 0; i < 12; i++)
        {
            await office.Tom.HasAnswered($"Where do cluster logs of node {i} go?", Topic);
        }

        await SayNotTomAsync(office, "Rui", "Elif", "Wei", "Samuel", "Daniel", "Katharina", "Mateus");

        Assert.That(await NamedFirstAsync(office), Is.EqualTo("Tom"));
    }

    [Test]
    public async Task After_half_a_year_two_have_no_say_any_more()
    {
        await using var office = await OfficeAsync();
        await SayNotTomAsync(office, "Rui", "Elif");

        office.Clock.Passes(TimeSpan.FromDays(90));
        Assert.That(await NamedFirstAsync(office), Is.EqualTo("Maya"));

        office.Clock.Passes(TimeSpan.FromDays(90));
        Assert.That(await NamedFirstAsync(office), Is.EqualTo("Tom"));
    }

    [Test]
    public async Task Another_topic_is_not_touched()
    {
        await using var office = await OfficeAsync();
        await office.Tom.HasAnswered("Where is the terraform state?", "terraform", daysAgo: 10);
        await office.Maya.HasAnswered("Who has the terraform state?", "terraform", daysAgo: 60);

        await SayNotTomAsync(office, "Rui", "Elif", "Wei");

        Assert.That(await NamedFirstAsync(office, "terraform"), Is.EqualTo("Tom"));
        Assert.That(await NamedFirstAsync(office, $"{Topic} and terraform"), Is.EqualTo("Tom"));
    }

    [Test]
    public async Task The_search_under_the_compose_box_knows_it_too()
    {
        await using var office = await OfficeAsync();

        await SayNotTomAsync(office, "Rui", "Elif");

        Assert.That((await office.Ana.Searches(Topic)).Results!.Select(result => result.Title).Skip(1), Is.EqualTo(new[] { "Maya Lindqvist", "Tom Becker" }));
    }

    [Test]
    public async Task Whoever_is_erased_has_no_say_any_more()
    {
        await using var office = await OfficeAsync();
        await SayNotTomAsync(office, "Rui", "Elif");
        var erasures = office.The<Erasures>();

        await erasures.EraseAsync(Office.Tenant, await erasures.FindAsync(Office.Tenant, "elif", default), default);

        Assert.That(await NamedFirstAsync(office), Is.EqualTo("Tom"));
    }

    [Test]
    public async Task It_is_kept_with_its_date_over_a_restart()
    {
        var clock = new TestClock();
        using var tables = new SqliteTables(SqliteDatabase.Open(SqliteDatabase.InMemory), clock);
        await using (var before = await OfficeAsync(new Office((tables, clock))))
        {
            await SayNotTomAsync(before, "Rui", "Elif");
            Assert.That((await RowsAsync(before)).Select(row => row.Time("When")), Is.All.EqualTo(clock.GetUtcNow()).And.Exactly(2).Items);
        }

        await using var after = new Office((tables, clock));
        await after.StartsWorkAsync();

        Assert.That(await NamedFirstAsync(after), Is.EqualTo("Maya"));
    }

    [Test]
    public async Task The_person_is_told_nothing_and_nobody_else_is()
    {
        await using var office = await OfficeAsync();

        await SayNotTomAsync(office, "Rui", "Elif");
        await office.Settles();

        Assert.That(office.Post.Sent, Is.Empty);
    }

    private static Task<Office> OfficeAsync() => OfficeAsync(new Office());

    private static async Task<Office> OfficeAsync(Office office)
    {
        await office.Tom.HasAnswered("Where do cluster logs go?", Topic, daysAgo: 10);
        await office.Maya.HasAnswered("Where do cluster nodes go?", Topic, daysAgo: 60);
        Assert.That(await NamedFirstAsync(office), Is.EqualTo("Tom"));
        return office;
    }

    private static async Task SayNotTomAsync(Office office, params string[] colleagues)
    {
        foreach (var colleague in colleagues.Select(name => office.Hire(name)))
        {
            var list = (await colleague.Says($"who knows {Topic}?")).Card!;
            var choice = (await colleague.Presses(list, "Not the right person")).Card!;
            await colleague.Presses(choice, "Don't show again", ("person", office.Tom.Id.Value));
        }
    }

    /// <summary>Of Tom and Maya, both of whom Ana sees.</summary>
    private static async Task<string> NamedFirstAsync(Office office, string topics = Topic)
    {
        var card = (await office.Ana.Says($"who knows {topics}?")).Card!.ToPlainText();
        Assert.That(card, Does.Contain("Tom Becker").And.Contain("Maya Lindqvist"));
        return card.IndexOf("Tom Becker", StringComparison.Ordinal) < card.IndexOf("Maya Lindqvist", StringComparison.Ordinal) ? "Tom" : "Maya";
    }

    private static async Task<TableRow[]> RowsAsync(Office office) => await office.The<ITables>().Open(Preferences.Table).ScanAsync(default).ToArrayAsync();
}
