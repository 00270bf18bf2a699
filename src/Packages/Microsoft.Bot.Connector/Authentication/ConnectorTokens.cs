using System.Globalization;
using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>
/// Decides whether a bearer token was signed by the Bot Connector, for this bot, for the service and the channel that the activity names.
/// The rules are those of Microsoft's bot-docs, “Authenticate requests from the Bot Connector service to your bot”.
/// </summary>
internal sealed class ConnectorTokens(
    string issuer, ConnectorKeys keys, ServiceClientCredentialsFactory credentials, AuthenticationConfiguration demands, TimeProvider time)
{
    private const string ServiceUrlClaim = "serviceurl";

    /// <summary>How far the clocks of the connector and of this machine may differ.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false };

    /// <summary>
    /// Tokens whose signature was checked. The connector uses one for about an hour, and a signature costs more than the rest of the turn at the door. Everything
    /// that time or the activity can change is checked for every call.
    /// </summary>
    private readonly VerifiedTokens _verified = new();

    /// <exception cref="UnauthorizedAccessException">The token breaks a rule; the message says which one.</exception>
    internal async Task<ClaimsIdentity> ValidateAsync(string authHeader, string channelId, string serviceUrl, CancellationToken cancel)
    {
        if (_verified.Find(authHeader) is { } known && await keys.FindAsync(known.KeyId, cancel).ConfigureAwait(false) is { } still && still == known.Key)
        {
            Demand(IsCurrent(known.NotBefore, known.Expires), "The token is not valid now.");
            await DemandOwnAudienceAsync(known.Audiences, cancel).ConfigureAwait(false);
            DemandEndorsements(still, channelId);
            DemandServiceUrl(known.Identity, serviceUrl);
            return known.Identity;
        }

        var token = Decode(authHeader);

        // Cheap and first, so that only tokens that claim to be the connector's can make us look for keys.
        Demand(token.Issuer == issuer, new Reason("The token was issued by '{0}', not by '{1}'.", token.Issuer, issuer));
        Demand(!string.IsNullOrEmpty(token.Kid), "The token does not name the key it was signed with.");

        var key = await keys.FindAsync(token.Kid, cancel).ConfigureAwait(false)
            ?? throw new UnauthorizedAccessException($"The connector has no key '{token.Kid}'.");
        var identity = await VerifyAsync(token, key.Key).ConfigureAwait(false);

        var audiences = token.Audiences.ToArray();
        await DemandOwnAudienceAsync(audiences, cancel).ConfigureAwait(false);
        DemandEndorsements(key, channelId);
        DemandServiceUrl(identity, serviceUrl);
        _verified.Keep(authHeader, new VerifiedToken(identity, token.Kid, key, audiences, token.ValidFrom, token.ValidTo));
        return identity;
    }

    private static JsonWebToken Decode(string authHeader)
    {
        var parts = authHeader.Split(' ');
        Demand(parts is ["Bearer", { Length: > 0 }], "The Authorization header is not 'Bearer' and a token.");
        try
        {
            return new JsonWebToken(parts[1]);
        }
        catch (Exception malformed) when (malformed is ArgumentException or SecurityTokenException)
        {
            throw new UnauthorizedAccessException("The token is not a JSON web token.", malformed);
        }
    }

    private async Task<ClaimsIdentity> VerifyAsync(JsonWebToken token, SecurityKey key)
    {
        var rules = new TokenValidationParameters
        {
            ValidIssuer = issuer,
            ValidateAudience = false, // The bot's credentials know its id, see DemandOwnAudienceAsync.
            IssuerSigningKey = key,
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            LifetimeValidator = (notBefore, expires, _, _) => expires is not null && IsCurrent(notBefore, expires),
        };
        var verdict = await Handler.ValidateTokenAsync(token, rules).ConfigureAwait(false);
        return verdict.IsValid
            ? new ClaimsIdentity(verdict.ClaimsIdentity.Claims, "Bearer")
            : throw new UnauthorizedAccessException($"The token is not valid: {verdict.Exception.GetType().Name}.", verdict.Exception);
    }

    private bool IsCurrent(DateTime? notBefore, DateTime? expires)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return now < expires + ClockSkew && (notBefore is not { } start || start == default || now > start - ClockSkew);
    }

    private async Task DemandOwnAudienceAsync(string[] audiences, CancellationToken cancel)
    {
        var audience = audiences is [var only] ? only : null;
        Demand(!string.IsNullOrEmpty(audience), "The token is not for exactly one audience.");
        Demand(
            await credentials.IsValidAppIdAsync(audience, cancel).ConfigureAwait(false),
            new Reason("The token is for '{0}', which is not this bot. Check MicrosoftAppId.", audience));
    }

    private void DemandEndorsements(ConnectorKey key, string channelId)
    {
        // An activity may name a part of a channel, “msteams:copilot”; keys are endorsed for the channel.
        var channel = channelId is not null && channelId.Contains(':', StringComparison.Ordinal) ? channelId[..channelId.IndexOf(':', StringComparison.Ordinal)] : channelId;
        Demand(!string.IsNullOrEmpty(channel), "The activity names no channel.");
        foreach (var demanded in demands.RequiredEndorsements.Prepend(channel))
        {
            Demand(key.Endorsements.Contains(demanded), new Reason("The key of the token is not endorsed for '{0}'.", demanded));
        }
    }

    private static void DemandServiceUrl(ClaimsIdentity identity, string serviceUrl)
    {
        var claimed = identity.FindFirst(ServiceUrlClaim)?.Value;
        Demand(!string.IsNullOrEmpty(claimed), "The token names no service.");
        Demand(
            string.Equals(claimed, serviceUrl, StringComparison.OrdinalIgnoreCase),
            new Reason("The token is for the service '{0}', the activity names '{1}'.", claimed, serviceUrl));
    }

    /// <param name="otherwise">What is wrong; put into words only when it is.</param>
    private static void Demand(bool met, Reason otherwise)
    {
        if (!met)
        {
            throw new UnauthorizedAccessException(otherwise.Words());
        }
    }

    /// <summary>Words of a refusal with what they name, not yet put together: nearly every call is let in.</summary>
    private readonly record struct Reason(string Format, string First = null, string Second = null)
    {
        public static implicit operator Reason(string words) => new(words);

        internal string Words() => First is null ? Format : string.Format(CultureInfo.InvariantCulture, Format, First, Second);
    }
}
