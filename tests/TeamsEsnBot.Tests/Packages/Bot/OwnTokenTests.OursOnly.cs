using System.Net;
using System.Security.Authentication;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Configuration;

namespace TeamsEsnBot.Tests.Packages.Bot;

/// <summary>The token that the bot itself speaks with.</summary>
internal sealed class OwnTokenTests
{
    private SignInServices _services = null!;
    private Exception? _failure;

    [SetUp]
    public void OpenTheServices()
    {
        _services = new SignInServices();
        _failure = null;
    }

    [TearDown]
    public void CloseTheServices() => _services.Dispose();

    [Test]
    public async Task The_secret_buys_a_token_for_the_connector_from_the_bots_own_directory()
    {
        await using var bot = await StartAsync(("MicrosoftAppType", "SingleTenant"), ("MicrosoftAppTenantId", "7c1f"), ("MicrosoftAppPassword", "s3cr&t"));

        await SayAsync(bot);

        var (address, form) = _services.TokenRequests.Single();
        var fields = QueryHelpers.ParseQuery(form);
        Assert.Multiple(() =>
        {
            Assert.That(address.AbsoluteUri, Is.EqualTo("https://login.microsoftonline.com/7c1f/oauth2/v2.0/token"));
            Assert.That(
                (fields["grant_type"].ToString(), fields["client_id"].ToString(), fields["client_secret"].ToString(), fields["scope"].ToString()),
                Is.EqualTo(("client_credentials", SignInServices.BotId, "s3cr&t", "https://api.botframework.com/.default")));
            Assert.That(bot.Connector.OnlyCall.Authorization, Is.EqualTo("Bearer token-1"));
        });
    }

    [Test]
    public async Task A_bot_of_many_tenants_asks_the_directory_of_the_bot_framework()
    {
        await using var bot = await StartAsync(("MicrosoftAppPassword", "secret"));

        await SayAsync(bot);

        Assert.That(_services.TokenRequests.Single().Address.AbsolutePath, Is.EqualTo("/botframework.com/oauth2/v2.0/token"));
    }

    [Test]
    public async Task Many_turns_at_once_share_one_token()
    {
        await using var bot = await StartAsync(("MicrosoftAppPassword", "secret"));

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => SayAsync(bot)));

        Assert.Multiple(() =>
        {
            Assert.That(_services.TokenRequests, Has.Count.EqualTo(1));
            Assert.That(bot.Connector.Calls.Select(call => call.Authorization), Has.Exactly(20).Items.And.All.EqualTo("Bearer token-1"));
        });
    }

    [TestCase(54, "Bearer token-1"), TestCase(55, "Bearer token-2")]
    public async Task A_token_is_renewed_five_minutes_before_its_end(int minutes, string expected)
    {
        await using var bot = await StartAsync(("MicrosoftAppPassword", "secret"));
        await SayAsync(bot);
        _services.Clock.Passes(TimeSpan.FromMinutes(minutes));

        await SayAsync(bot);

        Assert.That(bot.Connector.Calls[^1].Authorization, Is.EqualTo(expected));
    }

    [Test]
    public async Task A_token_that_the_connector_refuses_is_replaced_and_the_message_sent_again()
    {
        await using var bot = await StartAsync(("MicrosoftAppPassword", "secret"));
        bot.Connector.Answers(401);

        await SayAsync(bot);

        Assert.Multiple(() =>
        {
            Assert.That(_failure, Is.Null);
            Assert.That(bot.Connector.Calls.Select(call => call.Authorization), Is.EqualTo(FirstThenSecond));
            Assert.That(bot.Connector.Calls.Select(call => call.Json.Value<string>("text")), Is.All.EqualTo("hello"));
        });
    }

    [Test]
    public async Task A_second_refusal_is_the_answer()
    {
        await using var bot = await StartAsync(("MicrosoftAppPassword", "secret"));
        bot.Connector.Answers(401);
        bot.Connector.Answers(401, """{ "error": { "code": "BotNotRegistered", "message": "Bot not registered" } }""");

        await SayAsync(bot);

        Assert.Multiple(() =>
        {
            Assert.That((_failure as ErrorResponseException)?.Body.Error.Code, Is.EqualTo("BotNotRegistered"));
            Assert.That((_failure as ErrorResponseException)?.Request.Headers.Keys, Has.No.Member("Authorization"));
            Assert.That(bot.Connector.Calls, Has.Length.EqualTo(2));
        });
    }

    [Test]
    public async Task A_secret_that_expired_is_said_with_the_names_of_the_settings()
    {
        await using var bot = await StartAsync(("MicrosoftAppPassword", "secret"));
        _services.TokenRefusal = (HttpStatusCode.Unauthorized, """{ "error": "invalid_client", "error_description": "AADSTS7000222: The provided client secret keys are expired" }""");

        await SayAsync(bot);

        Assert.Multiple(() =>
        {
            Assert.That(_failure, Is.TypeOf<AuthenticationException>());
            Assert.That(_failure!.Message, Does.Contain("AADSTS7000222").And.Contain("MicrosoftAppPassword").And.Not.Contain("secret\""));
        });
    }

    [Test]
    public async Task A_directory_that_is_down_is_told_apart_from_one_that_refuses()
    {
        await using var bot = await StartAsync(("MicrosoftAppPassword", "secret"));
        _services.TokenRefusal = (HttpStatusCode.ServiceUnavailable, "<h1>Later</h1>");

        await SayAsync(bot);

        Assert.That((_failure as HttpRequestException)?.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
    }

    [Test]
    public async Task A_turn_that_the_bot_starts_itself_speaks_with_the_token_too()
    {
        await using var bot = await StartAsync(("MicrosoftAppPassword", "secret"));

        await SayAsync(bot);
        await bot.Adapter.ContinueConversationAsync(
            SignInServices.BotId.ToUpperInvariant(), Here(bot).GetConversationReference(), (turn, cancel) => turn.SendActivityAsync("later", cancellationToken: cancel), CancellationToken.None);

        Assert.That(bot.Connector.Calls[^1].Authorization, Is.EqualTo("Bearer token-1"));
    }

    [Test]
    public async Task The_bot_does_not_speak_for_another_one()
    {
        await using var bot = await StartAsync(("MicrosoftAppPassword", "secret"));

        Assert.ThrowsAsync<InvalidOperationException>(() => bot.Adapter.ContinueConversationAsync(
            "9d3f6a52-0000-4000-8000-000000000002", Here(bot), (_, _) => Task.CompletedTask, CancellationToken.None));
    }

    private static readonly string[] FirstThenSecond = ["Bearer token-1", "Bearer token-2"];

    private static Activity Here(BotOnLoopback bot) =>
        new(ActivityTypes.Event) { ChannelId = "msteams", ServiceUrl = bot.Connector.Address, Conversation = new ConversationAccount(id: "a:chat") };

    private static Task SayAsync(BotOnLoopback bot) => bot.Adapter.ContinueConversationAsync(
        SignInServices.BotId, Here(bot), (turn, cancel) => turn.SendActivityAsync("hello", cancellationToken: cancel), CancellationToken.None);

    private async Task<BotOnLoopback> StartAsync(params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Append(("MicrosoftAppId", SignInServices.BotId)).Select(setting => KeyValuePair.Create<string, string?>(setting.Item1, setting.Item2)))
            .Build();
        var bot = await BotOnLoopback.StartAsync(
            new ActivityHandler(), new ConfigurationBotFrameworkAuthentication(configuration, null, null, _services, _services.Clock));
        bot.Adapter.OnTurnError = (_, thrown) => Task.FromResult(_failure = thrown);
        return bot;
    }
}
