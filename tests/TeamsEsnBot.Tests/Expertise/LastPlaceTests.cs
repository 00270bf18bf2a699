using TeamsEsnBot.Expertise;

namespace TeamsEsnBot.Tests.Expertise;

/// <summary>The last place of a list is kept for somebody who would never be seen otherwise; and who is doubted moves down, but not away.</summary>
internal sealed class LastPlaceTests
{
    [Test]
    public void Somebody_less_visible_who_did_it_lately_takes_the_last_place()
    {
        using var archive = OldHands().Answered("nina", "Terraform state is locked", daysAgo: 20);

        var people = Ask(archive).People;

        Assert.That(people.Select(person => person.Person), Is.EqualTo(new[] { "anna", "bert", "cleo", "dora", "nina" }));
        Assert.That(people[^1].Place, Is.EqualTo(ListedFor.Lately));
        Assert.That(people.Take(4).Select(person => person.Place), Is.All.EqualTo(ListedFor.Knowing));
    }

    [Test]
    public void Nobody_takes_it_for_work_of_long_ago_or_for_a_mention()
    {
        using var archive = OldHands()
            .Answered("nina", "Terraform state is locked", daysAgo: 700)
            .Answered("olaf", "Which backup do we use for the printers on the second floor in winter", "Somebody said terraform once, and talked about much else that day", daysAgo: 2);

        Assert.That(Ask(archive).People.Select(person => person.Person), Is.EqualTo(new[] { "anna", "bert", "cleo", "dora", "emil" }));
    }

    [Test]
    public void Where_all_are_of_one_unit_somebody_of_another_takes_it()
    {
        using var archive = OldHands().Answered("nina", "Terraform state is locked", daysAgo: 700);

        var people = Ask(archive, unitOf: person => person == "nina" ? "Sales" : "Platform").People;

        Assert.That((people[^1].Person, people[^1].Place), Is.EqualTo(("nina", ListedFor.OtherUnit)));
    }

    [Test]
    public void Who_is_doubted_moves_down_but_stays_on_the_list()
    {
        using var archive = new Archive().AndOthers().Answered("anna", "Terraform state is locked", daysAgo: 10).Answered("bert", "Terraform state is locked", daysAgo: 30);
        Assert.That(Ask(archive).People.Select(person => person.Person), Is.EqualTo(new[] { "anna", "bert" }));

        var doubted = Ask(archive, doubts: new Dictionary<string, double> { ["anna"] = 0 });

        Assert.That(doubted.People.Select(person => person.Person), Is.EqualTo(new[] { "bert", "anna" }));
    }

    [Test]
    public void Doubt_takes_half_at_most()
    {
        using var archive = new Archive().AndOthers().Answered("bert", "Terraform state is locked", daysAgo: 30);
        for (var i = 0; i < 4; i++)
        {
            archive.Answered("anna", $"Terraform state is locked {i}");
        }

        Assert.That(Ask(archive, doubts: new Dictionary<string, double> { ["anna"] = -7 }).People[0].Person, Is.EqualTo("anna"));
    }

    // Five people who answered often, here and elsewhere.
    private static Archive OldHands()
    {
        var archive = new Archive().AndOthers();
        string[] people = ["anna", "bert", "cleo", "dora", "emil"];
        for (var at = 0; at < people.Length; at++)
        {
            for (var i = 0; i < 12 - at; i++)
            {
                archive.Answered(people[at], "Terraform state is locked", daysAgo: 30 + i).Answered(people[at], "Azure subscription limits", daysAgo: 40 + i);
            }
        }

        return archive;
    }

    private static Ranking Ask(Archive archive, IReadOnlyDictionary<string, double>? doubts = null, Func<string, string?>? unitOf = null) => archive.Index.WhoKnows(
        new ExpertQuery(Archive.Tenant, ["terraform"], "searcher", Archive.Today, Take: 5, MayShow: person => !person.StartsWith("other", StringComparison.Ordinal), doubts, unitOf));
}
