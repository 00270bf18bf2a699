using System.Net;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace TeamsEsnBot.Tests.Packages.Bot;

/// <summary>Where these packages are stricter than the originals.</summary>
internal sealed class CarefulnessTests
{
    [TestCase(null), TestCase(""), TestCase("smba.example"), TestCase("file:///etc/passwd")]
    public async Task An_activity_that_names_no_service_to_answer_to_is_a_bad_request(string? serviceUrl)
    {
        await using var bot = await BotOnLoopback.StartAsync(new ActivityHandler());
        var message = bot.Message("hi");
        message["serviceUrl"] = serviceUrl;

        Assert.That((await bot.PostAsync(message)).Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [TestCase(100, HttpStatusCode.OK), TestCase(200, HttpStatusCode.BadRequest)]
    public async Task A_body_nested_deeper_than_any_card_is_a_bad_request(int depth, HttpStatusCode expected)
    {
        await using var bot = await BotOnLoopback.StartAsync(new ActivityHandler());
        var nested = new string('[', depth) + new string(']', depth);
        var body = bot.Message("hi").ToString().Replace("\"hi\"", $"\"hi\", \"value\": {nested}", StringComparison.Ordinal);

        Assert.That((await bot.PostAsync(body)).Status, Is.EqualTo(expected));
    }

    [Test]
    public async Task A_body_cannot_choose_types_or_point_at_other_parts_of_itself()
    {
        Activity? seen = null;
        await using var bot = await BotOnLoopback.StartAsync((turn, _) =>
        {
            seen = turn.Activity;
            return Task.CompletedTask;
        });
        var message = bot.Message("hi");
        ((JObject)message["conversation"]!).AddFirst(new JProperty("$ref", "1"));
        message.AddFirst(new JProperty("$type", "System.IO.FileInfo, System.Private.CoreLib"));

        await bot.PostAsync(message);

        Assert.Multiple(() =>
        {
            Assert.That(seen!.Text, Is.EqualTo("hi"));
            Assert.That(seen.Conversation.Id, Is.EqualTo("a:chat"));
        });
    }

    [Test]
    public async Task A_redirect_is_not_followed_because_it_would_carry_the_message_away()
    {
        await using var bot = await BotOnLoopback.StartAsync((turn, cancel) => turn.SendActivityAsync("hello", cancellationToken: cancel));
        Exception? failure = null;
        bot.Adapter.OnTurnError = (_, thrown) => Task.FromResult(failure = thrown);
        bot.Connector.Answers(307, headers: ("Location", $"{bot.Connector.Address}elsewhere"));

        await bot.PostAsync(bot.Message("hi"));

        Assert.Multiple(() =>
        {
            Assert.That((failure as ErrorResponseException)?.Response.StatusCode, Is.EqualTo(HttpStatusCode.TemporaryRedirect));
            Assert.That(bot.Connector.Calls, Has.Length.EqualTo(1));
        });
    }

    [TestCase(".."), TestCase("."), TestCase("")]
    public async Task An_id_cannot_step_out_of_its_place_in_the_address(string id)
    {
        await using var bot = await BotOnLoopback.StartAsync((turn, cancel) => turn.TurnState.Get<IConnectorClient>().Conversations.DeleteActivityAsync("a:chat", id, cancel));
        Exception? failure = null;
        bot.Adapter.OnTurnError = (_, thrown) => Task.FromResult(failure = thrown);

        await bot.PostAsync(bot.Message("hi"));

        Assert.Multiple(() =>
        {
            Assert.That(failure, Is.InstanceOf<ArgumentException>());
            Assert.That(bot.Connector.Calls, Is.Empty);
        });
    }
}
