using TeamsEsnBot.Tests.Testing;

namespace TeamsEsnBot.Tests.Features.KnowAbout;

[TestFixture]
internal sealed class KnowAboutTests
{
    [Test]
    public async Task What_somebody_says_about_themselves_is_found_at_once()
    {
        await using var office = new Office();

        Assert.That(await office.Tom.Says("I know about Terraform and Helm charts"), Golden.Card("noted"));
        Assert.That((await office.Ana.Says("who knows about terraform")).Card!.ToPlainText(), Does.Contain("says: I know about Terraform"));
        Assert.That((await office.Ana.Says("who knows helm charts")).Card!.ToPlainText(), Does.Contain("Tom Becker"));
    }

    [TestCase("I know about Terraform")]
    [TestCase("i know terraform")]
    [TestCase("I know a lot about terraform!")]
    [TestCase("I can help others with Terraform")]
    [TestCase("You can ask me about terraform")]
    [TestCase("I'm an expert on terraform")]
    public async Task It_may_be_said_in_many_ways(string words)
    {
        await using var office = new Office();

        Assert.That((await office.Tom.Says(words)).Card!.Heading, Does.StartWith("Noted: you know about").And.EndsWith("erraform"));
    }

    [TestCase("I no longer know about Terraform")]
    [TestCase("i dont know about terraform anymore")]
    [TestCase("stop asking me about terraform")]
    [TestCase("don't ask me about terraform")]
    [TestCase("forget that I know about terraform")]
    public async Task Taking_it_back_works_at_once_and_also_for_what_answers_say(string words)
    {
        await using var office = new Office();
        await office.Tom.HasAnswered("Where is the terraform state?", "terraform");
        await office.Maya.HasAnswered("Where is the terraform state?", "terraform");
        await office.Tom.Says("I know about Terraform");

        var reply = await office.Tom.Says(words);

        Assert.That(reply.Card!.Heading, Does.StartWith("You are no longer shown for"));
        Assert.That((await office.Ana.Says("who knows about terraform")).Card!.ToPlainText(), Does.Contain("Maya").And.Not.Contain("Tom"));
    }

    [Test]
    public async Task Show_me_again_brings_the_person_back()
    {
        await using var office = new Office();
        await office.Tom.Says("I know about Terraform");
        var gone = await office.Tom.Says("I no longer know about Terraform");

        await office.Tom.Presses(gone.Card!, "Show me again");

        Assert.That((await office.Ana.Says("who knows about terraform")).Card!.ToPlainText(), Does.Contain("Tom"));
    }

    [Test]
    public async Task Without_a_topic_the_bot_asks_for_one()
    {
        await using var office = new Office();
        var asked = await office.Tom.Says("I know about");

        var noted = await office.Tom.Presses(asked.Card!, "Save", ("topic", "SAP invoices, travel booking"));

        Assert.That(asked.Card!.Heading, Is.EqualTo("What can colleagues ask you?"));
        Assert.That(noted.Card!.Heading, Is.EqualTo("Noted: you know about SAP invoices and travel booking"));
    }

    [Test]
    public async Task Somebody_the_directory_does_not_list_is_noted_and_told_so()
    {
        await using var office = new Office();

        var reply = await office.Stranger("Nia New").Says("I know about Zig");

        Assert.That(reply.Card!.ToPlainText(), Does.Contain("directory does not list you yet"));
        Assert.That((await office.Ana.Says("who knows about Zig")).Card!.Heading, Is.EqualTo("Nobody is known for Zig yet"));
    }
}
