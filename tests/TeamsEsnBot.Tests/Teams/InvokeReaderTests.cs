using TeamsEsnBot.Features.Turns;
using TeamsEsnBot.Teams;

namespace TeamsEsnBot.Tests.Teams;

/// <summary>Presses, searches and actions, and what clients make of them.</summary>
internal sealed class InvokeReaderTests
{
    [Test]
    public void A_press_says_the_button_what_was_filled_in_and_which_card()
    {
        var pressed = (Pressed)Read(
            "adaptiveCard/action",
            """{ "action": { "type": "Action.Execute", "id": "x", "title": "Find", "verb": "experts.find", "data": { "topic": "Zig", "n": 3, "far": true } }, "trigger": "manual" }""",
            "1763800000999")!;

        Assert.That((pressed.Verb, pressed["topic"], pressed["n"], pressed["far"], pressed.Card), Is.EqualTo(("experts.find", "Zig", "3", "True", "1763800000999")));
        Assert.That(pressed["never there"], Is.Empty);
    }

    [Test]
    public void The_Playgrounds_press_says_neither_trigger_nor_data()
    {
        var pressed = (Pressed)Read("adaptiveCard/action", """{ "action": { "type": "Action.Execute", "title": "Help", "verb": "help.show" } }""")!;

        Assert.That((pressed.Verb, pressed.Data.Count), Is.EqualTo(("help.show", 0)));
    }

    [TestCase("""{ "action": { "type": "Action.Execute", "verb": { "a": 1 }, "data": { } } }""")]
    [TestCase("""{ "action": { "type": "Action.Execute", "verb": null, "data": [ 1, 2 ] } }""")]
    [TestCase("""{ "action": { "type": "Action.Execute", "data": "text" } }""")]
    public void A_press_without_a_readable_verb_is_no_button_of_ours(string value) => Assert.That(((Pressed)Read("adaptiveCard/action", value)!).Verb, Is.Empty);

    [TestCase("""{ }""")]
    [TestCase("""{ "action": null }""")]
    [TestCase("""{ "action": "experts.find" }""")]
    [TestCase("""{ "action": { "type": "Action.Submit", "verb": "experts.find" } }""")]
    [TestCase("""{ "action": { "type": { "of": "something" }, "verb": "experts.find" } }""")]
    [TestCase("""[ ]""")]
    [TestCase("""null""")]
    [TestCase("""17""")]
    public void Something_else_than_a_press_is_not_read_as_one(string value) => Assert.That(Read("adaptiveCard/action", value), Is.Null);

    [Test]
    public void Nested_values_are_left_out_of_a_press()
    {
        var pressed = (Pressed)Read("adaptiveCard/action", """{ "action": { "type": "Action.Execute", "verb": "a.b", "data": { "topic": { "$type": "X" }, "list": [1], "none": null, "ok": "1" } } }""")!;

        Assert.That(pressed.Data.Keys, Is.EqualTo(["ok"]));
    }

    [Test]
    public void A_search_says_what_is_typed_and_which_rows_are_wanted() => Assert.That(
        Read("composeExtension/query", """{ "commandId": "findExpert", "parameters": [ { "name": "topic", "value": "Zig" } ], "queryOptions": { "skip": 8, "count": 10 } }"""),
        Is.EqualTo(new Searched("findExpert", "Zig", 8, 10, IsFirst: false)));

    [Test]
    public void A_search_that_just_opened_has_nothing_typed() => Assert.That(
        Read("composeExtension/query", """{ "commandId": "findExpert", "parameters": [ { "name": "initialRun", "value": "true" } ], "queryOptions": { "skip": 0, "count": 25 } }"""),
        Is.EqualTo(new Searched("findExpert", "", 0, 25, IsFirst: true)));

    [Test]
    public void The_Playgrounds_search_names_neither_command_nor_parameter() => Assert.That(
        Read("composeExtension/query", """{ "parameters": [ { "value": "milk" } ], "queryOptions": { "skip": 0, "count": 25 }, "commandContext": "compose", "context": { "theme": "default" } }"""),
        Is.EqualTo(new Searched("findExpert", "milk", 0, 25, IsFirst: false)));

    [TestCase("""{ }""", "", 0, 25)]
    [TestCase("""{ "parameters": null, "queryOptions": null }""", "", 0, 25)]
    [TestCase("""{ "parameters": [ null, 1, "topic" ], "queryOptions": [ 3 ] }""", "", 0, 25)]
    [TestCase("""{ "parameters": [ { "name": { }, "value": { } } ], "queryOptions": { "skip": -3, "count": 0 } }""", "", 0, 1)]
    [TestCase("""{ "parameters": [ { "name": "topic", "value": 7 } ], "queryOptions": { "skip": "1", "count": "2" } }""", "7", 0, 25)]
    [TestCase("""{ "parameters": [ { "name": "topic", "value": null } ], "queryOptions": { "count": 5000000000 } }""", "", 0, 25)]
    [TestCase("""{ "queryOptions": { "skip": 99999999999999999999999999, "count": 99999999999999999999999999 } }""", "", 0, 25)]
    public void An_odd_search_is_answered_like_an_ordinary_one(string value, string text, int skip, int take)
    {
        var searched = (Searched)Read("composeExtension/query", value)!;

        Assert.That((searched.Command, searched.Text, searched.Skip, searched.Take), Is.EqualTo(("findExpert", text, skip, take)));
    }

    [Test]
    public void An_action_says_which_message_it_is_about()
    {
        var picked = (Picked)Read(
            "composeExtension/fetchTask",
            """{ "commandId": "whoKnowsThis", "commandContext": "message", "messagePayload": { "id": "1763", "body": { "contentType": "html", "content": "<p>Pods restart</p>" } } }""")!;

        Assert.That((picked.Command, picked.Message.Text), Is.EqualTo(("whoKnowsThis", "Pods restart")));
    }

    [Test]
    public void An_action_without_command_or_message_is_the_only_one_about_nothing()
    {
        var picked = (Picked)Read("composeExtension/fetchTask", """{ "commandContext": "compose" }""")!;

        Assert.That((picked.Command, picked.Message.Text, picked.Message.Author), Is.EqualTo(("whoKnowsThis", "", (object?)null)));
    }

    [Test]
    public void A_button_in_a_dialog_belongs_to_no_message()
    {
        var pressed = (Pressed)Read("composeExtension/submitAction", """{ "commandId": "whoKnowsThis", "data": { "verb": "experts.find", "topic": "Zig" } }""", "1763")!;

        Assert.That((pressed.Verb, pressed["topic"], pressed.Card), Is.EqualTo(("experts.find", "Zig", (string?)null)));
    }

    [TestCase("""{ "commandId": "whoKnowsThis" }"""), TestCase("""{ "data": "experts.find" }""")]
    public void A_dialog_that_sends_nothing_back_is_not_read(string value) => Assert.That(Read("composeExtension/submitAction", value), Is.Null);

    [TestCase("brand/new"), TestCase("tab/fetch"), TestCase("fileConsent/invoke"), TestCase(""), TestCase(null)]
    public void Other_invokes_are_not_known(string? name) => Assert.That(InvokeNames.Find(name), Is.Null);

    [TestCase("ADAPTIVECARD/ACTION", "adaptiveCard/action"), TestCase("composeextension/fetchtask", "composeExtension/fetchTask")]
    public void A_name_is_known_however_it_is_written(string sent, string known) => Assert.That(InvokeNames.Find(sent), Is.EqualTo(known));

    private static Happening? Read(string name, string value, string? replyTo = null) => InvokeReader.Read(Received.Invoke(name, value, replyTo));
}
