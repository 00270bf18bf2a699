using TeamsEsnBot.Features.Turns;
using TeamsEsnBot.Tests.Testing;

namespace TeamsEsnBot.Tests.Features.Help;

[TestFixture]
internal sealed class HelpTests
{
    [TestCase("help")]
    [TestCase("Help!")]
    [TestCase("hepl")]
    [TestCase("what can you do?")]
    [TestCase("what do you do")]
    public async Task Help_says_what_the_bot_can_do(string words)
    {
        await using var office = new Office();

        Assert.That(await office.Ana.Says(words), Golden.Card("help"));
    }

    [TestCase("hi")]
    [TestCase("Hello!")]
    [TestCase("hey bot")]
    [TestCase("Good morning")]
    public async Task A_greeting_is_returned_with_something_to_try(string words)
    {
        await using var office = new Office();

        var reply = await office.Ana.Says(words);

        Assert.That(reply.Card!.Heading, Is.EqualTo("Hello Ana!"));
        Assert.That(reply.Card!.Buttons, Is.Not.Empty);
    }

    [TestCase("thanks")]
    [TestCase("thank you so much!")]
    [TestCase("Merci")]
    public async Task Thanks_are_welcome(string words)
    {
        await using var office = new Office();

        Assert.That((await office.Ana.Says(words)).Text, Does.StartWith("You're welcome."));
    }

    [Test]
    public async Task The_bot_introduces_itself_once_in_each_place()
    {
        await using var office = new Office();

        var first = await office.Ana.MeetsTheBot();
        var again = await office.Ana.MeetsTheBot();
        var inTheChannel = await office.ReactAsync(office.Ana, office.Channel, new CameIn(IsUpgrade: false));
        var upgraded = await office.ReactAsync(office.Maya, office.Channel, new CameIn(IsUpgrade: true));

        Assert.That(first, Golden.Card("welcome"));
        Assert.That(again, Is.EqualTo(Reply.Nothing));
        Assert.That(inTheChannel.Card!.Heading, Is.EqualTo("Hello everybody"));
        Assert.That(upgraded, Is.EqualTo(Reply.Nothing));
    }
}
