using System.Net;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;
using Newtonsoft.Json.Linq;

namespace TeamsEsnBot.Tests.Packages.Bot;

/// <summary>What Teams gets back from the messaging endpoint itself. The bot has no app id here; tokens have their own tests.</summary>
internal sealed class MessagingEndpointTests
{
    [TestCase("GET"), TestCase("PUT"), TestCase("DELETE")]
    public async Task Anything_but_a_post_is_not_allowed(string method)
    {
        await using var bot = await BotOnLoopback.StartAsync(NothingAsync);

        Assert.That(await bot.AskAsync(new HttpMethod(method)), Is.EqualTo(HttpStatusCode.MethodNotAllowed));
    }

    [TestCase("", TestName = "An_empty_body_is_a_bad_request")]
    [TestCase("{ \"type\": ", TestName = "A_body_cut_off_is_a_bad_request")]
    [TestCase("<html>", TestName = "A_body_of_html_is_a_bad_request")]
    [TestCase("[]", TestName = "A_list_is_a_bad_request")]
    [TestCase("{ \"text\": \"hello\" }", TestName = "An_activity_without_a_type_is_a_bad_request")]
    [TestCase("{ \"type\": \"message\", \"conversation\": \"a:chat\" }", TestName = "A_conversation_that_is_a_string_is_a_bad_request")]
    public async Task Bad_request(string body)
    {
        await using var bot = await BotOnLoopback.StartAsync(NothingAsync);

        var answer = await bot.PostAsync(body);

        Assert.That((answer.Status, answer.Body), Is.EqualTo((HttpStatusCode.BadRequest, "")));
    }

    [Test]
    public async Task A_message_is_answered_with_an_empty_200_and_the_reply_goes_through_the_connector()
    {
        await using var bot = await BotOnLoopback.StartAsync((turn, cancel) => turn.SendActivityAsync($"You said {turn.Activity.Text}", cancellationToken: cancel));

        var answer = await bot.PostAsync(bot.Message("who knows Kubernetes?"));

        Assert.Multiple(() =>
        {
            Assert.That((answer.Status, answer.Body), Is.EqualTo((HttpStatusCode.OK, "")));
            Assert.That(bot.Connector.OnlyCall.Json.Value<string>("text"), Is.EqualTo("You said who knows Kubernetes?"));
        });
    }

    [Test]
    public async Task A_type_of_activity_that_nobody_knows_is_answered_with_an_empty_200()
    {
        await using var bot = await BotOnLoopback.StartAsync(new ActivityHandler());

        var answer = await bot.PostAsync(bot.Activity("hologram"));

        Assert.That((answer.Status, answer.Body), Is.EqualTo((HttpStatusCode.OK, "")));
    }

    // A client that shortens a text can cut an emoji in two, and some write bytes that are no text.
    [Test]
    public async Task A_text_that_is_damaged_is_read_as_far_as_it_goes()
    {
        var heard = "";
        await using var bot = await BotOnLoopback.StartAsync((turn, _) =>
        {
            heard = $"{turn.Activity.Text} {turn.Activity.From.Name} {turn.Activity.GetMentions().Single().Text}";
            return Task.CompletedTask;
        });
        var message = bot.Message("TEXT");
        message["from"]!["name"] = "NAME";
        message["entities"] = JArray.Parse("""[{ "type": "mention", "text": "MENTION", "mentioned": { "id": "29:ben" } }, { "type": "clientInfo", "platform": "TEXT" }]""");

        var answer = await bot.PostAsync(message.ToString().Replace("TEXT", "hi \\ud83d", StringComparison.Ordinal).Replace("NAME", "\\udc00", StringComparison.Ordinal).Replace("MENTION", "\\ud83d Ben", StringComparison.Ordinal));

        Assert.That((answer.Status, heard), Is.EqualTo((HttpStatusCode.OK, "hi \ufffd \ufffd \ufffd Ben")));
    }

    [TestCase("""{ "type": "message", "conversation": { "isGroup": "yes" } }"""), TestCase("""{ "type": "message", "timestamp": "\ud83d" }""")]
    public async Task What_has_another_shape_is_no_activity(string body)
    {
        await using var bot = await BotOnLoopback.StartAsync((_, _) => Task.CompletedTask);

        Assert.That((await bot.PostAsync(body)).Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task An_invoke_is_answered_in_the_response_and_nothing_goes_through_the_connector()
    {
        await using var bot = await BotOnLoopback.StartAsync(new AnswersInvokes(_ => new InvokeResponse
        {
            Status = 200,
            Body = new MessagingExtensionResponse
            {
                ComposeExtension = new MessagingExtensionResult { Type = "message", Text = "Nothing found" },
            },
        }));

        var answer = await bot.PostAsync(bot.Invoke("composeExtension/query", new JObject()));

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(answer.ContentType, Is.EqualTo("application/json"));
            Assert.That(answer.Json, Is.EqualTo(JObject.Parse("""{ "composeExtension": { "type": "message", "text": "Nothing found" } }""")).Using<JToken>(JToken.DeepEquals));
            Assert.That(bot.Connector.Calls, Is.Empty);
        });
    }

    [Test]
    public async Task Properties_that_nobody_can_set_are_not_written_so_an_anonymous_answer_is_empty()
    {
        await using var bot = await BotOnLoopback.StartAsync(new AnswersInvokes(_ => new InvokeResponse { Status = 200, Body = new { title = "lost" } }));

        Assert.That((await bot.PostAsync(bot.Invoke("task/fetch", new JObject()))).Json, Is.Empty);
    }

    [Test]
    public async Task An_invoke_may_be_answered_without_a_body()
    {
        await using var bot = await BotOnLoopback.StartAsync(new AnswersInvokes(_ => new InvokeResponse { Status = 200 }));

        var answer = await bot.PostAsync(bot.Invoke("task/submit", new JObject()));

        Assert.That((answer.Status, answer.Body), Is.EqualTo((HttpStatusCode.OK, "")));
    }

    [TestCase("composeExtension/unheardOf")]
    [TestCase("signin/failure")]
    [TestCase(null)]
    public async Task An_invoke_that_nobody_handles_is_answered_501(string? name)
    {
        await using var bot = await BotOnLoopback.StartAsync(new ActivityHandler());

        var answer = await bot.PostAsync(bot.Invoke(name!, new JObject()));

        Assert.That((answer.Status, answer.Body), Is.EqualTo((HttpStatusCode.NotImplemented, "")));
    }

    [TestCase("null", "BadRequest")]
    [TestCase("\"text\"", "BadRequest")]
    [TestCase("{}", "BadRequest")]
    [TestCase("""{ "action": { "type": "Action.Submit" } }""", "NotSupported")]
    public async Task A_card_action_without_sense_is_refused_in_the_words_of_the_protocol(string value, string code)
    {
        await using var bot = await BotOnLoopback.StartAsync(new ActivityHandler());

        var answer = await bot.PostAsync(bot.Invoke("adaptiveCard/action", JToken.Parse(value)));

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(answer.Json.Value<string>("type"), Is.EqualTo("application/vnd.microsoft.error"));
            Assert.That((string?)answer.Json.SelectToken("value.code"), Is.EqualTo(code));
        });
    }

    [Test]
    public async Task A_card_action_reaches_the_bot_with_its_verb_and_its_data()
    {
        await using var bot = await BotOnLoopback.StartAsync(new AcceptsAnswers());
        var value = JObject.Parse("""{ "action": { "type": "Action.Execute", "verb": "answer.accept", "data": { "answer": "a-7" } }, "trigger": "manual" }""");

        var answer = await bot.PostAsync(bot.Invoke("adaptiveCard/action", value));

        Assert.That(
            answer.Json,
            Is.EqualTo(JObject.Parse("""{ "statusCode": 200, "type": "application/vnd.microsoft.activity.message", "value": "answer.accept a-7" }"""))
                .Using<JToken>(JToken.DeepEquals));
    }

    [Test]
    public async Task What_a_turn_throws_goes_to_the_error_handler_and_the_message_counts_as_received()
    {
        Exception? told = null;
        await using var bot = await BotOnLoopback.StartAsync((_, _) => throw new InvalidOperationException("The index is gone."));
        bot.Adapter.OnTurnError = (_, failure) =>
        {
            told = failure;
            return Task.CompletedTask;
        };

        var answer = await bot.PostAsync(bot.Message("hello"));

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(told, Has.Message.EqualTo("The index is gone."));
        });
    }

    [Test]
    public async Task Without_an_error_handler_a_turn_that_throws_is_a_500()
    {
        await using var bot = await BotOnLoopback.StartAsync((_, _) => throw new InvalidOperationException("The index is gone."));

        Assert.That((await bot.PostAsync(bot.Message("hello"))).Status, Is.EqualTo(HttpStatusCode.InternalServerError));
    }

    [Test]
    public async Task Nobody_is_asked_for_a_token_when_the_bot_has_no_app_id_and_what_the_body_says_of_the_caller_is_forgotten()
    {
        (string? Caller, bool? Known, string? Authorization) seen = default;
        await using var bot = await BotOnLoopback.StartAsync((turn, _) =>
        {
            var identity = turn.TurnState.Get<System.Security.Principal.IIdentity>(BotAdapter.BotIdentityKey);
            seen = (turn.Activity.CallerId, identity?.IsAuthenticated, null);
            return turn.SendActivityAsync("hello", cancellationToken: CancellationToken.None);
        });
        var message = bot.Message("hello");
        message["callerId"] = "urn:botframework:azure";

        await bot.PostAsync(message);

        Assert.That(seen with { Authorization = bot.Connector.OnlyCall.Authorization }, Is.EqualTo(((string?)null, (bool?)true, "")));
    }

    private static Task NothingAsync(ITurnContext turn, CancellationToken cancel) => Task.CompletedTask;

    private sealed class AnswersInvokes(Func<IInvokeActivity, InvokeResponse> answer) : ActivityHandler
    {
        protected override Task<InvokeResponse> OnInvokeActivityAsync(ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken) =>
            Task.FromResult(answer(turnContext.Activity));
    }

    private sealed class AcceptsAnswers : ActivityHandler
    {
        protected override Task<AdaptiveCardInvokeResponse> OnAdaptiveCardInvokeAsync(
            ITurnContext<IInvokeActivity> turnContext, AdaptiveCardInvokeValue invokeValue, CancellationToken cancellationToken) =>
            Task.FromResult(new AdaptiveCardInvokeResponse
            {
                StatusCode = 200,
                Type = "application/vnd.microsoft.activity.message",
                Value = $"{invokeValue.Action.Verb} {((JObject)invokeValue.Action.Data)["answer"]}",
            });
    }
}
