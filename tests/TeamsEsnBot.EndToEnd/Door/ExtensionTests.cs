using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using TeamsEsnBot.Features.Cards;
using TeamsEsnBot.Features.Turns;
using TeamsEsnBot.Wire;

namespace TeamsEsnBot.EndToEnd.Door;

/// <summary>Links, rows, dialogs, previews, lists and refreshing cards, from the invoke to its answer.</summary>
internal sealed class ExtensionTests : DoorFixture
{
    protected override void AddFeatures(IServiceCollection services) => services
        .AddTurn<LinkPasted, Unfurls>(listen => listen.WhenLinkPasted("/t/", link => link))
        .AddTurn<FromACard, Shows>(listen => listen
            .WhenRowChosen("thread.take", chosen => chosen)
            .WhenOpened("thread.open", opened => opened)
            .WhenRefreshed("thread.view", refreshed => refreshed)
            .WhenPreviewed("post", previewed => previewed))
        .AddTurn<Choosing, Offers>(listen => listen.WhenChoosing("topics", choosing => choosing));

    [Test]
    public async Task A_link_of_ours_becomes_a_card()
    {
        var answer = await InvokeAsync("composeExtension/queryLink", """{ "url": "https://app.example.com/t/17" }""");

        Assert.That((string?)answer.Json["composeExtension"]!["attachments"]![0]!["preview"]!["content"]!["title"], Is.EqualTo("Thread 17"));
    }

    [TestCase("composeExtension/queryLink", """{ "url": "https://app.example.com/other" }""")]
    [TestCase("composeExtension/anonymousQueryLink", """{ "url": "https://app.example.com/t/17" }""")]
    [TestCase("composeExtension/selectItem", """{ "verb": "gone.for.ever" }""")]
    [TestCase("composeExtension/query", """{ "commandId": "gone" }""")]
    public async Task Where_nobody_listens_nothing_is_listed(string name, string value)
    {
        var answer = await InvokeAsync(name, value);

        Assert.That((answer.Status, answer.Text), Is.EqualTo((HttpStatusCode.OK, """{"composeExtension":{"type":"result","attachmentLayout":"list","attachments":[]}}""")));
    }

    [TestCase("composeExtension/querySettingUrl", "{}"), TestCase("composeExtension/setting", """{ "state": "x" }"""), TestCase("composeExtension/onCardButtonClicked", "null")]
    public async Task Settings_that_the_bot_does_not_have_are_no_error(string name, string value) =>
        Assert.That(await InvokeAsync(name, value), Is.EqualTo(new Answer(HttpStatusCode.OK, "")));

    [TestCase("task/fetch", """{ "data": { "verb": "gone" } }""", "task"), TestCase("task/submit", """{ "data": { "verb": "gone" } }""", "task")]
    [TestCase("message/fetchTask", """{ "data": { "actionValue": { "reaction": "like" } } }""", "task"), TestCase("config/fetch", "{}", "config")]
    [TestCase("composeExtension/fetchTask", """{ "commandId": "gone", "commandContext": "compose" }""", "task")]
    public async Task A_dialog_of_an_older_version_ends_in_words(string name, string value, string wrapper)
    {
        var answer = await InvokeAsync(name, value, "1763-card");

        Assert.That((answer.Status, (string?)answer.Json[wrapper]!["type"]), Is.EqualTo((HttpStatusCode.OK, "message")));
        Assert.That((string?)answer.Json[wrapper]!["value"], Is.Not.Empty);
    }

    [Test]
    public async Task A_link_pasted_without_the_app_from_an_unknown_company_is_refused()
    {
        var invoke = Teams.Invokes(OpenDoor.Ines, "composeExtension/anonymousQueryLink", JsonNode.Parse("""{ "url": "https://app.example.com/t/17" }"""));
        foreach (var redacted in new[] { "from", "conversation", "channelData" })
        {
            invoke.Remove(redacted);
        }

        Assert.That(await Door.SendAsync(invoke), Is.EqualTo(new Answer(HttpStatusCode.Forbidden, "")));
    }

    [Test]
    public async Task A_chosen_row_is_made_into_a_card_only_then() =>
        Assert.That((await InvokeAsync("composeExtension/selectItem", """{ "verb": "thread.take", "thread": "17" }""")).Json.Readable(), Does.Contain("RowChosen 17"));

    [Test]
    public async Task A_button_opens_a_dialog()
    {
        var answer = await InvokeAsync("TASK/fetch", """{ "data": { "msteams": { "type": "task/fetch" }, "verb": "thread.open", "thread": "17" } }""");

        Assert.That((string?)answer.Json["task"]!["value"]!["title"], Is.EqualTo("Opened 17"));
    }

    [Test]
    public async Task A_card_that_asks_by_itself_shows_this_person_theirs_and_changes_nothing_for_the_others()
    {
        var refresh = Teams.InvokesInTheChannel(OpenDoor.Ines, "adaptiveCard/action", JsonNode.Parse(
            """{ "action": { "type": "Action.Execute", "verb": "thread.view", "data": { "thread": "17" } }, "trigger": "automatic" }"""));
        refresh["replyToId"] = "1763-card";

        var answer = await Door.SendAsync(refresh);

        Assert.That((string?)answer.Json["type"], Is.EqualTo("application/vnd.microsoft.card.adaptive"));
        Assert.That(answer.Json.Readable(), Does.Contain("Refreshed 17"));
        Assert.That(Door.Connector.Calls, Is.Empty);
    }

    [Test]
    public async Task A_card_that_asks_what_nobody_knows_any_more_stays_as_it_is() => Assert.That(
        (await InvokeAsync("adaptiveCard/action", """{ "action": { "type": "Action.Execute", "verb": "gone" }, "trigger": "automatic" }""")).Text,
        Is.EqualTo("""{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":""}"""));

    [TestCase("", "Top 1"), TestCase("zep", "zep 1")]
    public async Task A_list_is_filled_while_somebody_types(string text, string first)
    {
        var answer = await InvokeAsync("application/search", $$"""{ "queryText": "{{text}}", "queryOptions": { "skip": 0, "top": 15 }, "dataset": "topics" }""");

        Assert.That(answer.Json["value"]!["results"]!.AsArray().Select(row => (string?)row!["title"]).First(), Is.EqualTo(first));
        Assert.That(answer.Json["value"]!["results"]!.AsArray(), Has.Count.EqualTo(15));
    }

    [Test]
    public async Task A_preview_that_is_sent_becomes_one_message_built_anew()
    {
        var send = Teams.InvokesInTheGroupChat(OpenDoor.Ines, "composeExtension/submitAction", Preview("send"));

        var first = await Door.SendAsync(send);
        var second = await Door.SendAsync(send);

        Assert.That(new[] { first, second }, Is.All.EqualTo(new Answer(HttpStatusCode.OK, "")));
        var posted = Door.Connector.PostedInto(Activities.GroupChat).Single();
        Assert.That((string?)posted["summary"], Is.EqualTo("Previewed 17"));
        Assert.That(posted.Readable(), Does.Not.Contain("forged"));
    }

    [Test]
    public async Task A_preview_that_is_to_be_changed_goes_back_to_its_dialog()
    {
        var answer = await InvokeAsync("composeExtension/submitAction", Preview("edit").ToJsonString());

        Assert.That((string?)answer.Json["task"]!["type"], Is.EqualTo("continue"));
        Assert.That(Door.Connector.Calls, Is.Empty);
    }

    [TestCase("signin/tokenExchange", """{ "id": "1", "connectionName": "c", "token": "t" }""", HttpStatusCode.PreconditionFailed)]
    [TestCase("signin/verifyState", """{ "state": "1" }""", HttpStatusCode.PreconditionFailed)]
    [TestCase("signin/verifyState", "{}", HttpStatusCode.NotFound)]
    [TestCase("signin/failure", """{ "code": "resourcematchfailed" }""", HttpStatusCode.OK)]
    public async Task Signing_in_leads_nowhere_and_says_so(string name, string value, HttpStatusCode status) => Assert.That((await InvokeAsync(name, value)).Status, Is.EqualTo(status));

    [TestCase("task/fetch", "{}"), TestCase("application/search", "[]"), TestCase("composeExtension/queryLink", """{ "url": 7 }"""), TestCase("message/submitAction", "{}")]
    public async Task What_is_not_what_its_name_promises_is_400_with_words(string name, string value)
    {
        var answer = await InvokeAsync(name, value);

        Assert.That((answer.Status, (string?)answer.Json["type"]), Is.EqualTo((HttpStatusCode.BadRequest, "application/vnd.microsoft.error")));
    }

    // peers (c) 29: a message extension where the bot is not.
    [Test]
    public async Task Where_the_bot_is_missing_it_offers_to_be_added_and_then_posts()
    {
        static JsonNode Submit(JsonNode data) => new JsonObject { ["commandId"] = "whoKnowsThis", ["commandContext"] = "message", ["data"] = data.DeepClone() };
        var press = JsonNode.Parse("""{ "verb": "call.post", "topic": "airship paint", "details": "", "where": "here" }""")!;

        var offer = await Door.SendAsync(Teams.InvokesInTheGroupChat(OpenDoor.Ines, "composeExtension/submitAction", Submit(press)));
        var button = offer.Json["task"]!["value"]!["card"]!["content"]!["actions"]![0]!;
        await Door.EmptiesTheOutbox();
        Assert.That((bool?)button["data"]!["msteams"]!["justInTimeInstall"], Is.True);
        Assert.That(Door.Connector.Calls, Is.Empty);

        await Door.SendAsync(Teams.InvokesInTheGroupChat(OpenDoor.Ines, "composeExtension/submitAction", Submit(button["data"]!)));
        await Door.EmptiesTheOutbox();
        Assert.That(Door.Connector.PostedInto(Activities.GroupChat).Single().Readable(), Does.Contain("airship paint"));
    }

    [Test]
    public async Task A_form_that_comes_as_a_message_shows_that_the_bot_is_there()
    {
        var form = Teams.SaysInTheGroupChat(OpenDoor.Ines, "");
        form["value"] = JsonNode.Parse("""{ "verb": "call.post", "topic": "airship paint", "details": "", "where": "here" }""");

        await Door.SendAsync(form);
        await Door.EmptiesTheOutbox();

        Assert.That(Door.Connector.PostedInto(Activities.GroupChat)[^1].Readable(), Does.Contain("is looking for somebody who knows about airship paint"));
    }

    private static JsonNode Preview(string decision) => JsonNode.Parse($$"""
        { "commandId": "post", "commandContext": "compose", "botMessagePreviewAction": "{{decision}}", "botActivityPreview": [ { "attachments": [ { "content": {
          "body": [ { "type": "TextBlock", "text": "forged" } ], "actions": [ { "type": "Action.Execute", "verb": "thread.view", "data": { "thread": "17" } } ] } } ] } ] }
        """)!;

    private Task<Answer> InvokeAsync(string name, string value, string? replyTo = null)
    {
        var invoke = Teams.Invokes(OpenDoor.Ines, name, JsonNode.Parse(value));
        invoke["replyToId"] = replyTo;
        return Door.SendAsync(invoke);
    }

    private sealed class Unfurls : IAnswer<LinkPasted>
    {
        public Task<Reply> AnswerAsync(LinkPasted request, Turn turn, CancellationToken cancel) =>
            Task.FromResult(Reply.InsertsThisTime(Card.Titled($"Thread {request.Address.Segments[^1]}")));
    }

    private sealed class Shows : IAnswer<FromACard>
    {
        public Task<Reply> AnswerAsync(FromACard request, Turn turn, CancellationToken cancel) =>
            Task.FromResult(Reply.Shows(Card.Titled($"{request.GetType().Name} {request["thread"]}")));
    }

    private sealed class Offers : IAnswer<Choosing>
    {
        public Task<Reply> AnswerAsync(Choosing request, Turn turn, CancellationToken cancel) => Task.FromResult(
            Reply.Offers([.. Enumerable.Range(1, 40).Select(n => ($"{(request.Text.Length == 0 ? "Top" : request.Text)} {n}", $"{n}"))]));
    }
}
