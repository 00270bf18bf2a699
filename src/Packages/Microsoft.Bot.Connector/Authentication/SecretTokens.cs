using System.Collections.Concurrent;
using System.Security.Authentication;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>A token that a bot can ask for.</summary>
internal sealed record WantedToken(Uri Address, string AppId, string Secret, string Scope)
{
    // A record prints its members; the secret stays out of logs and exceptions.
    public override string ToString() => $"token of {AppId} for {Scope} from {Address}";
}

/// <summary>The bot's own tokens, got with its secret (OAuth client credentials) and kept until shortly before they expire.</summary>
internal sealed class SecretTokens(Func<HttpClient> http, TimeProvider time)
{
    /// <summary>A token this close to its end may expire on its way.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<WantedToken, Kept> _kept = new();

    /// <exception cref="AuthenticationException">The directory refuses the app id or the secret.</exception>
    internal async Task<string> GetAsync(WantedToken wanted, CancellationToken cancel)
    {
        var kept = _kept.GetOrAdd(wanted, _ => new Kept());
        if (IsGood(kept.Token))
        {
            return kept.Token.Value;
        }

        await kept.OneAsker.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            if (!IsGood(kept.Token))
            {
                kept.Token = await AskAsync(wanted, cancel).ConfigureAwait(false);
            }

            return kept.Token.Value;
        }
        finally
        {
            kept.OneAsker.Release();
        }
    }

    /// <summary>Drops a token that was refused, unless somebody has got a newer one since.</summary>
    internal void Forget(WantedToken wanted, string refused)
    {
        if (_kept.TryGetValue(wanted, out var kept) && kept.Token?.Value == refused)
        {
            kept.Token = null;
        }
    }

    private bool IsGood(Token token) => token is not null && time.GetUtcNow() < token.Expires - Margin;

    private async Task<Token> AskAsync(WantedToken wanted, CancellationToken cancel)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = wanted.AppId,
            ["client_secret"] = wanted.Secret,
            ["scope"] = wanted.Scope,
        });
        var asked = time.GetUtcNow();
        using var response = await http().PostAsync(wanted.Address, form, cancel).ConfigureAwait(false);
        var text = await response.Content.ReadAsStringAsync(cancel).ConfigureAwait(false);
        var answer = Read(text);
        if (!response.IsSuccessStatusCode || answer?.Value<string>("access_token") is not { Length: > 0 } token)
        {
            var why = answer?.Value<string>("error_description") ?? answer?.Value<string>("error") ?? "no reason given";
            throw (int)response.StatusCode is 400 or 401 or 403
                ? new AuthenticationException(
                    $"{wanted.Address.Host} refuses a token to the bot {wanted.AppId}: {why}. Check MicrosoftAppId, MicrosoftAppPassword and MicrosoftAppTenantId.")
                : new HttpRequestException($"{wanted.Address.Host} gave no token ({(int)response.StatusCode}): {why}", inner: null, response.StatusCode);
        }

        return new Token(token, asked + TimeSpan.FromSeconds(answer.Value<double?>("expires_in") ?? 0));
    }

    private static JObject Read(string text)
    {
        try
        {
            return JObject.Parse(text);
        }
        catch (JsonException)
        {
            // A gateway in between answers in HTML; the status decides.
            return null;
        }
    }

    private sealed record Token(string Value, DateTimeOffset Expires);

    private sealed class Kept
    {
        internal SemaphoreSlim OneAsker { get; } = new(1);

        internal volatile Token Token;
    }
}

/// <summary>Puts the token got with a secret on a call.</summary>
internal sealed class SecretCredentials(WantedToken wanted, SecretTokens tokens) : TokenCredentials
{
    internal override bool Forget(HttpRequestMessage refused)
    {
        tokens.Forget(wanted, refused.Headers.Authorization?.Parameter);
        return true;
    }

    protected override Task<string> TokenAsync(CancellationToken cancel) => tokens.GetAsync(wanted, cancel);
}
