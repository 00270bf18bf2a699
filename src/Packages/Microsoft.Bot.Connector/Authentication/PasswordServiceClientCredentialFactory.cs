using Microsoft.Extensions.Logging;
using Microsoft.Rest;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>A bot that proves itself with a secret. Without an app id it proves nothing and asks nobody for proof.</summary>
public class PasswordServiceClientCredentialFactory : ServiceClientCredentialsFactory
{
    private readonly SecretTokens _tokens;

    public PasswordServiceClientCredentialFactory()
        : this(appId: null, password: null, tenantId: null, httpClient: null, logger: null)
    {
    }

    /// <param name="appId">The bot's app id; null or empty switches authentication off.</param>
    /// <param name="password">The secret of the app registration.</param>
    /// <param name="tenantId">The directory of the app registration; null or empty for a bot of many tenants.</param>
    /// <param name="httpClient">Fetches tokens; null for the connections that all share.</param>
    /// <param name="logger">Not used; part of the original's signature.</param>
    public PasswordServiceClientCredentialFactory(string appId, string password, string tenantId, HttpClient httpClient, ILogger logger)
        : this(appId, password, tenantId, httpClient is null ? new ConnectorHttp(null).Client : () => httpClient, TimeProvider.System)
    {
    }

    internal PasswordServiceClientCredentialFactory(string appId, string password, string tenantId, Func<HttpClient> http, TimeProvider time)
    {
        AppId = appId;
        Password = password;
        TenantId = tenantId;
        _tokens = new SecretTokens(http, time);
    }

    public string AppId { get; set; }

    public string Password { get; set; }

    public string TenantId { get; }

    public override Task<bool> IsValidAppIdAsync(string appId, CancellationToken cancellationToken) => 
        Task.FromResult(string.Equals(appId, AppId, StringComparison.OrdinalIgnoreCase));

    public override Task<bool> IsAuthenticationDisabledAsync(CancellationToken cancellationToken) => Task.FromResult(string.IsNullOrEmpty(AppId));

    public override Task<ServiceClientCredentials> CreateCredentialsAsync(
        string appId, string audience, string loginEndpoint, bool validateAuthority, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(AppId))
        {
            return Task.FromResult<ServiceClientCredentials>(NoCredentials.Instance);
        }

        if (!string.Equals(appId, AppId, StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidOperationException($"The bot is '{AppId}' and cannot speak as '{appId}'.");
        }

        var wanted = new WantedToken(TokenAddress(loginEndpoint), AppId, Password, Scope(audience));
        return Task.FromResult<ServiceClientCredentials>(new SecretCredentials(wanted, _tokens));
    }

    private static string Scope(string audience) => audience.EndsWith("/.default", StringComparison.Ordinal) ? audience : $"{audience.TrimEnd('/')}/.default";

    private Uri TokenAddress(string loginEndpoint)
    {
        var cloud = loginEndpoint == BotConnectorCloud.Government.LoginEndpoint ? BotConnectorCloud.Government : BotConnectorCloud.Public;
        var directory = string.IsNullOrWhiteSpace(TenantId) ? cloud.MultiTenantDirectory : TenantId;
        return new Uri($"{loginEndpoint.Replace("{0}", directory, StringComparison.Ordinal).TrimEnd('/')}/oauth2/v2.0/token");
    }
}
