namespace Microsoft.Bot.Connector.Authentication;

/// <summary>
/// The connections to the connector and to those who issue tokens. Without a factory there is one client for the process: redirects are
/// not followed, because they would carry tokens and messages to an address nobody checked.
/// </summary>
internal sealed class ConnectorHttp(IHttpClientFactory factory)
{
    private static readonly HttpClient Shared = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,

        // The connector moves between data centres; an old connection must not outlive its name for long.
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    {
        Timeout = TimeSpan.FromSeconds(30),
    };

    /// <summary>A client to use and not to dispose. Those of a factory are light and share its handler.</summary>
    internal HttpClient Client() => factory?.CreateClient() ?? Shared;
}
