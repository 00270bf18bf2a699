using System.Net;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Configuration;

namespace TeamsEsnBot.Tests.Packages.Bot;

/// <summary>When the connector's keys are read, and what happens when they cannot be.</summary>
internal sealed class ConnectorKeysTests
{
    private SignInServices _services = null!;
    private BotOnLoopback _bot = null!;

    [SetUp]
    public async Task StartTheBot()
    {
        _services = new SignInServices();
        _bot = await BotOnLoopback.StartAsync(
            new ActivityHandler(),
            new ConfigurationBotFrameworkAuthentication(new ConfigurationBuilder().Build(), new KnownBot(SignInServices.BotId), null, _services, _services.Clock));
    }

    [TearDown]
    public async Task StopTheBot()
    {
        await _bot.DisposeAsync();
        _services.Dispose();
    }

    [Test]
    public async Task Many_requests_at_once_read_the_keys_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => PostAsync("K1")));

        Assert.Multiple(() =>
        {
            Assert.That(answers, Is.All.EqualTo(HttpStatusCode.OK));
            Assert.That(_services.KeysRead, Is.EqualTo(1));
        });
    }

    [Test]
    public async Task A_new_key_is_found_but_made_up_names_do_not_make_the_bot_ask_again_and_again()
    {
        await PostAsync("K1");
        _services.Publish("K2", "msteams");
        var atOnce = await PostAsync("K2");
        _services.Publish("K3", "msteams");

        var tooSoon = await PostAsync("K3");
        _services.Clock.Passes(ConnectorKeys.Patience);
        var afterAWhile = await PostAsync("K3");

        Assert.Multiple(() =>
        {
            Assert.That((atOnce, tooSoon, afterAWhile), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.Unauthorized, HttpStatusCode.OK)));
            Assert.That(_services.KeysRead, Is.EqualTo(3));
        });
    }

    [Test]
    public async Task A_key_that_was_withdrawn_is_good_for_a_day_at_most()
    {
        await PostAsync("K1");
        var last = _services.Token(_bot.Connector.Address, validUntil: TimeSpan.FromDays(3));
        _services.Publish("K1", "msteams");

        _services.Clock.Passes(ConnectorKeys.Lifetime - TimeSpan.FromMinutes(1));
        var withinTheDay = (await _bot.PostAsync(_bot.Message("hi"), last)).Status;
        _services.Clock.Passes(TimeSpan.FromMinutes(1));
        var afterTheDay = (await _bot.PostAsync(_bot.Message("hi"), last)).Status;

        Assert.That((withinTheDay, afterTheDay), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.Unauthorized)));
    }

    [Test]
    public async Task The_last_good_keys_stay_in_use_while_new_ones_cannot_be_reached()
    {
        await PostAsync("K1");
        _services.KeysAreThere = false;
        _services.Clock.Passes(ConnectorKeys.Lifetime * 2);

        Assert.That(await PostAsync("K1"), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Without_any_key_a_request_fails_on_our_side_so_that_teams_sends_it_again_and_soon_it_works()
    {
        _services.KeysAreThere = false;
        var unreachable = await PostAsync("K1");
        _services.KeysAreThere = true;
        var tooSoon = await PostAsync("K1");
        _services.Clock.Passes(ConnectorKeys.PatienceWithoutKeys);
        var again = await PostAsync("K1");

        Assert.That((unreachable, tooSoon, again), Is.EqualTo((HttpStatusCode.InternalServerError, HttpStatusCode.InternalServerError, HttpStatusCode.OK)));
    }

    private async Task<HttpStatusCode> PostAsync(string keyId) =>
        (await _bot.PostAsync(_bot.Message("hi"), _services.Token(_bot.Connector.Address, keyId: keyId))).Status;
}
