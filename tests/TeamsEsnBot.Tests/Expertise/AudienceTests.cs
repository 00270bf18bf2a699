namespace TeamsEsnBot.Tests.Expertise;

internal sealed class AudienceTests
{
    [Test]
    public void Evidence_that_the_searcher_could_not_open_neither_counts_nor_shows()
    {
        using var archive = new Archive().AndOthers()
            .Answered("zoe", "Project Heron budget", id: "secret", only: ["zoe", "board"])
            .Answered("zoe", "Project Heron kick-off", id: "open")
            .Answered("anton", "Project Heron timeline", only: ["anton", "board"]);

        Assert.That(archive.AskAs("ana", "heron").People.Select(person => person.Person), Is.EqualTo(new[] { "zoe" }));
        Assert.That(archive.AskAs("ana", "heron").People[0].Evidence, Is.EqualTo(new[] { "open" }));
        Assert.That(archive.AskAs("board", "heron").People[0].Evidence, Is.EquivalentTo(new[] { "open", "secret" }));
    }

    [Test]
    public void A_secret_piece_lends_no_weight()
    {
        using var archive = new Archive().AndOthers().Answered("anton", "Heron kick-off").Answered("zoe", "Heron kick-off");
        for (var i = 0; i < 5; i++)
        {
            archive.Answered("zoe", $"Heron budget {i}", only: ["zoe", "board"]);
        }

        Assert.That(archive.AskAs("ana", "heron").People[0].Person, Is.EqualTo("anton"));
        Assert.That(archive.AskAs("board", "heron").People[0].Person, Is.EqualTo("zoe"));
    }

    [Test]
    public void A_word_from_a_secret_piece_is_never_offered_as_a_correction()
    {
        using var archive = new Archive().AndOthers().Answered("zoe", "Takeover of Zephyrion", only: ["zoe", "board"]);

        Assert.That(archive.AskAs("ana", "zephyrian").Understood, Is.EqualTo(new[] { "zephyrian" }));
        Assert.That(archive.AskAs("board", "zephyrian").Understood, Is.EqualTo(new[] { "zephyrion" }));
    }

    [Test]
    public void An_abbreviation_explained_in_a_secret_piece_stays_there()
    {
        using var archive = new Archive().AndOthers()
            .Answered("zoe", "The quiet harbour plan (QHP)", only: ["zoe", "board"])
            .Answered("anton", "A quiet harbour and a plan");

        Assert.That(archive.AskAs("ana", "qhp").People, Is.Empty);
        Assert.That(archive.AskAs("board", "qhp").People, Is.Not.Empty);
    }

    [Test]
    public void A_secret_topic_is_not_popular()
    {
        using var archive = new Archive().Answered("zoe", "Heron", only: ["zoe"], topics: ["Heron"]).Answered("zoe", "Lunch", topics: ["Lunch"]);

        Assert.That(archive.Index.PopularTopics(Archive.Tenant, 10), Is.EqualTo(new[] { "Lunch" }));
    }

    [Test]
    public void People_who_may_not_be_shown_make_room_for_the_next()
    {
        using var archive = new Archive().AndOthers();
        for (var i = 0; i < 9; i++)
        {
            archive.Answered($"p{i}", "Terraform state is locked", daysAgo: i * 100);
        }

        var asked = new List<string>();
        var found = archive.Index.WhoKnows(new(Archive.Tenant, ["terraform"], "ana", Archive.Today, Take: 2, MayShow: person =>
        {
            asked.Add(person);
            return person is not ("p0" or "p2");
        }));

        Assert.That(found.People.Select(person => person.Person), Is.EqualTo(new[] { "p1", "p3" }));
        Assert.That(asked, Is.EqualTo(new[] { "p0", "p1", "p2", "p3" }), "asked best first, once each, and no further than needed");
    }

    [Test]
    public void The_one_who_decides_who_may_be_shown_may_use_the_index()
    {
        using var archive = new Archive().AndOthers().Answered("zoe", "Terraform state is locked", id: "one");

        var found = archive.Index.WhoKnows(new(Archive.Tenant, ["terraform"], "ana", Archive.Today, Take: 2, MayShow: person =>
        {
            archive.Index.Remove(Archive.Tenant, "one");
            return archive.Index.Count(Archive.Tenant) > 0;
        }));

        Assert.That(found.People[0].Evidence, Is.EqualTo(new[] { "one" }));
        Assert.That(archive.WhoKnows("terraform"), Is.Empty);
    }

    [Test]
    public void Tenants_know_nothing_of_each_other()
    {
        using var archive = new Archive().Answered("zoe", "Zephyrion", topics: ["Zephyrion"]);

        var elsewhere = archive.Index.WhoKnows(new("fabrikam", ["zephyrian"], "ana", Archive.Today, Take: 5, MayShow: _ => true));

        Assert.That(elsewhere.People, Is.Empty);
        Assert.That(elsewhere.Understood, Is.EqualTo(new[] { "zephyrian" }));
        Assert.That(archive.Index.PopularTopics("fabrikam", 5), Is.Empty);
        Assert.That(archive.Index.Count("fabrikam"), Is.Zero);
    }
}
