using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace TeamsEsnBot.Wire;

/// <summary>
/// The Bot Connector's side of sign-in on a loopback port: publishes an OpenID configuration and keys with endorsements, and makes tokens, right ones and
/// wrong ones. Keys can be rotated, and the service can fail.
/// </summary>
public sealed class TokenIssuer : IAsyncDisposable
{
    /// <summary>The issuer of the public cloud.</summary>
    public const string Name = "https://api.botframework.com";

    /// <summary>Stands for the key published last.</summary>
    public const string Newest = "(newest)";

    // Making a key takes a while, and what it is does not matter: all issuers of a process share them.
    private static readonly ConcurrentDictionary<int, RSA> Pairs = new();

    private readonly ConcurrentDictionary<string, Published> _published = new();
    private readonly TimeProvider _time;
    private WebApplication _host = null!;
    private int _keysMade;
    private int _configurationReads;
    private int _keyReads;
    private volatile string _newest = "";

    private TokenIssuer(TimeProvider time) => _time = time;

    /// <summary>Where the OpenID configuration is (setting ToBotFromChannelOpenIdMetadataUrl).</summary>
    public string MetadataAddress => $"{_host.Urls.Single()}/v1/.well-known/openidconfiguration";

    /// <summary>Answers every call with this status instead; null answers as usual.</summary>
    public HttpStatusCode? Fails { get; set; }

    /// <summary>How often the configuration was asked for.</summary>
    public int ConfigurationReads => _configurationReads;

    /// <summary>How often the keys were asked for.</summary>
    public int KeyReads => _keyReads;

    /// <summary>Starts with one key, endorsed for Teams.</summary>
    public static async Task<TokenIssuer> StartAsync(TimeProvider? time = null)
    {
        var issuer = new TokenIssuer(time ?? TimeProvider.System);
        issuer._host = await Loopback.ListenAsync(issuer.TakeAsync);
        issuer.Rotate("msteams", "webchat");
        return issuer;
    }

    /// <summary>Publishes a new key beside those that are there; tokens are signed with it from now on.</summary>
    /// <param name="endorsements">The channels it may sign for; none at all leaves the list out.</param>
    /// <returns>The name of the key.</returns>
    public string Rotate(params string[] endorsements)
    {
        var number = Interlocked.Increment(ref _keysMade);
        var name = $"K{number}";
        var pair = Pair(number);
        _published[name] = new Published(pair, Jwk(name, pair, endorsements));
        return _newest = name;
    }

    /// <summary>Takes a key back.</summary>
    public void Withdraw(string keyId) => _published.TryRemove(keyId, out _);

    /// <summary>A token as planned.</summary>
    public string Token(TokenPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var keyId = plan.KeyId == Newest ? _newest : plan.KeyId;
        var header = new JsonObject { ["alg"] = plan.Algorithm, ["typ"] = "JWT" };
        Put(header, "kid", keyId);

        var now = _time.GetUtcNow();
        var claims = new JsonObject();
        Put(claims, "iss", plan.Issuer);
        Put(claims, "aud", plan.Audience);
        Put(claims, "serviceurl", plan.ServiceUrl);
        Put(claims, "nbf", (now + plan.From)?.ToUnixTimeSeconds());
        Put(claims, "exp", (now + plan.Until)?.ToUnixTimeSeconds());

        var signed = $"{Encoded(header)}.{Encoded(claims)}";
        var signature = Signature(plan, keyId, System.Text.Encoding.ASCII.GetBytes(signed));
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private static RSA Pair(int number) => Pairs.GetOrAdd(number, _ => RSA.Create(2048));

    private static void Put(JsonObject json, string name, JsonNode? value)
    {
        if (value is not null)
        {
            json[name] = value;
        }
    }

    private static string Encoded(JsonObject part) => Base64Url.EncodeToString(System.Text.Encoding.UTF8.GetBytes(part.ToJsonString()));

    private byte[] Signature(TokenPlan plan, string? keyId, byte[] signed)
    {
        // An unknown name still needs some key to sign with.
        var own = keyId is not null && _published.TryGetValue(keyId, out var published) ? published.Key : _published[_newest].Key;
        var key = plan.IsForged ? Pair(0) : own;
        lock (key)
        {
            return plan.Algorithm switch
            {
                "none" => [],
                "HS256" => HMACSHA256.HashData(own.ExportSubjectPublicKeyInfo(), signed),
                "RS384" => key.SignData(signed, HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1),
                "RS512" => key.SignData(signed, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
                _ => key.SignData(signed, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
            };
        }
    }

    private Task TakeAsync(HttpContext http)
    {
        var isKeys = http.Request.Path == "/v1/.well-known/keys";
        Interlocked.Increment(ref isKeys ? ref _keyReads : ref _configurationReads);
        if (Fails is { } status)
        {
            http.Response.StatusCode = (int)status;
            return Task.CompletedTask;
        }

        var answer = isKeys
            ? new JsonObject { ["keys"] = new JsonArray([.. _published.Values.Select(one => one.Jwk.DeepClone())]) }
            : new JsonObject { ["issuer"] = Name, ["jwks_uri"] = $"{_host.Urls.Single()}/v1/.well-known/keys" };
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync(answer.ToJsonString());
    }

    private static JsonObject Jwk(string keyId, RSA key, string[] endorsements)
    {
        var numbers = key.ExportParameters(includePrivateParameters: false);
        var jwk = new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = keyId,
            ["n"] = Base64Url.EncodeToString(numbers.Modulus),
            ["e"] = Base64Url.EncodeToString(numbers.Exponent),
        };
        if (endorsements.Length > 0)
        {
            jwk["endorsements"] = new JsonArray([.. endorsements.Select(channel => JsonValue.Create(channel))]);
        }

        return jwk;
    }

    private sealed record Published(RSA Key, JsonObject Jwk);
}
