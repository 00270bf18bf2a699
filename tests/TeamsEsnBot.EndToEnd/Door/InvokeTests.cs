using System.Net;
using System.Text.Json.Nodes;

namespace TeamsEsnBot.EndToEnd.Door;

/// <summary>Searches, actions and presses are answered in the HTTP response.</summary>
internal sealed class InvokeTests : DoorFixture
{
    [Test]
    public async Task A_search_lists_the_people()
    {
        var answer = await Door.SendAsync(Teams.Invokes(OpenDoor.Ines, "composeExtension/query", JsonNode.Parse(
            """{ "commandId": "findExpert", "parameters": [ { "name": "topic", "value": "zeppelins" } ], "queryOptions": { "skip": 0, "count": 25 } }""")));

        var list = answer.Json["composeExtension"]!;
        Assert.That((answer.Status, (string?)list["type"]), Is.EqualTo((HttpStatusCode.OK, "result")));
        Assert.That(list["attachments"]!.AsArray().Select(row => (string?)row!["preview"]!["content"]!["title"]), Does.Contain(OpenDoor.Jonas.DisplayName));
        Assert.That(Door.Connector.Calls, Is.Empty, "The bot need not be in the chat where somebody searches.");
    }

    [Test]
    public async Task A_message_is_answered_with_people_in_a_dialog()
    {
        var dialog = await OpenDialogAsync("<p>How are <b>zeppelins</b> moored?</p>");

        Assert.That((string?)dialog["type"], Is.EqualTo("continue"));
        Assert.That(dialog.Readable(), Does.Contain(OpenDoor.Jonas.DisplayName));
    }

    [Test]
    public async Task A_button_in_a_dialog_leads_to_its_next_page()
    {
        var dialog = await OpenDialogAsync("<p>quuxflange</p>");
        var button = Actions(dialog).First(action => (string?)action["type"] == "Action.Submit");

        var answer = await Door.SendAsync(Teams.Invokes(OpenDoor.Ines, "composeExtension/submitAction", new JsonObject
        {
            ["commandId"] = "whoKnowsThis",
            ["commandContext"] = "message",
            ["data"] = button["data"]!.DeepClone(),
        }));

        var next = answer.Json["task"]!;
        Assert.That((answer.Status, (string?)next["type"]), Is.EqualTo((HttpStatusCode.OK, "continue")));
        Assert.That((string?)next["value"]!["title"], Is.Not.EqualTo((string?)dialog["value"]!["title"]));
    }

    [Test]
    public async Task In_the_personal_chat_a_pressed_card_is_replaced_and_stays_replaced()
    {
        var answer = await Door.SendAsync(Teams.Presses(OpenDoor.Ines, "experts.find", "1763-card", ("topic", "zeppelins")));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((int)answer.Json["statusCode"]!, Is.EqualTo(200));
            Assert.That((string?)answer.Json["type"], Is.EqualTo("application/vnd.microsoft.card.adaptive"));
            Assert.That(answer.Json["value"].Readable(), Does.Contain(OpenDoor.Jonas.DisplayName));
            var update = Door.Connector.Updates(OpenDoor.Ines.PersonalChat).Single();
            Assert.That(update.Path, Does.EndWith("/activities/1763-card"));
            Assert.That(JsonNode.DeepEquals(update.Body!["attachments"]![0]!["content"], answer.Json["value"]), Is.True, "Tomorrow's card is the one just shown.");
        }
    }

    [Test]
    public async Task In_a_channel_what_one_person_looks_up_changes_nothing_for_the_others()
    {
        await Door.SendAsync(Teams.PressesInTheChannel(OpenDoor.Ines, "experts.find", "1763-card", ("topic", "zeppelins")));

        Assert.That(Door.Connector.Calls, Is.Empty);
    }

    [Test]
    public async Task In_a_channel_a_raised_hand_is_seen_by_everybody()
    {
        await Door.SendAsync(Teams.SaysInTheChannel(OpenDoor.Ines, "hello"));
        await Door.SendAsync(Teams.PressesInTheChannel(OpenDoor.Ines, "call.post", "1763-offer", ("topic", "airship paint"), ("details", ""), ("where", "here")));
        await Door.EmptiesTheOutbox();

        // “Here, in this conversation” is this thread, not a new one beside it.
        var posted = Door.Connector.PostedInto(Activities.Thread)[^1];
        var call = (string)Actions(posted).Single()["data"]!["call"]!;

        var answer = await Door.SendAsync(Teams.PressesInTheChannel(OpenDoor.Jonas, "call.raise", "1763-call", ("call", call)));

        var update = Door.Connector.Updates(Activities.Thread).Single();
        Assert.That(update.Path, Does.EndWith("/activities/1763-call"));
        Assert.That(update.Body.Readable(), Does.Contain(OpenDoor.Jonas.DisplayName));
        Assert.That((int)answer.Json["statusCode"]!, Is.EqualTo(200));
    }

    // Deleted, never ours, throttled, broken: whoever pressed still gets the card as the answer.
    [TestCase(403, "BotNotInConversationRoster"), TestCase(404, "ActivityNotFoundInConversation"), TestCase(429, "TooManyRequests"), TestCase(500, "InternalError")]
    public async Task A_card_that_cannot_be_changed_any_more_is_answered_all_the_same(int status, string code)
    {
        Door.Connector.Refuses("PUT", status, code);

        var answer = await Door.SendAsync(Teams.Presses(OpenDoor.Ines, "experts.find", "1763-card", ("topic", "zeppelins")));

        Assert.That((answer.Status, (int?)answer.Json["statusCode"]), Is.EqualTo((HttpStatusCode.OK, (int?)200)));
        Assert.That(answer.Json["value"].Readable(), Does.Contain(OpenDoor.Jonas.DisplayName));
    }

    [Test]
    public async Task A_press_delivered_again_gets_the_first_answer_and_does_nothing_more()
    {
        var press = Teams.Presses(OpenDoor.Ines, "knowledge.state", "1763-card", ("topic", "balloons"));

        var first = await Door.SendAsync(press);
        var second = await Door.SendAsync(press);

        Assert.That((second.Status, second.Text), Is.EqualTo((first.Status, first.Text)));
        Assert.That(Door.Connector.Updates(OpenDoor.Ines.PersonalChat), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_press_delivered_again_while_the_first_is_at_work_waits_for_its_answer()
    {
        var press = Teams.Presses(OpenDoor.Ines, "knowledge.state", "1763-card", ("topic", "balloons"));
        var atWork = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var goOn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Door.Connector.Script = async (_, _) =>
        {
            atWork.TrySetResult();
            await goOn.Task;
            return false;
        };

        var first = Door.SendAsync(press);
        await atWork.Task;
        var second = Door.SendAsync(press);
        goOn.SetResult();
        var answers = await Task.WhenAll(first, second);

        Assert.That(answers[1].Text, Is.EqualTo(answers[0].Text).And.Not.Empty);
        Assert.That(Door.Connector.Calls, Has.Count.EqualTo(1));
    }

    [TestCase("tab/fetch"), TestCase("fileConsent/invoke"), TestCase("brand/new")]
    public async Task An_invoke_that_nobody_handles_is_501(string name) => Assert.That(
        (await Door.SendAsync(Teams.Invokes(OpenDoor.Ines, name, new JsonObject()))).Status, Is.EqualTo(HttpStatusCode.NotImplemented));

    [TestCase("""{ "action": { "type": "Action.Submit", "verb": "help.show" } }""")]
    [TestCase("""{ "action": [ ] }""")]
    [TestCase("17")]
    public async Task A_press_that_cannot_be_read_is_400_with_words_for_the_client(string value)
    {
        var answer = await Door.SendAsync(Teams.Invokes(OpenDoor.Ines, "adaptiveCard/action", JsonNode.Parse(value)));

        Assert.That((answer.Status, (string?)answer.Json["type"]), Is.EqualTo((HttpStatusCode.BadRequest, "application/vnd.microsoft.error")));
        Assert.That((string?)answer.Json["value"]!["message"], Is.Not.Empty);
    }

    [TestCase("gone.for.ever")]
    [TestCase("")]
    public async Task A_button_of_an_older_version_is_no_dead_end(string verb)
    {
        var answer = await Door.SendAsync(Teams.Presses(OpenDoor.Ines, verb, "1763-card"));

        Assert.That((answer.Status, (string?)answer.Json["type"]), Is.EqualTo((HttpStatusCode.OK, "application/vnd.microsoft.activity.message")));
        Assert.That((string?)answer.Json["value"], Is.Not.Empty);
    }

    /// <summary>“Who knows about this?” on a message with this content.</summary>
    private async Task<JsonNode> OpenDialogAsync(string html) => (await Door.SendAsync(Teams.Invokes(OpenDoor.Ines, "composeExtension/fetchTask", new JsonObject
    {
        ["commandId"] = "whoKnowsThis",
        ["commandContext"] = "message",
        ["messagePayload"] = new JsonObject
        {
            ["id"] = "1763",
            ["body"] = new JsonObject { ["contentType"] = "html", ["content"] = html },
            ["from"] = new JsonObject { ["user"] = new JsonObject { ["id"] = "x", ["displayName"] = "X" } },
        },
    }))).Json["task"]!;

    private static IEnumerable<JsonNode> Actions(JsonNode node) => node switch
    {
        JsonObject one => (((string?)(one["type"] as JsonValue))?.StartsWith("Action.", StringComparison.Ordinal) == true ? [one] : Enumerable.Empty<JsonNode>())
            .Concat(one.Select(property => property.Value).OfType<JsonNode>().SelectMany(Actions)),
        JsonArray many => many.OfType<JsonNode>().SelectMany(Actions),
        _ => [],
    };
}
