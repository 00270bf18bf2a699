using TeamsEsnBot.Features.Turns;
using TeamsEsnBot.Teams;

namespace TeamsEsnBot.Tests.Teams;

/// <summary>Cards that refresh, open dialogs, fill lists and are rated.</summary>
internal sealed class CardInvokeTests
{
    // peers (c) 32: beyond 60 people nothing refreshes by itself, and “Refresh” in the menu is a press like any other.
    [TestCase("automatic", typeof(Refreshed)), TestCase("Automatic", typeof(Refreshed)), TestCase("manual", typeof(Pressed)), TestCase("later", typeof(Pressed))]
    public void A_card_that_asks_by_itself_is_not_pressed(string trigger, Type what)
    {
        var happened = (FromACard)Read(
            "adaptiveCard/action",
            $$"""{ "action": { "type": "Action.Execute", "verb": "call.view", "data": { "call": "c-1" } }, "trigger": "{{trigger}}" }""",
            "1763800000999")!;

        Assert.That((happened.GetType(), happened.Verb, happened["call"]), Is.EqualTo((what, "call.view", "c-1")));
    }

    [Test]
    public void A_button_that_opens_a_dialog_says_which_and_on_which_card()
    {
        var opened = (Opened)Read("task/fetch", """{ "data": { "msteams": { "type": "task/fetch" }, "verb": "answer.write", "question": "17" }, "context": { "theme": "default" } }""", "1763800000999")!;

        Assert.That((opened.Verb, opened["question"], opened.Card), Is.EqualTo(("answer.write", "17", "1763800000999")));
    }

    [TestCase("task/submit"), TestCase("config/submit")]
    public void A_button_in_a_dialog_is_pressed(string name)
    {
        var pressed = (Pressed)Read(name, """{ "data": { "verb": "answer.send", "text": "Use a budget." } }""", "1763800000999")!;

        Assert.That((pressed.Verb, pressed["text"], pressed.Card), Is.EqualTo(("answer.send", "Use a budget.", (string?)null)));
    }

    [TestCase("task/fetch", "{}"), TestCase("task/submit", """{ "data": "text" }"""), TestCase("config/submit", "null"), TestCase("application/search", "[]")]
    [TestCase("message/submitAction", """{ "actionName": "feedback" }"""), TestCase("message/fetchTask", """{ "data": { "actionValue": { "reaction": "shrug" } } }""")]
    public void A_value_that_is_not_what_the_name_promises_is_not_read(string name, string value) => Assert.That(Read(name, value, "1763800000999"), Is.Null);

    [Test]
    public void Typing_into_a_list_says_which_list_what_and_what_else_the_card_holds()
    {
        var choosing = (Choosing)Read(
            "application/search",
            """{ "kind": "search", "queryText": "inv", "queryOptions": { "skip": 5, "top": 10 }, "dataset": "topics", "data": { "team": "sales" } }""")!;

        Assert.That((choosing.List, choosing.Text, choosing.Skip, choosing.Take, choosing.Data["team"]), Is.EqualTo(("topics", "inv", 5, 10, "sales")));
    }

    [TestCase("""{ "dataset": "topics" }""")]
    [TestCase("""{ "dataset": "topics", "queryText": "", "queryOptions": { "top": 500 } }""")]
    [TestCase("""{ "dataset": "topics", "queryText": null, "queryOptions": [ ], "data": "text" }""")]
    public void Nothing_typed_asks_for_the_first_entries_and_never_more_than_are_shown(string value)
    {
        var choosing = (Choosing)Read("application/search", value)!;

        Assert.That((choosing.Text, choosing.Skip, choosing.Take, choosing.Data.Count), Is.EqualTo(("", 0, 15, 0)));
    }

    [TestCase("like", true), TestCase("Dislike", false)]
    public void A_thumb_says_for_which_message_and_with_which_words(string reaction, bool isLiked)
    {
        var rated = (Rated)Read(
            "message/submitAction",
            $$"""{ "actionName": "feedback", "actionValue": { "reaction": "{{reaction}}", "feedback": "{\"feedbackText\":\"Spot on\",\"why\":\"fast\"}" } }""",
            "1763800000999")!;

        Assert.That((rated.Message, rated.IsLiked, rated.Text, rated.Data["why"]), Is.EqualTo(("1763800000999", isLiked, "Spot on", "fast")));
    }

    [TestCase("null"), TestCase("\"\""), TestCase("\"{\""), TestCase("\"plain words\""), TestCase("\"[1]\""), TestCase("\"{}\""), TestCase("7")]
    public void A_thumb_alone_has_no_words(string feedback) => Assert.That(
        ((Rated)Read("message/submitAction", $$"""{ "actionValue": { "reaction": "like", "feedback": {{feedback}} } }""", "1763800000999")!).Text, Is.Empty);

    [Test]
    public void A_thumb_on_no_message_is_not_read() => Assert.That(Read("message/submitAction", """{ "actionValue": { "reaction": "like" } }"""), Is.Null);

    [Test]
    public void A_thumb_may_open_a_form_of_our_own() => Assert.That(
        Read("message/fetchTask", """{ "data": { "actionName": "feedback", "actionValue": { "reaction": "dislike" } } }""", "1763800000999"), Is.EqualTo(new RatingOpened("1763800000999", IsLiked: false)));

    [Test]
    public void The_settings_of_the_bot_need_to_say_no_more_than_that() => Assert.That(Read("config/fetch", "null"), Is.EqualTo(new ConfigurationAsked()));

    private static Happening? Read(string name, string value, string? replyTo = null) => InvokeReader.Read(Received.Invoke(name, value, replyTo));
}
