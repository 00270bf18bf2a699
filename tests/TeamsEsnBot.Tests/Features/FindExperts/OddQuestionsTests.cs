using System.Text.Json.Nodes;
using TeamsEsnBot.Features.Cards;
using TeamsEsnBot.Tests.Testing;

namespace TeamsEsnBot.Tests.Features.FindExperts;

/// <summary>Whatever is typed gets a message or card with a next step.</summary>
[TestFixture]
internal sealed class OddQuestionsTests
{
    [TestCase("")]
    [TestCase("   ")]
    [TestCase("who knows")]
    [TestCase("who knows about")]
    [TestCase("who knows about ???")]
    [TestCase("🙂🙂🙂")]
    [TestCase("!?")]
    public async Task Words_without_a_topic_are_answered_with_a_question_and_topics_to_pick(string words)
    {
        await using var office = new Office();
        await office.Maya.HasAnswered("How do I restart a pod?", "kubernetes");

        var reply = await office.Ana.Says(words);

        Assert.That(reply.Card!.Heading, Is.EqualTo("Who are you looking for?"));
        var found = await office.Ana.Presses(reply.Card!, "kubernetes");
        Assert.That(found.Card!.ToPlainText(), Does.Contain("Maya Lindqvist"));
    }

    [Test]
    public async Task A_topic_typed_into_that_card_is_searched()
    {
        await using var office = new Office();
        await office.Maya.HasAnswered("How do I restart a pod?", "kubernetes");
        var asked = await office.Ana.Says("who knows about");

        var reply = await office.Ana.Presses(asked.Card!, "Find", ("typed", "Kubernetes"));

        Assert.That(reply.Card!.ToPlainText(), Does.Contain("Maya Lindqvist"));
    }

    [Test]
    public async Task Words_that_mean_nothing_offer_help_and_to_ask_everyone()
    {
        await using var office = new Office();
        await office.Maya.HasAnswered("How do I restart a pod?", "kubernetes");

        Assert.That(await office.Ana.Says("my chair is squeaking"), Golden.Card("not-understood"));
    }

    [Test]
    public async Task Ten_thousand_characters_are_read_for_what_matters_and_answered_briefly()
    {
        await using var office = new Office();
        await office.Maya.HasAnswered("How do I restart a pod?", "kubernetes");
        var words = string.Join(' ', Enumerable.Repeat("and then something happened that nobody expected", 200)) + " on our kubernetes cluster";

        var reply = await office.Ana.Says("who knows about " + words);

        Assert.That(reply.Card!.Heading, Has.Length.LessThan(150));
        Assert.That(reply.Card!.ToJson(), Has.Length.LessThan(Card.MessageBudget / sizeof(char)));
        Assert.That(reply.Card!.Buttons, Is.Not.Empty);
    }

    [Test]
    public async Task Right_to_left_text_keeps_its_words_and_loses_its_direction_marks()
    {
        await using var office = new Office();
        await office.Maya.HasAnswered("מי יודע על שרתים", "שרתים");

        var reply = await office.Ana.Says("who knows about \u202Eשרתים\u202C?");

        Assert.That(reply.Card!.Heading, Is.EqualTo("People who know about שרתים"));
        Assert.That(reply.Card!.ToPlainText(), Does.Contain("Maya Lindqvist"));
    }

    [TestCase("**bold** [link](https://evil.example)")]
    [TestCase("<at>everybody</at>")]
    [TestCase("_under_ `code`")]
    public async Task Markup_in_a_topic_stays_what_was_typed(string topic)
    {
        await using var office = new Office();

        var reply = await office.Ana.Says($"who knows about {topic}");

        var heading = (string)JsonNode.Parse(reply.Card!.ToJson())!["body"]![0]!["text"]!;
        Assert.That(heading, Does.Not.Match(@"(?<!\\)\]\(").And.Not.Contain("<at>").And.Not.Contain(" **").And.Not.Contain(" _").And.Not.Contain(" `"));
    }

    [Test]
    public async Task A_button_nobody_listens_to_any_more_says_what_to_do()
    {
        await using var office = new Office();

        var reply = await office.Ana.Presses("badges.award", ("to", "tom"));

        Assert.That(reply.IsRefusal);
        Assert.That(reply.Text, Does.Contain("help"));
    }

    [Test]
    public async Task A_stranger_to_the_directory_gets_answers_like_everybody()
    {
        await using var office = new Office();
        await office.Maya.HasAnswered("How do I restart a pod?", "kubernetes");

        var reply = await office.Stranger("Nia New").Says("who knows about kubernetes");

        Assert.That(reply.Card!.ToPlainText(), Does.Contain("Maya Lindqvist"));
    }
}
