using System.Security.Claims;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Microsoft.Bot.Builder.Integration.AspNet.Core;

/// <summary>
/// Who may call the bot and as whom it calls, from the settings MicrosoftAppId, MicrosoftAppType, MicrosoftAppTenantId and
/// MicrosoftAppPassword. ChannelService chooses the cloud; ToChannelFromBotLoginUrl, ToChannelFromBotOAuthScope,
/// ToBotFromChannelTokenIssuer, ToBotFromChannelOpenIdMetadataUrl and CallerId change single facts about it.
/// </summary>
public class ConfigurationBotFrameworkAuthentication : BotFrameworkAuthentication
{
    private readonly BotConnectorAuthentication _inner;

    public ConfigurationBotFrameworkAuthentication(
        IConfiguration configuration,
        ServiceClientCredentialsFactory credentialsFactory = null,
        AuthenticationConfiguration authConfiguration = null,
        IHttpClientFactory httpClientFactory = null,
        ILogger logger = null)
        : this(configuration, credentialsFactory, authConfiguration, httpClientFactory, TimeProvider.System)
    {
    }

    internal ConfigurationBotFrameworkAuthentication(
        IConfiguration configuration,
        ServiceClientCredentialsFactory credentialsFactory,
        AuthenticationConfiguration authConfiguration,
        IHttpClientFactory httpClientFactory,
        TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var http = new ConnectorHttp(httpClientFactory);
        var cloud = ConnectorSettings.Cloud(configuration);
        var credentials = credentialsFactory ?? ConnectorSettings.Credentials(configuration, http, time);
        var demands = authConfiguration ?? new AuthenticationConfiguration();
        var keys = new ConnectorKeys(cloud.MetadataAddress, http, time);
        var tokens = new ConnectorTokens(cloud.Issuer, keys, credentials, demands, time);
        _inner = new BotConnectorAuthentication(cloud, credentials, demands, tokens, http);
    }

    public override string GetOriginatingAudience() => _inner.GetOriginatingAudience();

    public override Task<AuthenticateRequestResult> AuthenticateRequestAsync(Activity activity, string authHeader, CancellationToken cancellationToken) =>
        _inner.AuthenticateRequestAsync(activity, authHeader, cancellationToken);

    public override ConnectorFactory CreateConnectorFactory(ClaimsIdentity claimsIdentity) => _inner.CreateConnectorFactory(claimsIdentity);
}
