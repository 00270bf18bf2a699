using System.Net;
using TeamsEsnBot.Teams;

namespace TeamsEsnBot.Tests.Teams;

/// <summary>The tokens that the bot speaks with: when they are asked for, kept, renewed and given up.</summary>
internal sealed class BotTokensTests
{
    private const string Scope = "https://api.botframework.com/.default";

    private static readonly AppOptions Bot = new()
    {
        MicrosoftAppId = "0b7f1f5e-61b0-4a3a-8b1e-7d7f8d3b9c10", MicrosoftAppType = "SingleTenant", MicrosoftAppTenantId = "home", MicrosoftAppPassword = "secret",
    };

    private Entra _entra = null!;
    private Ahead _clock = null!;
    private BotTokens _tokens = null!;

    [SetUp]
    public void OpenEntra()
    {
        (_entra, _clock) = (new Entra(), new Ahead());
        _tokens = new BotTokens(() => BotProof.Of(Bot, _clock.GetUtcNow(), _entra.Transport), _clock);
    }

    [TearDown]
    public void CloseEntra()
    {
        _tokens.Dispose();
        _entra.Dispose();
    }

    [Test]
    public async Task Many_calls_at_once_share_one_token()
    {
        var proof = new Dated(_clock, TimeSpan.FromMinutes(60));
        using var tokens = new BotTokens(() => proof, _clock);

        var headers = await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ => (await tokens.GetAsync(Scope, CancellationToken.None)).ToString()));

        Assert.That(headers, Is.All.EqualTo("Bearer token-1"));
        Assert.That(proof.Given, Is.EqualTo(1));
    }

    [Test]
    public async Task A_token_is_asked_for_again_five_minutes_before_its_end()
    {
        var proof = new Dated(_clock, TimeSpan.FromMinutes(60));
        using var tokens = new BotTokens(() => proof, _clock);
        await tokens.GetAsync(Scope, CancellationToken.None);

        _clock.Passes(TimeSpan.FromMinutes(54));
        var early = (await tokens.GetAsync(Scope, CancellationToken.None)).Parameter;
        _clock.Passes(TimeSpan.FromMinutes(1));
        var late = (await tokens.GetAsync(Scope, CancellationToken.None)).Parameter;

        Assert.That((early, late), Is.EqualTo(("token-1", "token-2")));
    }

    [Test]
    public async Task A_refused_token_is_replaced_and_the_same_call_made_once_more()
    {
        await GetAsync();
        _clock.Passes(BotTokens.Young);

        var (answer, seen) = await CallAsync(refuses: header => header == "Bearer token-1");

        Assert.That(answer, Is.EqualTo(HttpStatusCode.Created));
        Assert.That(seen, Is.EqualTo(new[] { "Bearer token-1 hello", "Bearer token-2 hello" }));
        Assert.That(await GetAsync(), Is.EqualTo("Bearer token-2"));
    }

    [Test]
    public async Task A_second_refusal_is_the_answer_and_a_young_token_is_not_replaced()
    {
        await GetAsync();
        _clock.Passes(BotTokens.Young);

        var first = await CallAsync(refuses: _ => true);
        var second = await CallAsync(refuses: _ => true);

        Assert.That((first.Answer, first.Seen.Count), Is.EqualTo((HttpStatusCode.Unauthorized, 2)));
        Assert.That((second.Answer, second.Seen.Count), Is.EqualTo((HttpStatusCode.Unauthorized, 1)), "Whoever is not registered does not ask Entra for a token with every message.");
    }

    [Test]
    public async Task Of_many_calls_refused_at_once_one_asks_for_the_new_token()
    {
        await GetAsync();
        _clock.Passes(BotTokens.Young);

        var calls = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => CallAsync(refuses: header => header == "Bearer token-1")));

        Assert.That(calls.Select(call => call.Answer), Is.All.EqualTo(HttpStatusCode.Created));
        Assert.That(_entra.Asked, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_call_that_speaks_with_somebody_elses_token_is_left_alone()
    {
        await GetAsync();
        _clock.Passes(BotTokens.Young);

        var (answer, seen) = await CallAsync(refuses: _ => true, header: "Bearer somebody-else");

        Assert.That((answer, seen.Count), Is.EqualTo((HttpStatusCode.Unauthorized, 1)));
    }

    [Test]
    public void A_secret_that_expired_is_said_in_Entras_words_with_the_names_of_the_settings()
    {
        _entra.Refusal = (HttpStatusCode.Unauthorized, """{ "error": "invalid_client", "error_description": "AADSTS7000222: The provided client secret keys are expired." }""");

        var failure = Assert.ThrowsAsync<HttpRequestException>(GetAsync);

        Assert.That(failure!.Message, Does.Contain("AADSTS7000222").And.Contain("MicrosoftAppTenantId").And.Not.Contain("\n"));
    }

    [Test]
    public async Task After_a_failure_the_next_call_asks_again_with_what_is_there_then()
    {
        _entra.Refusal = (HttpStatusCode.BadRequest, """{ "error": "invalid_client", "error_description": "AADSTS700027: The certificate is not known." }""");
        Assert.ThrowsAsync<HttpRequestException>(GetAsync);

        _entra.Refusal = null;

        Assert.That(await GetAsync(), Is.EqualTo("Bearer token-1"));
    }

    private async Task<string> GetAsync() => (await _tokens.GetAsync(Scope, CancellationToken.None)).ToString();

    private async Task<(HttpStatusCode Answer, IReadOnlyList<string> Seen)> CallAsync(Func<string, bool> refuses, string? header = null)
    {
        using var connector = new Refusing(refuses);
        using var http = new HttpClient(new TokenRenewal(_tokens) { InnerHandler = connector });
        using var call = new HttpRequestMessage(HttpMethod.Post, "https://smba.example/v3/conversations") { Content = new StringContent("hello") };
        call.Headers.TryAddWithoutValidation("Authorization", header ?? await GetAsync());
        using var answer = await http.SendAsync(call);
        return (answer.StatusCode, connector.Seen);
    }

    private sealed class Refusing(Func<string, bool> refuses) : HttpMessageHandler
    {
        public List<string> Seen { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var header = request.Headers.Authorization!.ToString();
            Seen.Add($"{header} {await request.Content!.ReadAsStringAsync(cancellationToken)}");
            return new HttpResponseMessage(refuses(header) ? HttpStatusCode.Unauthorized : HttpStatusCode.Created);
        }
    }

    /// <summary>A credential that keeps nothing itself.</summary>
    private sealed class Dated(TimeProvider time, TimeSpan life) : Azure.Core.TokenCredential
    {
        public int Given { get; private set; }

        public override Azure.Core.AccessToken GetToken(Azure.Core.TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            throw new NotSupportedException("The bot waits for nothing in a thread.");

        public override async ValueTask<Azure.Core.AccessToken> GetTokenAsync(Azure.Core.TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            // Long enough for other callers to arrive in the meantime.
            await Task.Yield();
            return new Azure.Core.AccessToken($"token-{++Given}", time.GetUtcNow() + life);
        }
    }

    /// <summary>Runs as usual until a test moves it ahead: Azure.Identity knows no other clock than the machine's.</summary>
    private sealed class Ahead : TimeProvider
    {
        private TimeSpan _by;

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _by;

        public void Passes(TimeSpan time) => _by += time;
    }
}
