using System.Net;
using System.Security.Claims;
using System.Security.Principal;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Configuration;
using Microsoft.IdentityModel.Tokens;

namespace TeamsEsnBot.Tests.Packages.Bot;

/// <summary>Only the Bot Connector is let in: for this bot, this service and this channel.</summary>
internal sealed class ConnectorTokenTests
{
    private SignInServices _services = null!;
    private BotOnLoopback _bot = null!;
    private ClaimsIdentity? _caller;

    [SetUp]
    public async Task StartTheBot()
    {
        _caller = null;
        _services = new SignInServices();
        _bot = await BotOnLoopback.StartAsync(RememberTheCaller, Authentication());
    }

    [TearDown]
    public async Task StopTheBot()
    {
        await _bot.DisposeAsync();
        _services.Dispose();
    }

    [Test]
    public async Task A_token_of_the_connector_is_accepted_and_says_who_calls()
    {
        var answer = await PostAsync(_services.Token(_bot.Connector.Address));

        Assert.Multiple(() =>
        {
            Assert.That(answer, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(_caller!.IsAuthenticated);
            Assert.That(_caller.FindFirst("aud")!.Value, Is.EqualTo(SignInServices.BotId));
            Assert.That(_caller.FindFirst("iss")!.Value, Is.EqualTo(SignInServices.Issuer));
        });
    }

    [Test]
    public Task Without_a_token_nobody_is_let_in() => RefusedAsync(token: null);

    [TestCase("nonsense"), TestCase("a.b.c"), TestCase("two words"), TestCase("")]
    public Task What_is_no_token_is_refused(string token) => RefusedAsync(token);

    [TestCase("https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0")]
    [TestCase("https://api.botframework.com/")]
    public Task A_token_of_another_issuer_is_refused(string issuer) => RefusedAsync(_services.Token(_bot.Connector.Address, issuer: issuer));

    [Test]
    public Task A_token_for_another_bot_is_refused() => RefusedAsync(_services.Token(_bot.Connector.Address, audience: "9d3f6a52-0000-4000-8000-000000000002"));

    [Test]
    public Task A_token_for_another_service_is_refused() => RefusedAsync(_services.Token("https://attacker.example/"));

    [Test]
    public Task A_token_that_names_no_service_is_refused() => RefusedAsync(_services.Token(_bot.Connector.Address, serviceUrlClaim: null));

    [Test]
    public async Task The_service_is_compared_without_regard_to_case() =>
        Assert.That(await PostAsync(_services.Token(_bot.Connector.Address.ToUpperInvariant())), Is.EqualTo(HttpStatusCode.OK));

    [TestCase(-4, HttpStatusCode.OK), TestCase(-6, HttpStatusCode.Unauthorized)]
    public async Task A_token_that_ended_is_good_for_five_more_minutes(int endedMinutes, HttpStatusCode expected)
    {
        var token = _services.Token(_bot.Connector.Address, validFrom: TimeSpan.FromHours(-1), validUntil: TimeSpan.FromMinutes(endedMinutes));

        Assert.That(await PostAsync(token), Is.EqualTo(expected));
    }

    [TestCase(4, HttpStatusCode.OK), TestCase(6, HttpStatusCode.Unauthorized)]
    public async Task A_token_of_a_clock_five_minutes_ahead_is_good(int minutesAhead, HttpStatusCode expected)
    {
        var token = _services.Token(_bot.Connector.Address, validFrom: TimeSpan.FromMinutes(minutesAhead));

        Assert.That(await PostAsync(token), Is.EqualTo(expected));
    }

    [Test]
    public Task A_token_signed_by_somebody_else_under_the_connectors_key_name_is_refused() =>
        RefusedAsync(_services.Token(_bot.Connector.Address, signedWith: SignInServices.StrangersKey));

    [Test]
    public Task A_token_signed_with_the_public_key_as_a_secret_is_refused() =>
        RefusedAsync(_services.Token(_bot.Connector.Address, algorithm: SecurityAlgorithms.HmacSha256, signedWith: _services.PublicKeyAsSecret("K1")));

    [TestCase(SecurityAlgorithms.RsaSha512), TestCase(SecurityAlgorithms.RsaSsaPssSha256)]
    public Task A_token_signed_in_another_way_than_the_connectors_is_refused(string algorithm) =>
        RefusedAsync(_services.Token(_bot.Connector.Address, algorithm: algorithm));

    [Test]
    public Task A_token_without_a_signature_is_refused() => RefusedAsync(SignInServices.UnsignedToken(_bot.Connector.Address));

    [Test]
    public Task A_key_that_the_connector_does_not_have_is_refused()
    {
        var token = _services.Token(_bot.Connector.Address);
        _services.Withdraw("K1");
        return RefusedAsync(token);
    }

    [TestCase("directline"), TestCase(""), TestCase(null)]
    public Task A_key_that_is_not_endorsed_for_the_channel_is_refused(string? channel) => RefusedAsync(_services.Token(_bot.Connector.Address), channel);

    [Test]
    public async Task A_part_of_a_channel_counts_as_the_channel() =>
        Assert.That(await PostAsync(_services.Token(_bot.Connector.Address), "msteams:copilot"), Is.EqualTo(HttpStatusCode.OK));

    [Test]
    public async Task A_bot_may_demand_more_endorsements_and_have_a_rule_of_its_own()
    {
        var rule = new NotOnSundays();
        await using var strict = await BotOnLoopback.StartAsync(
            RememberTheCaller, Authentication(new AuthenticationConfiguration { RequiredEndorsements = ["webchat"], ClaimsValidator = rule }));
        await using var stricter = await BotOnLoopback.StartAsync(RememberTheCaller, Authentication(new AuthenticationConfiguration { RequiredEndorsements = ["directline"] }));

        var onWeekday = (await strict.PostAsync(strict.Message("hi"), _services.Token(strict.Connector.Address))).Status;
        rule.IsSunday = true;
        var onSunday = (await strict.PostAsync(strict.Message("hi"), _services.Token(strict.Connector.Address))).Status;
        var notEndorsed = (await stricter.PostAsync(stricter.Message("hi"), _services.Token(stricter.Connector.Address))).Status;

        Assert.That((onWeekday, onSunday, notEndorsed), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized)));
    }

    private Task<HttpStatusCode> PostAsync(string? token) => PostAsync(token, "msteams");

    private async Task<HttpStatusCode> PostAsync(string? token, string? channel)
    {
        var message = _bot.Message("hello");
        message["channelId"] = channel;
        return (await _bot.PostAsync(message, token)).Status;
    }

    private async Task RefusedAsync(string? token, string? channel = "msteams")
    {
        var answer = await PostAsync(token, channel);

        Assert.Multiple(() =>
        {
            Assert.That(answer, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That(_caller, Is.Null, "the bot saw the turn");
        });
    }

    private Task RememberTheCaller(ITurnContext turn, CancellationToken cancel)
    {
        _caller = turn.TurnState.Get<IIdentity>(BotAdapter.BotIdentityKey) as ClaimsIdentity;
        return Task.CompletedTask;
    }

    private ConfigurationBotFrameworkAuthentication Authentication(AuthenticationConfiguration? demands = null) => new(
        new ConfigurationBuilder().Build(), new KnownBot(SignInServices.BotId), demands, _services, _services.Clock);

    private sealed class NotOnSundays : ClaimsValidator
    {
        public bool IsSunday { get; set; }

        public override Task ValidateClaimsAsync(IList<Claim> claims) =>
            IsSunday && claims.Count > 0 ? throw new UnauthorizedAccessException("Closed on Sundays.") : Task.CompletedTask;
    }
}
