namespace TeamsEsnBot.Tests.Expertise;

internal sealed class PopularTopicsTests
{
    [Test]
    public void The_topics_of_most_people_come_first()
    {
        using var archive = new Archive()
            .Answered("a", "1", topics: ["Payroll"])
            .Answered("a", "2", topics: ["Payroll"])
            .Answered("a", "3", topics: ["Payroll"])
            .Answered("a", "4", topics: ["Terraform"])
            .Answered("b", "5", topics: ["Terraform"]);

        Assert.That(archive.Index.PopularTopics(Archive.Tenant, 5), Is.EqualTo(new[] { "Terraform", "Payroll" }));
    }

    [Test]
    public void A_topic_is_spelled_as_most_people_spell_it()
    {
        using var archive = new Archive()
            .Answered("a", "1", topics: ["kubernetes"])
            .Answered("a", "2", topics: ["kubernetes"])
            .Answered("b", "3", topics: ["Kubernetes"])
            .Answered("c", "4", topics: [" Kubernetes "]);

        Assert.That(archive.Index.PopularTopics(Archive.Tenant, 5), Is.EqualTo(new[] { "Kubernetes" }));
    }

    [Test]
    public void Ties_go_by_the_alphabet_and_no_more_than_wanted_are_given()
    {
        using var archive = new Archive().Answered("a", "1", topics: ["Sales", "Audit", "Legal"]);

        Assert.That(archive.Index.PopularTopics(Archive.Tenant, 2), Is.EqualTo(new[] { "Audit", "Legal" }));
    }

    [Test]
    public void A_topic_without_a_word_is_none()
    {
        using var archive = new Archive().Answered("a", "1", topics: ["", "🎉", "the"]);

        Assert.That(archive.Index.PopularTopics(Archive.Tenant, 5), Is.Empty);
    }
}
