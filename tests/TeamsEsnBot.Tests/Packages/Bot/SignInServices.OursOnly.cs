using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Newtonsoft.Json.Linq;

namespace TeamsEsnBot.Tests.Packages.Bot;

/// <summary>
/// The service that has the connector's keys, in memory under its real name, login.botframework.com. Calls to anybody else go out as usual.
/// </summary>
internal sealed class SignInServices : DelegatingHandler, IHttpClientFactory
{
    public const string BotId = "0b7f1f5e-61b0-4a3a-8b1e-7d7f8d3b9c10";
    public const string Issuer = "https://api.botframework.com";

    /// <summary>Keys are dear to make, so the tests share them: two for the connector and one for a stranger.</summary>
    private static readonly Lazy<RSA>[] Pairs = [.. Enumerable.Range(0, 3).Select(_ => new Lazy<RSA>(() => RSA.Create(2048)))];

    private readonly ConcurrentDictionary<string, (RSA Key, string[] Endorsements)> _published = new();
    private int _keysPublished;

    public SignInServices()
        : base(new SocketsHttpHandler { AllowAutoRedirect = false }) => Publish("K1", "msteams", "webchat");

    public Clock Clock { get; } = new();

    /// <summary>How often the keys were read.</summary>
    public int KeysRead { get; private set; }

    /// <summary>False while the keys cannot be reached.</summary>
    public bool KeysAreThere { get; set; } = true;

    public static SecurityKey StrangersKey => new RsaSecurityKey(Pairs[2].Value);

    /// <summary>Publishes a new key, in place of the one that had its name.</summary>
    public void Publish(string keyId, params string[] endorsements) => _published[keyId] = (Pairs[_keysPublished++].Value, endorsements);

    public void Withdraw(string keyId) => _published.TryRemove(keyId, out _);

    /// <summary>A token of the connector, spoilt in the way a test asks for.</summary>
    public string Token(
        string serviceUrl,
        string issuer = Issuer,
        string audience = BotId,
        string keyId = "K1",
        string algorithm = SecurityAlgorithms.RsaSha256,
        SecurityKey? signedWith = null,
        TimeSpan? validFrom = null,
        TimeSpan? validUntil = null,
        string? serviceUrlClaim = "serviceurl")
    {
        var key = signedWith ?? new RsaSecurityKey(_published[keyId].Key);
        key.KeyId = keyId;
        var now = Clock.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            NotBefore = now + (validFrom ?? TimeSpan.FromMinutes(-1)),
            Expires = now + (validUntil ?? TimeSpan.FromHours(1)),
            Claims = serviceUrlClaim is null ? null : new Dictionary<string, object> { [serviceUrlClaim] = serviceUrl },
            SigningCredentials = new SigningCredentials(key, algorithm),
        });
    }

    /// <summary>A token that says everything right and has no signature.</summary>
    public static string UnsignedToken(string serviceUrl)
    {
        var says = new JObject { ["iss"] = Issuer, ["aud"] = BotId, ["exp"] = 4102444800, ["serviceurl"] = serviceUrl };
        return $"{Encoded(new JObject { ["alg"] = "none", ["kid"] = "K1" })}.{Encoded(says)}.";

        static string Encoded(JObject part) => Base64UrlEncoder.Encode(part.ToString());
    }

    /// <summary>The public half of a key, which anybody can read, as the secret of a token signed with a shared secret.</summary>
    public SymmetricSecurityKey PublicKeyAsSecret(string keyId) => new(_published[keyId].Key.ExportSubjectPublicKeyInfo());

    public HttpClient CreateClient(string name) => new(this, disposeHandler: false);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => request.RequestUri!.Host switch
    {
        "login.botframework.com" => Task.FromResult(Keys(request.RequestUri)),
        _ => base.SendAsync(request, cancellationToken),
    };

    private static HttpResponseMessage Answer(JObject json, HttpStatusCode status = HttpStatusCode.OK) => new(status) { Content = new StringContent(json.ToString()) };

    private HttpResponseMessage Keys(Uri address)
    {
        if (!KeysAreThere)
        {
            return new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
        }

        if (address.AbsolutePath == "/v1/.well-known/openidconfiguration")
        {
            return Answer(new JObject { ["issuer"] = Issuer, ["jwks_uri"] = "https://login.botframework.com/v1/.well-known/keys" });
        }

        KeysRead++;
        return Answer(new JObject { ["keys"] = new JArray(_published.Select(published => Jwk(published.Key, published.Value.Key, published.Value.Endorsements))) });
    }

    private static JObject Jwk(string keyId, RSA key, string[] endorsements)
    {
        var numbers = key.ExportParameters(includePrivateParameters: false);
        return new JObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = keyId,
            ["n"] = Base64UrlEncoder.Encode(numbers.Modulus),
            ["e"] = Base64UrlEncoder.Encode(numbers.Exponent),
            ["endorsements"] = new JArray(endorsements),
        };
    }
}

/// <summary>A clock that goes when it is told to.</summary>
internal sealed class Clock : TimeProvider
{
    private DateTimeOffset _now = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    public void Passes(TimeSpan time) => _now += time;
}
