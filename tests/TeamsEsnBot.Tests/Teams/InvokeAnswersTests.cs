using Newtonsoft.Json.Linq;
using TeamsEsnBot.Features.Cards;
using TeamsEsnBot.Features.Turns;
using TeamsEsnBot.Teams;

namespace TeamsEsnBot.Tests.Teams;

/// <summary>A reply, in the words of each kind of invoke.</summary>
internal sealed class InvokeAnswersTests
{
    private static readonly Card Shown = Card.Titled("People who know Zig").Line("Nobody yet").Button("Ask everyone", "call.offer", ("topic", "Zig"));

    [Test]
    public void A_pressed_card_is_replaced()
    {
        var answer = Read(InvokeNames.CardAction, Reply.Shows(Shown));

        Assert.That(((int)answer["statusCode"]!, (string?)answer["type"]), Is.EqualTo((200, "application/vnd.microsoft.card.adaptive")));
        Assert.That((string?)answer["value"]!["type"], Is.EqualTo("AdaptiveCard"));
    }

    [Test]
    public void Words_stand_under_the_pressed_card()
    {
        var answer = InvokeAnswers.Of(InvokeNames.CardAction, Reply.Refuses("That card is too old."))!;

        Assert.That(((int)answer["statusCode"]!, (string?)answer["type"], (string?)answer["value"]), Is.EqualTo((200, "application/vnd.microsoft.activity.message", "That card is too old.")));
    }

    [Test]
    public void A_press_that_changes_nothing_still_has_an_answer() =>
        Assert.That((string?)InvokeAnswers.Of(InvokeNames.CardAction, Reply.Nothing)!["value"], Is.Empty);

    [Test]
    public void Every_row_of_a_search_has_a_preview_or_nothing_is_listed()
    {
        var list = InvokeAnswers.Of(InvokeNames.Query, Reply.Lists([new SearchResult("Tom", "Engineer", Shown, "data:image/png;base64,AA=="), new SearchResult("Maya", "Writer", Shown)]))!["composeExtension"]!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(((string?)list["type"], (string?)list["attachmentLayout"]), Is.EqualTo(("result", "list")));
            Assert.That(list.SelectTokens("attachments[*].contentType").Select(type => (string?)type), Is.All.EqualTo("application/vnd.microsoft.card.adaptive"));
            Assert.That(list.SelectTokens("attachments[*].preview.contentType").Select(type => (string?)type), Is.EqualTo(["application/vnd.microsoft.card.thumbnail", "application/vnd.microsoft.card.thumbnail"]));
            Assert.That(list.SelectTokens("attachments[*].preview.content.title").Select(title => (string?)title), Is.EqualTo(["Tom", "Maya"]));
            Assert.That((string?)list.SelectToken("attachments[0].preview.content.images[0].alt"), Is.EqualTo("Tom"), "A picture says to everybody who it shows.");
            Assert.That(list.SelectToken("attachments[1].preview.content.images"), Is.Null);
        }
    }

    [Test]
    public void A_search_that_finds_nobody_says_so()
    {
        var answer = InvokeAnswers.Of(InvokeNames.Query, Reply.Says("Nobody knows."))!["composeExtension"]!;

        Assert.That(((string?)answer["type"], (string?)answer["text"]), Is.EqualTo(("message", "Nobody knows.")));
    }

    [TestCase(InvokeNames.FetchTask), TestCase(InvokeNames.SubmitAction)]
    public void A_dialog_goes_on_with_a_card_whose_buttons_work_there(string name)
    {
        var task = Read(name, Reply.Shows(Shown))["task"]!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(((string?)task["type"], (string?)task.SelectToken("value.title")), Is.EqualTo(("continue", "People who know Zig")));
            Assert.That(task.SelectTokens("$..actions[*].type").Select(type => (string?)type), Is.EqualTo(["Action.Submit"]));
            Assert.That((string?)task.SelectToken("$..actions[0].data.verb"), Is.EqualTo("call.offer"));
        }
    }

    [Test]
    public void A_dialog_ends_with_words_or_closes()
    {
        var task = InvokeAnswers.Of(InvokeNames.SubmitAction, Reply.Says("Done."))!["task"]!;

        Assert.That(((string?)task["type"], (string?)task["value"]), Is.EqualTo(("message", "Done.")));
        Assert.That(InvokeAnswers.Of(InvokeNames.SubmitAction, Reply.Nothing), Is.Null);
    }

    [Test]
    public void What_cannot_be_read_is_an_error_that_the_client_shows()
    {
        var answer = InvokeAnswers.NotReadable();

        Assert.That(((int)answer["statusCode"]!, (string?)answer["type"], (string?)answer.SelectToken("value.code")), Is.EqualTo((400, "application/vnd.microsoft.error", "BadRequest")));
        Assert.That((string?)answer.SelectToken("value.message"), Is.Not.Empty);
    }

    /// <summary>The answer as it reaches the client: inside, a card is text that is copied.</summary>
    private static JObject Read(string name, Reply reply) => JObject.Parse(InvokeAnswers.Of(name, reply)!.ToString());
}
