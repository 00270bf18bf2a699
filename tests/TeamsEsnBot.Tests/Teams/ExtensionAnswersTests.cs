using Newtonsoft.Json.Linq;
using TeamsEsnBot.Features.Cards;
using TeamsEsnBot.Features.Turns;
using TeamsEsnBot.Teams;

namespace TeamsEsnBot.Tests.Teams;

/// <summary>Replies, in the words that the message extension and dialogs want.</summary>
internal sealed class ExtensionAnswersTests
{
    private static readonly Card Shown = Card.Titled("Thread 17").Line("Solved").Button("Follow", "thread.follow", ("thread", "17"));

    [Test]
    public void A_row_that_asks_the_bot_gives_its_data_to_the_tap()
    {
        var choice = new RowChosen("template.take", new Dictionary<string, string> { ["template"] = "t-17" });
        var tap = InvokeAnswers.Of(InvokeNames.Query, Reply.Lists([new SearchResult("Reminder", "", Shown, Choice: choice)]))!.SelectToken("$..preview.content.tap")!;

        Assert.That(JToken.DeepEquals(tap, JObject.Parse("""{ "type": "invoke", "value": { "template": "t-17", "verb": "template.take" } }""")), tap.ToString());
    }

    [TestCase(InvokeNames.SelectItem), TestCase(InvokeNames.QueryLink), TestCase(InvokeNames.AnonymousQueryLink), TestCase(InvokeNames.SubmitAction)]
    public void One_card_goes_into_the_compose_box_with_a_preview(string name)
    {
        var result = Extension(name, Reply.Inserts(Shown));

        Assert.That(((string?)result["type"], result["attachments"]!.Count()), Is.EqualTo(("result", 1)));
        Assert.That((string?)result.SelectToken("attachments[0].preview.content.title"), Is.EqualTo("Thread 17"));
        Assert.That(result["suggestedActions"], Is.Null, "Teams may keep it.");
    }

    [Test]
    public void A_card_that_depends_on_who_looks_is_not_kept_by_Teams()
    {
        var policy = Extension(InvokeNames.QueryLink, Reply.InsertsThisTime(Shown)).SelectToken("suggestedActions.actions[0]")!;

        Assert.That((string?)policy["type"], Is.EqualTo("setCachePolicy"));
        Assert.That((string?)JObject.Parse((string)policy["value"]!)["type"], Is.EqualTo("no-cache"), "It is JSON within JSON.");
    }

    [Test]
    public void Of_several_cards_a_link_shows_the_first() => Assert.That(
        Extension(InvokeNames.QueryLink, Reply.Lists([new SearchResult("A", "", Shown), new SearchResult("B", "", Shown)]))["attachments"]!.Count(), Is.EqualTo(1));

    [TestCase(InvokeNames.Query), TestCase(InvokeNames.SelectItem), TestCase(InvokeNames.QueryLink), TestCase(InvokeNames.AnonymousQueryLink)]
    public void Where_nobody_listens_the_list_is_empty_and_no_error(string name)
    {
        var result = Extension(name, Reply.Nothing);

        Assert.That(((string?)result["type"], result["attachments"]!.Count()), Is.EqualTo(("result", 0)));
    }

    [Test]
    public void A_link_whose_answer_failed_stays_a_link() =>
        Assert.That(Extension(InvokeNames.QueryLink, Reply.Refuses("Something went wrong"))["attachments"]!.Count(), Is.Zero);

    [Test]
    public void Somebody_without_the_app_gets_a_card_or_nothing_but_never_words() =>
        Assert.That((string?)Extension(InvokeNames.AnonymousQueryLink, Reply.Says("Not for you."))["type"], Is.EqualTo("result"));

    [Test]
    public void A_preview_is_one_card_in_a_message()
    {
        var preview = Extension(InvokeNames.SubmitAction, Reply.Previews(Shown));

        Assert.That(((string?)preview["type"], (string?)preview.SelectToken("activityPreview.type")), Is.EqualTo(("botMessagePreview", "message")));
        Assert.That(preview.SelectToken("activityPreview.attachments")!.Select(one => (string?)one.SelectToken("content.type")), Is.EqualTo(["AdaptiveCard"]));
    }

    [Test]
    public void A_preview_that_nothing_could_be_built_from_is_refused_at_once() =>
        Assert.That(() => Reply.Previews(Card.Titled("Thank you, Tom")), Throws.ArgumentException.With.Message.Contains("Thank you, Tom"));

    [TestCase(InvokeNames.QuerySettingUrl, false, "config"), TestCase(InvokeNames.Query, true, "auth"), TestCase(InvokeNames.FetchTask, true, "auth")]
    public void A_page_is_opened_by_a_link(string name, bool isSignIn, string type)
    {
        var page = new Uri("https://app.example.com/page");
        var answer = Extension(name, isSignIn ? Reply.AsksToSignIn(page, "Sign in") : Reply.OpensSettings(page, "Settings"));

        Assert.That((string?)answer["type"], Is.EqualTo(type));
        Assert.That(answer.SelectToken("suggestedActions.actions[0]")!.ToString(Newtonsoft.Json.Formatting.None), Does.StartWith("""{"type":"openUrl","value":"https://app.example.com/page","""));
    }

    [TestCase(InvokeNames.QuerySettingUrl), TestCase(InvokeNames.Setting), TestCase(InvokeNames.CardButtonClicked), TestCase(InvokeNames.Feedback)]
    public void What_needs_no_answer_has_none(string name) => Assert.That(InvokeAnswers.Of(name, Reply.Nothing), Is.Null);

    [Test]
    public void A_list_offers_at_most_fifteen_choices_with_title_and_value()
    {
        var answer = InvokeAnswers.Of(InvokeNames.ChoiceSearch, Reply.Offers([.. Enumerable.Range(1, 40).Select(n => ($"Topic {n}", $"t-{n}"))]))!;

        Assert.That(((int)answer["statusCode"]!, (string?)answer["type"]), Is.EqualTo((200, "application/vnd.microsoft.search.searchResponse")));
        Assert.That(answer.SelectToken("value.results")!.Count(), Is.EqualTo(15));
        Assert.That(answer.SelectToken("value.results[0]")!.ToString(Newtonsoft.Json.Formatting.None), Is.EqualTo("""{"title":"Topic 1","value":"t-1"}"""));
    }

    [Test]
    public void A_list_that_nobody_fills_is_empty() => Assert.That(InvokeAnswers.Of(InvokeNames.ChoiceSearch, Reply.Nothing)!.SelectToken("value.results")!.Count(), Is.Zero);

    [TestCase(InvokeNames.OpenDialog, "task"), TestCase(InvokeNames.SubmitDialog, "task"), TestCase(InvokeNames.FeedbackForm, "task")]
    [TestCase(InvokeNames.Configure, "config"), TestCase(InvokeNames.SubmitConfiguration, "config")]
    public void Every_dialog_goes_on_ends_or_closes(string name, string wrapper)
    {
        Assert.That((string?)Read(name, Reply.Shows(Shown)).SelectToken($"{wrapper}.value.card.content.actions[0].type"), Is.EqualTo("Action.Submit"));
        Assert.That((string?)InvokeAnswers.Of(name, Reply.Says("Saved."))!.SelectToken($"{wrapper}.value"), Is.EqualTo("Saved."));
        Assert.That(InvokeAnswers.Of(name, Reply.Nothing), Is.Null);
    }

    // peers (c) 29
    [Test]
    public void Where_the_bot_is_missing_a_dialog_offers_to_add_it_and_goes_on_with_the_press()
    {
        var pressed = new Pressed("call.post", new Dictionary<string, string> { ["where"] = "here", ["topic"] = "Zig" }, null);
        var button = InvokeAnswers.Of(InvokeNames.SubmitAction, Reply.NeedsTheBotHere(), pressed)!.SelectToken("task.value.card.content.actions[0]")!;

        Assert.That((string?)button["type"], Is.EqualTo("Action.Submit"));
        Assert.That(JToken.DeepEquals(button["data"], JObject.Parse("""{ "where": "here", "topic": "Zig", "verb": "call.post", "msteams": { "justInTimeInstall": true } }""")), button.ToString());
    }

    [Test]
    public void Under_a_pressed_card_the_bot_can_only_ask_in_words_to_be_added() =>
        Assert.That((string?)InvokeAnswers.Of(InvokeNames.CardAction, Reply.NeedsTheBotHere())!["value"], Does.Contain("Add me"));

    private static JToken Extension(string name, Reply reply) => Read(name, reply)["composeExtension"]!;

    /// <summary>The answer as it reaches the client: inside, a card is text that is copied.</summary>
    private static JObject Read(string name, Reply reply) => JObject.Parse(InvokeAnswers.Of(name, reply)!.ToString());
}
