using System.Security.Claims;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Microsoft.Bot.Builder.Integration.AspNet.Core;

/// <summary>
/// Who may call the bot and as whom it calls. The setting ChannelService chooses the cloud; ToChannelFromBotLoginUrl,
/// ToChannelFromBotOAuthScope, ToBotFromChannelTokenIssuer, ToBotFromChannelOpenIdMetadataUrl and CallerId change single facts about it.
/// </summary>
public class ConfigurationBotFrameworkAuthentication : BotFrameworkAuthentication
{
    private readonly BotConnectorAuthentication _inner;

    /// <exception cref="ArgumentNullException">
    /// There is no <paramref name="credentialsFactory"/>. The original makes one from the settings; this part of it knows no credentials.
    /// </exception>
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
        var credentials = credentialsFactory ?? throw new ArgumentNullException(
            nameof(credentialsFactory), $"Pass a {nameof(ServiceClientCredentialsFactory)} of your own: it says which app id the bot has and proves it.");
        var http = new ConnectorHttp(httpClientFactory);
        var cloud = ConnectorSettings.Cloud(configuration);
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
