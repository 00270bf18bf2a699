using System.Security.Claims;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Lets the Bot Connector of one cloud in and nobody else, and makes clients that call it.</summary>
internal sealed class BotConnectorAuthentication(
    BotConnectorCloud cloud,
    ServiceClientCredentialsFactory credentials,
    AuthenticationConfiguration demands,
    ConnectorTokens tokens,
    ConnectorHttp http) : BotFrameworkAuthentication
{
    private const string AudienceClaim = "aud";
    private const string AppIdClaim = "appid";

    public override string GetOriginatingAudience() => cloud.Audience;

    public override async Task<AuthenticateRequestResult> AuthenticateRequestAsync(Activity activity, string authHeader, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var open = await credentials.IsAuthenticationDisabledAsync(cancellationToken).ConfigureAwait(false);
        var identity = await IdentifyAsync(activity, authHeader, open, cancellationToken).ConfigureAwait(false);
        return new AuthenticateRequestResult
        {
            ClaimsIdentity = identity,
            Audience = cloud.Audience,
            CallerId = open ? null : cloud.CallerId,
            ConnectorFactory = CreateConnectorFactory(identity),
        };
    }

    public override ConnectorFactory CreateConnectorFactory(ClaimsIdentity claimsIdentity)
    {
        ArgumentNullException.ThrowIfNull(claimsIdentity);
        var appId = (claimsIdentity.FindFirst(AudienceClaim) ?? claimsIdentity.FindFirst(AppIdClaim))?.Value;
        return new BotConnectorFactory(appId, cloud, credentials, http);
    }

    private async Task<ClaimsIdentity> IdentifyAsync(Activity activity, string authHeader, bool open, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(authHeader))
        {
            // The type of authentication makes the identity count as authenticated, which bots ask for.
            return open ? new ClaimsIdentity("anonymous") : throw new UnauthorizedAccessException("The request has no Authorization header.");
        }

        var identity = await tokens.ValidateAsync(authHeader, activity.ChannelId, activity.ServiceUrl, cancel).ConfigureAwait(false);
        if (demands.ClaimsValidator is { } rule)
        {
            await rule.ValidateClaimsAsync([.. identity.Claims]).ConfigureAwait(false);
        }

        return identity;
    }
}
