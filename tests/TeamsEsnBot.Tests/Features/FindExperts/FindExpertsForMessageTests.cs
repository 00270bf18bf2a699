using TeamsEsnBot.Tests.Testing;

namespace TeamsEsnBot.Tests.Features.FindExperts;

[TestFixture]
internal sealed class FindExpertsForMessageTests
{
    private const string Message = "Since this morning two pods of the booking service restart all the time and kubernetes says OOMKilled. Has anybody seen that?";

    [Test]
    public async Task A_message_is_answered_with_people_for_what_it_is_about_but_not_its_author()
    {
        await using var office = new Office();
        for (var other = 0; other < 30; other++)
        {
            await office.Ana.HasAnswered($"Where do I find form {other} for travel expenses?", "expenses");
        }

        await office.Maya.HasAnswered("Pods restart with OOMKilled, what now?", "kubernetes");
        await office.Tom.HasAnswered("Why are pods OOMKilled after an update?", "kubernetes");
        await office.Ana.HasAnswered("Which font do we use?", "typography");

        var reply = await office.Ana.AsksAboutTheMessage(Message, by: office.Tom);

        Assert.That(reply.Card!.ToPlainText(), Does.Contain("Maya Lindqvist").And.Not.Contain("Tom Becker"));
    }

    [TestCase("")]
    [TestCase("🎉🎉")]
    public async Task A_message_without_words_says_what_to_do_instead(string text)
    {
        await using var office = new Office();

        Assert.That((await office.Ana.AsksAboutTheMessage(text)).Text, Does.Contain("who knows about"));
    }

    [Test]
    public async Task A_message_nobody_knows_about_leads_on()
    {
        await using var office = new Office();

        var reply = await office.Ana.AsksAboutTheMessage("Does the Zig compiler run on our build agents?");

        Assert.That(reply.Card!.Buttons.Select(button => button.Title), Does.Contain("Ask everyone"));
    }
}
