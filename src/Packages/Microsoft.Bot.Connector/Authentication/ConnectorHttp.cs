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

    private readonly Lazy<HttpClient> _client = new(() => factory?.CreateClient() ?? Shared);

    /// <summary>
    /// The client to use and not to dispose. One for the life of the process: its handler renews connections itself, so a factory's handler must not be given an end
    /// of its own.
    /// </summary>
    internal HttpClient Client() => _client.Value;
}
