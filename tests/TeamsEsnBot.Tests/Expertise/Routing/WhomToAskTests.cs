using TeamsEsnBot.Expertise;

namespace TeamsEsnBot.Tests.Expertise.Routing;

/// <summary>Whom to ask now is not who knows most.</summary>
internal sealed class WhomToAskTests
{
    [Test]
    public void Who_answered_such_questions_lately_comes_before_who_did_so_years_ago()
    {
        using var archive = new Archive().AndOthers();
        for (var i = 0; i < 4; i++)
        {
            archive.Answered("zoe", $"Terraform state is locked {i}", daysAgo: 900);
        }

        archive.Answered("anton", "Terraform state is locked", daysAgo: 3);

        Assert.That(archive.WhoKnows("terraform state"), Is.EqualTo(new[] { "zoe", "anton" }));
        Assert.That(Asked(archive, "terraform state is locked again, what now?"), Is.EqualTo(new[] { "anton", "zoe" }));
    }

    [Test]
    public void A_whole_question_is_read_for_its_telling_words()
    {
        using var archive = new Archive().AndOthers().Answered("zoe", "Invoice approval hangs in SAP workflow").Answered("anton", "Printer toner");

        var asked = Asked(archive, "Hello all, since this morning I cannot get any invoice through: the approval in the workflow hangs and nobody at the desk knows why. Thanks a lot!");

        Assert.That(asked[0], Is.EqualTo("zoe"));
    }

    [Test]
    public void Nobody_is_asked_because_of_what_the_asker_could_not_open()
    {
        using var archive = new Archive().AndOthers().Answered("zoe", "Merger with Fabrikam", only: ["board"]);

        Assert.That(Asked(archive, "merger with fabrikam"), Does.Not.Contain("zoe"));
        Assert.That(archive.Index.WhomToAsk(Query("board", "merger with fabrikam")).People.Select(person => person.Person), Does.Contain("zoe"));
    }

    [Test]
    public void A_question_alone_makes_nobody_somebody_to_ask()
    {
        using var archive = new Archive().AndOthers().Put("zoe", EvidenceKind.Asked, "Terraform state is locked");

        Assert.That(Asked(archive, "terraform"), Is.Empty);
    }

    [Test]
    public void The_reasons_are_what_weighed_most_now()
    {
        using var archive = new Archive().AndOthers()
            .Answered("zoe", "Terraform state is locked", daysAgo: 900, id: "old")
            .Answered("zoe", "Terraform state is locked", daysAgo: 5, id: "new");

        var found = archive.Index.WhomToAsk(Query("searcher", "terraform state"));

        Assert.That(found.People[0].Evidence, Is.EqualTo(new[] { "new", "old" }));
    }

    [Test]
    public void A_model_has_a_weight_for_every_feature() =>
        Assert.That(() => new RouteModel([1, 2]), Throws.ArgumentException.With.Message.Contains($"{RouteModel.FeatureCount} features"));

    private static string[] Asked(Archive archive, string question) => [.. archive.Index.WhomToAsk(Query("searcher", question)).People.Select(person => person.Person)];

    private static ExpertQuery Query(string searcher, string question) => new(Archive.Tenant, [question], searcher, Archive.Today, Take: 10, MayShow: _ => true);
}
