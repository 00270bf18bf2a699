namespace TeamsEsnBot.Tests.Expertise;

internal sealed class SeveralTopicsTests
{
    [Test]
    public void People_who_know_all_topics_come_first()
    {
        using var archive = new Archive().AndOthers()
            .Answered("terry", "Terraform state is locked", accepted: true)
            .Answered("terry", "Terraform plan shows a change", accepted: true)
            .Answered("pia", "Payroll run fails", accepted: true)
            .Answered("both", "Terraform provider version", daysAgo: 300)
            .Answered("both", "Payroll for interns", daysAgo: 300);

        var people = archive.Ask("terraform", "payroll").People;

        Assert.That(people.Select(person => person.Person), Is.EqualTo(new[] { "both", "terry", "pia" }));
        Assert.That(people.Select(person => person.Topics), Is.EqualTo(new[] { new[] { 0, 1 }, [0], [1] }));
    }

    [Test]
    public void After_them_the_topics_take_turns()
    {
        using var archive = new Archive().AndOthers();
        for (var i = 0; i < 4; i++)
        {
            archive.Answered($"terry{i}", "Terraform state is locked").Answered($"pia{i}", "Payroll run fails");
        }

        Assert.That(archive.WhoKnows("terraform", "payroll").Take(4), Is.EqualTo(new[] { "terry0", "pia0", "terry1", "pia1" }));
    }

    [Test]
    public void Who_is_good_at_both_comes_before_who_is_best_at_one_and_heard_of_the_other()
    {
        using var archive = new Archive().AndOthers()
            .Answered("even", "Terraform state is locked", accepted: true)
            .Answered("even", "Payroll run fails", accepted: true)
            .Answered("uneven", "Terraform state is locked", accepted: true)
            .Answered("uneven", "Terraform state is large", accepted: true)
            .Answered("uneven", "Lunch", "Somebody of the payroll team said at lunch that the soup was good, and so it was, with bread and a little salt on top.");

        Assert.That(archive.WhoKnows("terraform", "payroll"), Is.EqualTo(new[] { "even", "uneven" }));
    }

    [Test]
    public void Reasons_take_turns_where_one_topic_has_far_stronger_ones()
    {
        using var archive = new Archive().AndOthers().Answered("both", "Payroll for interns", daysAgo: 900, id: "payroll");
        for (var i = 1; i <= 6; i++)
        {
            archive.Answered("both", "Terraform state is locked", accepted: true, id: $"terraform {i}");
        }

        Assert.That(archive.Ask("terraform", "payroll").People.Single().Evidence, Is.EqualTo(new[] { "terraform 1", "payroll", "terraform 2", "terraform 3", "terraform 4" }));
        Assert.That(archive.Ask("payroll", "terraform", "zig").People.Single().Evidence.Take(2), Is.EqualTo(new[] { "payroll", "terraform 1" }));
    }

    [Test]
    public void The_reasons_speak_for_each_topic_known()
    {
        using var archive = new Archive().AndOthers().Answered("both", "Terraform provider", id: "one").Answered("both", "Payroll for interns", id: "two");

        Assert.That(archive.Ask("terraform", "payroll").People[0].Evidence, Is.EquivalentTo(new[] { "one", "two" }));
    }

    [Test]
    public void A_topic_that_nobody_knows_hides_nobody()
    {
        using var archive = new Archive().AndOthers().Answered("terry", "Terraform state is locked");

        Assert.That(archive.WhoKnows("xyzzy", "terraform"), Is.EqualTo(new[] { "terry" }));
    }

    [Test]
    public void Each_topic_is_read_back_in_its_place()
    {
        using var archive = new Archive().AndOthers().Answered("terry", "Terraform state is locked").Answered("pia", "Payroll run fails");

        Assert.That(archive.Ask("terrafrom", "payrol").Understood, Is.EqualTo(new[] { "terraform", "payroll" }));
    }
}
