using TeamsEsnBot.Features.Turns;
using TeamsEsnBot.Teams;

namespace TeamsEsnBot.Tests.Teams;

/// <summary>Links, rows, dialogs and previews of the message extension.</summary>
internal sealed class ExtensionReaderTests
{
    [TestCase("composeExtension/queryLink", false), TestCase("composeExtension/anonymousQueryLink", true), TestCase("composeextension/QUERYLINK", false)]
    public void A_pasted_link_says_which_and_whether_the_person_has_the_app(string name, bool isAnonymous) => Assert.That(
        Read(name, """{ "url": "https://app.example.com/t/17?x=1", "state": "s" }"""), Is.EqualTo(new LinkPasted(new Uri("https://app.example.com/t/17?x=1"), isAnonymous)));

    [TestCase("{}"), TestCase("""{ "url": "t/17" }"""), TestCase("""{ "url": "file:///etc/passwd" }"""), TestCase("""{ "url": { } }"""), TestCase("""{ "url": "" }"""), TestCase("[]")]
    public void Something_else_than_a_link_is_not_read_as_one(string value) => Assert.That(Read("composeExtension/queryLink", value), Is.Null);

    [Test]
    public void A_chosen_row_gives_back_what_it_was_given()
    {
        var chosen = (RowChosen)Read("composeExtension/selectItem", """{ "verb": "template.take", "template": "t-17", "v": 3, "nested": { } }""")!;

        Assert.That((chosen.Verb, chosen["template"], chosen["v"], chosen["nested"]), Is.EqualTo(("template.take", "t-17", "3", "")));
    }

    [TestCase("message", PickedFrom.Message), TestCase("Compose", PickedFrom.Compose), TestCase("commandbox", PickedFrom.CommandBox), TestCase("commandBox", PickedFrom.CommandBox)]
    public void An_action_says_where_it_was_picked(string context, object from)
    {
        var picked = (Picked)Read("composeExtension/fetchTask", $$"""{ "commandId": "shoutOut", "commandContext": "{{context}}", "context": { "theme": "dark" } }""")!;

        Assert.That((picked.Command, picked.From, picked.Message), Is.EqualTo(("shoutOut", (PickedFrom)from, PickedMessage.None)));
    }

    [TestCase("send", true), TestCase("EDIT", false)]
    public void A_previewed_message_is_named_by_its_first_button_and_not_by_its_words(string decision, bool isSent)
    {
        var previewed = (Previewed)Read("composeExtension/submitAction", $$"""
            { "commandId": "shoutOut", "botMessagePreviewAction": "{{decision}}",
              "botActivityPreview": [ { "type": "message/card", "attachments": [ { "contentType": "application/vnd.microsoft.card.adaptive", "content": {
                "type": "AdaptiveCard", "body": [ { "type": "TextBlock", "text": "words that a client may change" } ],
                "actions": [ { "type": "Action.OpenUrl", "url": "https://example.com" }, { "type": "Action.Execute", "verb": "shoutout.read", "data": { "draft": "d-1" } } ] } } ] } ] }
            """)!;

        Assert.That((previewed.Command, previewed.Verb, previewed["draft"], previewed.IsSent), Is.EqualTo(("shoutOut", "shoutout.read", "d-1", isSent)));
    }

    [TestCase("""{ "botMessagePreviewAction": "send" }""")]
    [TestCase("""{ "botMessagePreviewAction": "send", "botActivityPreview": [ ] }""")]
    [TestCase("""{ "botMessagePreviewAction": "send", "botActivityPreview": [ { "attachments": [ { "content": "text" } ] } ] }""")]
    [TestCase("""{ "botMessagePreviewAction": "send", "botActivityPreview": [ { "attachments": [ { "content": { "actions": 7 } } ] } ] }""")]
    public void A_preview_that_says_nothing_names_nothing(string value) => Assert.That(((Previewed)Read("composeExtension/submitAction", value)!).Verb, Is.Empty);

    [Test]
    public void A_decision_nobody_knows_is_not_read() => Assert.That(Read("composeExtension/submitAction", """{ "botMessagePreviewAction": "burn" }"""), Is.Null);

    // peers (c) 29: once added, the bot goes on where it could not before.
    [Test]
    public void After_the_bot_was_added_the_press_that_needed_it_comes_again()
    {
        var pressed = (Pressed)Read("composeExtension/submitAction", """{ "commandId": "whoKnowsThis", "data": { "verb": "call.post", "where": "here", "msteams": { "justInTimeInstall": true } } }""")!;

        Assert.That((pressed.Verb, pressed["where"]), Is.EqualTo(("call.post", "here")));
    }

    [Test]
    public void After_the_bot_was_added_for_an_action_the_action_begins_anew() => Assert.That(
        Read("composeExtension/submitAction", """{ "commandId": "shoutOut", "commandContext": "compose", "data": { "msteams": { "justInTimeInstall": true } } }"""),
        Is.EqualTo(new Picked("shoutOut", PickedMessage.None, PickedFrom.Compose)));

    [TestCase("composeExtension/querySettingUrl", "{}"), TestCase("composeExtension/querySettingUrl", "null")]
    public void Settings_need_to_say_no_more_than_that(string name, string value) => Assert.That(Read(name, value), Is.EqualTo(new SettingsAsked()));

    [Test]
    public void Settings_that_are_done_hand_over_their_state() =>
        Assert.That(Read("composeExtension/setting", """{ "state": "ready" }"""), Is.EqualTo(new SettingsSaved("ready")));

    [Test]
    public void A_button_of_an_inserted_card_says_which()
    {
        var pressed = (InsertedCardPressed)Read("composeExtension/onCardButtonClicked", """{ "verb": "card.seen", "card": "c-1" }""")!;

        Assert.That((pressed.Verb, pressed["card"], pressed["other"]), Is.EqualTo(("card.seen", "c-1", "")));
    }

    private static Happening? Read(string name, string value) => InvokeReader.Read(Received.Invoke(name, value));
}
