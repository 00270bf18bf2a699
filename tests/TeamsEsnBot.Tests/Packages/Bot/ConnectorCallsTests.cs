using System.Net;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;
using Microsoft.Rest;
using Newtonsoft.Json.Linq;

namespace TeamsEsnBot.Tests.Packages.Bot;

/// <summary>What the connector is asked, letter by letter, and what its answers become.</summary>
internal sealed class ConnectorCallsTests
{
    private const string Thread = "19:aaaa@thread.tacv2;messageid=1763800100000";
    private const string ThreadOnTheWire = "19%3Aaaaa%40thread.tacv2%3Bmessageid%3D1763800100000";

    [Test]
    public async Task A_reply_is_posted_to_the_activity_it_answers_with_its_ids_escaped()
    {
        await using var bot = await BotOnLoopback.StartAsync((turn, cancel) => turn.SendActivityAsync("hello", cancellationToken: cancel));
        var message = bot.Message("hi");
        message["conversation"]!["id"] = Thread;

        await bot.PostAsync(message);

        var call = bot.Connector.OnlyCall;
        Assert.Multiple(() =>
        {
            Assert.That((call.Method, call.Target), Is.EqualTo(("POST", $"/emea/7c1f/v3/conversations/{ThreadOnTheWire}/activities/f%3A1763")));
            Assert.That(call.ContentType, Is.EqualTo("application/json; charset=utf-8"));
            Assert.That(call.Json.Value<string>("replyToId"), Is.EqualTo("f:1763"));
            Assert.That((string?)call.Json.SelectToken("from.id"), Is.EqualTo("28:bot"));
            Assert.That((string?)call.Json.SelectToken("recipient.id"), Is.EqualTo("29:ana"));
        });
    }

    [Test]
    public async Task Nulls_stay_at_home_and_names_are_in_camel_case()
    {
        await using var bot = await BotOnLoopback.StartAsync((turn, cancel) => turn.SendActivityAsync(
            new Activity(ActivityTypes.Message) { Summary = "A card", Attachments = [new Attachment { ContentType = HeroCard.ContentType, Content = new HeroCard { Title = "Hi" } }] },
            cancel));

        await bot.PostAsync(bot.Message("hi"));

        var sent = bot.Connector.OnlyCall.Json;
        Assert.Multiple(() =>
        {
            Assert.That(sent.Descendants().Where(token => token.Type == JTokenType.Null), Is.Empty);
            Assert.That(sent.Properties().Select(property => property.Name), Is.All.Match("^[a-z]"));
            Assert.That(sent["attachments"]![0]!["content"], Is.EqualTo(JObject.Parse("""{ "title": "Hi" }""")).Using<JToken>(JToken.DeepEquals));
        });
    }

    // Plain messages and messages with something rarer are written in two ways.
    [TestCase(null), TestCase("spoken")]
    public async Task Content_that_writes_itself_stands_where_it_belongs(string? rare)
    {
        await using var bot = await BotOnLoopback.StartAsync((turn, cancel) => turn.SendActivityAsync(
            new Activity(ActivityTypes.Message) { Speak = rare, Attachments = [new Attachment { ContentType = "card", Content = new OwnWords(), Name = "after it" }] }, cancel));

        await bot.PostAsync(bot.Message("hi"));

        var sent = bot.Connector.OnlyCall.Json["attachments"]![0]!;
        Assert.That(sent, Is.EqualTo(JObject.Parse("""{ "contentType": "card", "content": { "say": "“hi”" }, "name": "after it" }""")).Using<JToken>(JToken.DeepEquals));
    }

    [Test]
    public async Task The_old_id_of_an_activity_does_not_travel_with_it_when_it_is_sent_again()
    {
        await using var bot = await BotOnLoopback.StartAsync((turn, cancel) =>
            turn.SendActivityAsync(new Activity(ActivityTypes.Message) { Id = "1762", Text = "hello" }, cancel));

        await bot.PostAsync(bot.Message("hi"));

        Assert.That(bot.Connector.OnlyCall.Json["id"], Is.Null);
    }

    [TestCase("/emea/7c1f"), TestCase("/emea/7c1f/")]
    public async Task The_address_of_the_service_may_end_with_a_slash_or_not(string path)
    {
        await using var bot = await BotOnLoopback.StartAsync((turn, cancel) => turn.SendActivityAsync("hello", cancellationToken: cancel));
        var message = bot.Message("hi");
        message["serviceUrl"] = new Uri(new Uri(bot.Connector.Address), path).ToString();

        await bot.PostAsync(message);

        Assert.That(bot.Connector.OnlyCall.Target, Does.StartWith("/emea/7c1f/v3/conversations/"));
    }

    [TestCase(200, """{ "id": "1763-7" }""", "1763-7")]
    [TestCase(201, """{ "id": "1763-7" }""", "1763-7")]
    [TestCase(202, """{ "id": "1763-7" }""", "1763-7")]
    [TestCase(201, "{}", null)]
    [TestCase(202, "", "")]
    public async Task A_message_counts_as_sent_with_or_without_an_id(int status, string body, string? id)
    {
        var sent = new ResourceResponse("nothing was sent");
        await using var bot = await BotOnLoopback.StartAsync(async (turn, cancel) => sent = await turn.SendActivityAsync("hello", cancellationToken: cancel));
        bot.Connector.Answers(status, body);

        await bot.PostAsync(bot.Message("hi"));

        Assert.That(sent.Id, Is.EqualTo(id));
    }

    [Test]
    public async Task A_refusal_says_which_status_which_code_and_how_long_to_wait()
    {
        var refused = await RefusalOf(connector => connector.Answers(
            429, """{ "error": { "code": "Throttled", "message": "Too many requests" } }""", headers: ("Retry-After", "7")));

        Assert.Multiple(() =>
        {
            Assert.That(refused.Response.StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests));
            Assert.That(refused.Body.Error.Code, Is.EqualTo("Throttled"));
            Assert.That(refused.Body.Error.Message, Is.EqualTo("Too many requests"));
            Assert.That(refused.Response.Headers["Retry-After"].Single(), Is.EqualTo("7"));
        });
    }

    [Test]
    public async Task A_refusal_in_html_keeps_its_text()
    {
        var refused = await RefusalOf(connector => connector.Answers(502, "<h1>Bad gateway</h1>", "text/html"));

        Assert.Multiple(() =>
        {
            Assert.That(refused.Response.StatusCode, Is.EqualTo(HttpStatusCode.BadGateway));
            Assert.That(refused.Response.Content, Is.EqualTo("<h1>Bad gateway</h1>"));
            Assert.That(refused.Body, Is.Null);
        });
    }

    [Test]
    public async Task A_success_that_cannot_be_read_is_an_error_because_it_does_not_come_from_the_connector()
    {
        await using var bot = await BotOnLoopback.StartAsync((turn, cancel) => turn.SendActivityAsync("hello", cancellationToken: cancel));
        Exception? failure = null;
        bot.Adapter.OnTurnError = (_, thrown) => Task.FromResult(failure = thrown);
        bot.Connector.Answers(200, "<h1>Sign in to the guest network</h1>", "text/html");

        await bot.PostAsync(bot.Message("hi"));

        Assert.That(failure, Is.TypeOf<SerializationException>());
    }

    [Test]
    public async Task An_update_replaces_the_activity_of_its_id()
    {
        await using var bot = await BotOnLoopback.StartAsync((turn, cancel) => turn.UpdateActivityAsync(
            new Activity(ActivityTypes.Message) { Id = "1763:5", Text = "solved" }, cancel));
        bot.Connector.Answers(200);

        await bot.PostAsync(bot.Message("hi"));

        var call = bot.Connector.OnlyCall;
        Assert.Multiple(() =>
        {
            Assert.That((call.Method, call.Target), Is.EqualTo(("PUT", "/emea/7c1f/v3/conversations/a%3Achat/activities/1763%3A5")));
            Assert.That(call.Json.Value<string>("text"), Is.EqualTo("solved"));
        });
    }

    [Test]
    public async Task A_deletion_names_the_activity_and_has_no_body()
    {
        await using var bot = await BotOnLoopback.StartAsync((turn, cancel) => turn.DeleteActivityAsync("1763:5", cancel));
        bot.Connector.Answers(202);

        await bot.PostAsync(bot.Message("hi"));

        var call = bot.Connector.OnlyCall;
        Assert.That((call.Method, call.Target, call.Body), Is.EqualTo(("DELETE", "/emea/7c1f/v3/conversations/a%3Achat/activities/1763%3A5", "")));
    }

    [Test]
    public async Task Members_come_in_pages()
    {
        PagedMembersResult? page = null;
        await using var bot = await BotOnLoopback.StartAsync(async (turn, cancel) =>
            page = await turn.TurnState.Get<IConnectorClient>().Conversations.GetConversationPagedMembersAsync(Thread, 100, "a b&c", cancel));
        bot.Connector.Answers(200, """{ "members": [ { "id": "29:ana", "name": "Ana" } ], "continuationToken": "next" }""");

        await bot.PostAsync(bot.Message("hi"));

        Assert.Multiple(() =>
        {
            Assert.That(bot.Connector.OnlyCall.Target, Is.EqualTo($"/emea/7c1f/v3/conversations/{ThreadOnTheWire}/pagedmembers?pageSize=100&continuationToken=a%20b%26c"));
            Assert.That(page!.Members.Single().Name, Is.EqualTo("Ana"));
            Assert.That(page.ContinuationToken, Is.EqualTo("next"));
        });
    }

    [Test]
    public async Task One_member_comes_with_what_the_directory_knows()
    {
        ChannelAccount? member = null;
        await using var bot = await BotOnLoopback.StartAsync(async (turn, cancel) =>
            member = await ((Conversations)turn.TurnState.Get<IConnectorClient>().Conversations).GetConversationMemberAsync("ana@contoso.com", "a:chat", cancel));
        bot.Connector.Answers(200, """{ "id": "29:ana", "name": "Ana", "objectId": "51e0", "userPrincipalName": "ana@contoso.com", "userRole": "user" }""");

        await bot.PostAsync(bot.Message("hi"));

        var ana = JObject.FromObject(member!).ToObject<TeamsChannelAccount>()!;
        Assert.Multiple(() =>
        {
            Assert.That(bot.Connector.OnlyCall.Target, Is.EqualTo("/emea/7c1f/v3/conversations/a%3Achat/members/ana%40contoso.com"));
            Assert.That((ana.Name, ana.AadObjectId, ana.UserPrincipalName, ana.UserRole), Is.EqualTo(("Ana", "51e0", "ana@contoso.com", "user")));
        });
    }

    private static async Task<ErrorResponseException> RefusalOf(Action<Connector> answers)
    {
        Exception? failure = null;
        await using var bot = await BotOnLoopback.StartAsync((turn, cancel) => turn.SendActivityAsync("hello", cancellationToken: cancel));
        bot.Adapter.OnTurnError = (_, thrown) => Task.FromResult(failure = thrown);
        answers(bot.Connector);

        await bot.PostAsync(bot.Message("hi"));

        Assert.That(failure, Is.TypeOf<ErrorResponseException>());
        return (ErrorResponseException)failure!;
    }

    private sealed class OwnWords : IJsonContent
    {
        public void WriteTo(System.Text.Json.Utf8JsonWriter json) => json.WriteRawValue("""{"say":"“hi”"}""");
    }
}
