using TeamsEsnBot.Features.Cards;
using TeamsEsnBot.Tests.Testing;

namespace TeamsEsnBot.Tests.Features.FindExperts;

[TestFixture]
internal sealed class SearchExpertsTests
{
    [Test]
    public async Task A_search_lists_everybody_together_and_each_person()
    {
        await using var office = await OfficeWithExperts();

        var rows = (await office.Ana.Searches("k8s")).Results!;

        Assert.That(rows.Select(row => row.Title), Is.EqualTo(new[] { "People who know about kubernetes", "Maya Lindqvist", "Tom Becker" }));
        Assert.That(rows[0], Has.Property("Text").EqualTo("Maya Lindqvist and Tom Becker"));
        Assert.That(rows[0].Card, Golden.Card("inserted"));
    }

    [Test]
    public async Task An_empty_box_shows_useful_starts()
    {
        await using var office = await OfficeWithExperts();

        var rows = (await office.Ana.Searches("")).Results!;

        Assert.That(rows.Select(row => row.Title), Does.Contain("People who know about kubernetes"));
    }

    [Test]
    public async Task An_inserted_card_needs_no_bot_in_the_chat_and_stays_small()
    {
        await using var office = await OfficeWithExperts();

        foreach (var row in (await office.Ana.Searches("kubernetes")).Results!)
        {
            Assert.That(row.Card.Buttons.Select(button => button.Verb), Has.All.Null);
            Assert.That(row.Card.ToJson(Card.ResultBudget), Has.Length.LessThan(Card.ResultBudget / sizeof(char)));
        }
    }

    [Test]
    public async Task Pages_follow_one_another_and_end()
    {
        await using var office = await OfficeWithExperts();

        var first = (await office.Ana.Searches("kubernetes", take: 2)).Results!;
        var second = (await office.Ana.Searches("kubernetes", skip: 2, take: 2)).Results!;
        var third = (await office.Ana.Searches("kubernetes", skip: 3, take: 2)).Results!;

        Assert.That(first.Concat(second).Select(row => row.Title).Distinct().Count(), Is.EqualTo(3));
        Assert.That(third, Is.Empty);
    }

    [TestCase("")]
    [TestCase("zig")]
    [TestCase("🙂")]
    public async Task Nothing_found_is_said_in_words_with_a_next_step(string text)
    {
        await using var office = new Office();

        var reply = await office.Ana.Searches(text);

        Assert.That(reply.Results, Is.Null);
        Assert.That(reply.Text, Does.Contain("Nobody is known").Or.Contain("Nothing is known"));
    }

    private static async Task<Office> OfficeWithExperts()
    {
        var office = new Office();
        await office.Maya.HasAnswered("How do I restart a pod?", "kubernetes", daysAgo: 20);
        await office.Maya.HasAnswered("Which ingress do we use?", "kubernetes", daysAgo: 30);
        await office.Tom.HasAnswered("Where do cluster logs go?", "kubernetes", daysAgo: 90, accepted: false);
        return office;
    }
}
