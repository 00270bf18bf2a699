using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Configuration;
using Newtonsoft.Json.Linq;

namespace TeamsEsnBot.Tests.Packages.Bot;

/// <summary>Turns that the bot starts itself.</summary>
internal sealed class ProactiveTests
{
    [Test]
    public async Task A_conversation_is_continued_where_the_reference_says()
    {
        await using var bot = await BotOnLoopback.StartAsync(new ActivityHandler());
        var reference = new ConversationReference
        {
            ChannelId = "msteams",
            ServiceUrl = bot.Connector.Address,
            Bot = new ChannelAccount("28:bot"),
            User = new ChannelAccount("29:ana"),
            Conversation = new ConversationAccount(id: "a:chat"),
        };
        string? started = null;

        await bot.Adapter.ContinueConversationAsync(
            "",
            reference,
            (turn, cancel) =>
            {
                started = $"{turn.Activity.Type} {turn.Activity.Name}";
                return turn.SendActivityAsync("Ben answered your question.", cancellationToken: cancel);
            },
            CancellationToken.None);

        Assert.Multiple(() =>
        {
            Assert.That(started, Is.EqualTo("event ContinueConversation"));
            Assert.That(bot.Connector.OnlyCall.Target, Does.StartWith("/emea/7c1f/v3/conversations/a%3Achat/activities"));
            Assert.That(bot.Connector.OnlyCall.Json.Value<string>("text"), Is.EqualTo("Ben answered your question."));
        });
    }

    [Test]
    public async Task What_a_bot_starts_itself_goes_to_the_error_handler_when_it_fails()
    {
        await using var bot = await BotOnLoopback.StartAsync(new ActivityHandler());
        Exception? failure = null;
        bot.Adapter.OnTurnError = (_, thrown) => Task.FromResult(failure = thrown);
        bot.Connector.Answers(403, """{ "error": { "code": "BotNotInConversationRoster", "message": "gone" } }""");
        var event_ = new Activity(ActivityTypes.Event) { ServiceUrl = bot.Connector.Address, ChannelId = "msteams", Conversation = new ConversationAccount(id: "a:chat") };

        await bot.Adapter.ContinueConversationAsync("", event_.GetConversationReference(), (turn, cancel) => turn.SendActivityAsync("hello", cancellationToken: cancel), CancellationToken.None);

        Assert.That((failure as ErrorResponseException)?.Body.Error.Code, Is.EqualTo("BotNotInConversationRoster"));
    }

    [Test]
    public async Task A_conversation_is_created_and_the_first_turn_runs_in_it()
    {
        await using var bot = await BotOnLoopback.StartAsync(new ActivityHandler());
        bot.Connector.Answers(201, """{ "id": "a:new", "activityId": "1763" }""");
        (string? Name, string? Conversation, string? Tenant, string? Id, bool Client, bool Factory) seen = default;

        await bot.Adapter.CreateConversationAsync(
            "",
            Channels.Msteams,
            bot.Connector.Address,
            audience: null,
            new ConversationParameters { IsGroup = false, Members = [new ChannelAccount("29:ana")], TenantId = "7c1f", ChannelData = new JObject { ["tenant"] = new JObject { ["id"] = "7c1f" } } },
            (turn, _) =>
            {
                var first = turn.Activity;
                seen = (first.Name, first.Conversation.Id, first.Conversation.TenantId, first.Id, turn.TurnState.Get<IConnectorClient>() is not null, turn.TurnState.Get<ConnectorFactory>() is not null);
                return Task.CompletedTask;
            },
            CancellationToken.None);

        Assert.Multiple(() =>
        {
            Assert.That(seen, Is.EqualTo(("CreateConversation", "a:new", "7c1f", "1763", true, true)));
            Assert.That((bot.Connector.OnlyCall.Method, bot.Connector.OnlyCall.Target), Is.EqualTo(("POST", "/emea/7c1f/v3/conversations")));
            Assert.That(
                bot.Connector.OnlyCall.Json,
                Is.EqualTo(JObject.Parse("""{ "isGroup": false, "members": [ { "id": "29:ana" } ], "tenantId": "7c1f", "channelData": { "tenant": { "id": "7c1f" } } }"""))
                    .Using<JToken>(JToken.DeepEquals));
        });
    }

    [Test]
    public async Task What_the_bot_starts_itself_is_proven_by_its_credentials()
    {
        var credentials = new KnownBot("my-bot");
        await using var bot = await BotOnLoopback.StartAsync(
            new ActivityHandler(), new ConfigurationBotFrameworkAuthentication(new ConfigurationBuilder().Build(), credentials));
        var here = new Activity(ActivityTypes.Event) { ServiceUrl = bot.Connector.Address, ChannelId = "msteams", Conversation = new ConversationAccount(id: "a:chat") };

        await bot.Adapter.ContinueConversationAsync("my-bot", here.GetConversationReference(), (turn, cancel) => turn.SendActivityAsync("hello", cancellationToken: cancel), CancellationToken.None);

        Assert.That(credentials.Asked, Is.Not.Empty.And.All.EqualTo(("my-bot", "https://api.botframework.com")));
        Assert.That(bot.Connector.OnlyCall.Authorization, Is.EqualTo("Bearer i-am-my-bot"));
    }

    [Test]
    public void A_reference_is_made_from_an_activity_and_leads_back_to_its_sender()
    {
        var asked = Desk.FromAna(ActivityTypes.Message);

        var reference = asked.GetConversationReference();
        var later = new Activity(ActivityTypes.Message).ApplyConversationReference(reference);
        var again = new Activity(ActivityTypes.Event).ApplyConversationReference(reference, isIncoming: true);

        Assert.Multiple(() =>
        {
            Assert.That((later.Recipient.Id, later.From.Id, later.ReplyToId, later.Id), Is.EqualTo(("29:ana", "28:bot", "1763", (string?)null)));
            Assert.That((again.Recipient.Id, again.From.Id, again.Id), Is.EqualTo(("28:bot", "29:ana", "1763")));
            Assert.That(asked.GetReplyConversationReference(new ResourceResponse("1764")).ActivityId, Is.EqualTo("1764"));
        });
    }

    [Test]
    public void A_reply_is_addressed_to_the_sender()
    {
        var reply = Desk.FromAna(ActivityTypes.Message).CreateReply("hello");

        Assert.That(
            (reply.Type, reply.Text, reply.Recipient.Id, reply.From.Id, reply.ReplyToId, reply.Conversation.Id),
            Is.EqualTo(("message", "hello", "29:ana", "28:bot", "1763", "a:chat")));
    }
}
