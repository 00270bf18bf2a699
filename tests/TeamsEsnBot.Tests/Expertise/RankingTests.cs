using TeamsEsnBot.Expertise;

namespace TeamsEsnBot.Tests.Expertise;

internal sealed class RankingTests
{
    [Test]
    public void Who_answered_more_on_a_topic_comes_first()
    {
        using var archive = new Archive().AndOthers()
            .Answered("tom", "Kubernetes pod restarts")
            .Answered("maya", "Kubernetes node is not ready")
            .Answered("maya", "Kubernetes ingress gives 502")
            .Answered("maya", "Kubernetes secret rotation");

        Assert.That(archive.WhoKnows("kubernetes"), Is.EqualTo(new[] { "maya", "tom" }));
    }

    [Test]
    public void An_accepted_answer_beats_a_plain_one()
    {
        using var archive = new Archive().AndOthers()
            .Answered("anton", "Terraform state is locked")
            .Answered("zoe", "Terraform state is locked", accepted: true);

        Assert.That(archive.WhoKnows("terraform"), Is.EqualTo(new[] { "zoe", "anton" }));
    }

    [Test]
    public void Of_two_equal_answers_the_more_helpful_one_comes_first()
    {
        using var archive = new Archive().AndOthers()
            .Answered("anton", "Terraform state is locked", votes: -3)
            .Answered("zoe", "Terraform state is locked", votes: 9);

        Assert.That(archive.WhoKnows("terraform"), Is.EqualTo(new[] { "zoe", "anton" }));
    }

    [Test]
    public void A_fresh_accepted_answer_beats_an_old_one()
    {
        using var archive = new Archive().AndOthers()
            .Answered("anton", "Terraform state is locked", accepted: true, daysAgo: 1500)
            .Answered("zoe", "Terraform state is locked", accepted: true, daysAgo: 5);

        Assert.That(archive.WhoKnows("terraform"), Is.EqualTo(new[] { "zoe", "anton" }));
    }

    [Test]
    public void Knowledge_fades_slowly_so_three_old_answers_beat_a_new_one()
    {
        using var archive = new Archive().AndOthers()
            .Answered("zoe", "Terraform state is locked", daysAgo: 2)
            .Answered("anton", "Terraform state is locked", daysAgo: 700)
            .Answered("anton", "Terraform state is gone", daysAgo: 710)
            .Answered("anton", "Terraform state is large", daysAgo: 720);

        Assert.That(archive.WhoKnows("terraform"), Is.EqualTo(new[] { "anton", "zoe" }));
    }

    [Test]
    public void An_answer_dated_in_the_future_is_just_new()
    {
        using var archive = new Archive().AndOthers().Answered("zoe", "Terraform state is locked", daysAgo: -400);

        Assert.That(archive.WhoKnows("terraform"), Is.EqualTo(new[] { "zoe" }));
    }

    [Test]
    public void A_specialist_beats_somebody_who_answers_everything()
    {
        using var archive = new Archive().AndOthers()
            .Answered("anton", "Payroll run fails in March")
            .Answered("zoe", "Payroll run fails in March");
        for (var i = 0; i < 40; i++)
        {
            archive.Answered("anton", $"Where is the stapler on floor {i}?");
        }

        Assert.That(archive.WhoKnows("payroll"), Is.EqualTo(new[] { "zoe", "anton" }));
    }

    [Test]
    public void A_piece_that_is_about_the_topic_beats_one_that_mentions_it()
    {
        using var archive = new Archive().AndOthers()
            .Answered("anton", "New laptops", "They come with a longer list of tools, among them terraform, and a bag, a mouse, a headset and a docking station for home.")
            .Answered("zoe", "Terraform state is locked");

        Assert.That(archive.WhoKnows("terraform")[0], Is.EqualTo("zoe"));
    }

    [Test]
    public void Answers_on_a_topic_beat_one_line_in_a_profile()
    {
        using var archive = new Archive().AndOthers().Put("anton", EvidenceKind.Profile, "Terraform, hiking", topics: ["Terraform", "hiking"]);
        for (var i = 0; i < 6; i++)
        {
            archive.Answered("zoe", $"Terraform question {i}", accepted: true, topics: ["terraform"]);
        }

        Assert.That(archive.WhoKnows("terraform"), Is.EqualTo(new[] { "zoe", "anton" }));
    }

    [Test]
    public void A_profile_skill_stays_true_however_old_its_date_is()
    {
        using var archive = new Archive().AndOthers()
            .Put("anton", EvidenceKind.Profile, "Terraform, hiking", topics: ["Terraform", "hiking"], daysAgo: 3000)
            .Answered("zoe", "Terraform state is locked", daysAgo: 20);

        Assert.That(archive.WhoKnows("terraform"), Is.EqualTo(new[] { "anton", "zoe" }));
    }

    [Test]
    public void A_long_list_of_skills_still_counts_for_each_of_them()
    {
        string[] skills = ["accounting", "bookkeeping", "fundraising", "negotiation", "public speaking", "salsa", "terraform", "wine", "writing", "zoology"];
        using var archive = new Archive().AndOthers()
            .Put("anton", EvidenceKind.Profile, string.Join(", ", skills), topics: skills)
            .Put("zoe", EvidenceKind.WroteAbout, "What is terraform?");

        Assert.That(archive.WhoKnows("terraform")[0], Is.EqualTo("anton"));
    }

    [TestCase(EvidenceKind.Endorsed)]
    [TestCase(EvidenceKind.ShoutOut)]
    [TestCase(EvidenceKind.WroteAbout)]
    public void What_others_say_or_what_answers_nobody_counts_less_than_an_answer(EvidenceKind kind)
    {
        using var archive = new Archive().AndOthers()
            .Put("anton", kind, "Terraform state is locked")
            .Answered("zoe", "Terraform state is locked");

        Assert.That(archive.WhoKnows("terraform"), Is.EqualTo(new[] { "zoe", "anton" }));
    }

    [Test]
    public void Every_kind_of_evidence_makes_somebody_known_but_a_question([Values] EvidenceKind kind)
    {
        using var archive = new Archive().AndOthers().Put("zoe", kind, "Terraform state is locked");

        Assert.That(archive.WhoKnows("terraform"), Is.EqualTo(kind == EvidenceKind.Asked ? [] : new[] { "zoe" }));
    }

    [Test]
    public void The_reasons_are_the_strongest_pieces_and_only_five()
    {
        using var archive = new Archive().AndOthers().Answered("zoe", "Terraform state is locked", accepted: true, id: "best").Answered("zoe", "Door code", id: "unrelated");
        for (var i = 0; i < 8; i++)
        {
            archive.Answered("zoe", $"Terraform module {i}", daysAgo: 400 + i, id: $"older{i}");
        }

        Assert.That(archive.Ask("terraform").People[0].Evidence, Is.EqualTo(new[] { "best", "older0", "older1", "older2", "older3" }));
    }

    [Test]
    public void Equal_people_are_listed_by_their_id()
    {
        using var archive = new Archive().AndOthers();
        foreach (var person in new[] { "c", "a", "B", "b" })
        {
            archive.Answered(person, "Terraform state is locked");
        }

        Assert.That(archive.WhoKnows("terraform"), Is.EqualTo(new[] { "B", "a", "b", "c" }));
    }
}
