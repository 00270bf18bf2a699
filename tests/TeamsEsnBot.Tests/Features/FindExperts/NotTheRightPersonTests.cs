using TeamsEsnBot.Tests.Testing;

namespace TeamsEsnBot.Tests.Features.FindExperts;

[TestFixture]
internal sealed class NotTheRightPersonTests
{
    [Test]
    public async Task The_searcher_chooses_who_it_is()
    {
        await using var office = await OfficeWithTwoExperts();

        Assert.That(await office.Ana.Presses("experts.wrong", ("topic", "kubernetes")), Golden.Card("who-is-not-right"));
    }

    [Test]
    public async Task The_person_is_left_out_for_this_searcher_and_topic_only()
    {
        await using var office = await OfficeWithTwoExperts();
        await office.Tom.HasAnswered("Where is the terraform state?", "terraform");
        var card = (await office.Ana.Presses("experts.wrong", ("topic", "kubernetes"))).Card!;

        var reply = await office.Ana.Presses(card, "Don't show again", ("person", office.Tom.Id.Value));

        Assert.That(reply.Card!.ToPlainText(), Does.Contain("Maya").And.Not.Contain("Tom"));
        Assert.That((await office.Ana.Says("who knows kubernetes")).Card!.ToPlainText(), Does.Not.Contain("Tom"));
        Assert.That((await office.Maya.Says("who knows kubernetes")).Card!.ToPlainText(), Does.Contain("Tom"));
        Assert.That((await office.Ana.Says("who knows terraform")).Card!.ToPlainText(), Does.Contain("Tom"));
    }

    [Test]
    public async Task When_nobody_is_left_the_search_leads_on()
    {
        await using var office = new Office();
        await office.Tom.HasAnswered("Where do cluster logs go?", "kubernetes");
        await office.Ana.Says("who knows kubernetes");

        var reply = await office.Ana.Presses("experts.skip", ("topic", "kubernetes"), ("person", office.Tom.Id.Value));

        Assert.That(reply.Card!.Heading, Is.EqualTo("Nobody is known for kubernetes yet"));
    }

    [TestCase("kubernetes", "")]
    [TestCase("kubernetes", "no-such-person")]
    [TestCase("", "tom-becker")]
    public async Task Data_that_no_card_of_ours_would_send_is_refused_with_a_next_step(string topic, string person)
    {
        await using var office = await OfficeWithTwoExperts();
        await office.Ana.Says("who knows kubernetes");

        var reply = await office.Ana.Presses("experts.skip", ("topic", topic), ("person", person));

        Assert.That(reply.IsRefusal);
        Assert.That(reply.Text, Is.Not.Empty);
    }

    private static async Task<Office> OfficeWithTwoExperts()
    {
        var office = new Office();
        await office.Maya.HasAnswered("How do I restart a pod?", "kubernetes");
        await office.Tom.HasAnswered("Where do cluster logs go?", "kubernetes");
        return office;
    }
}
