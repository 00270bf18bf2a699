using System.Collections.Concurrent;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Makes clients that speak as the bot of one app id.</summary>
internal sealed class BotConnectorFactory(string appId, BotConnectorCloud cloud, ServiceClientCredentialsFactory credentials, ConnectorHttp http)
    : ConnectorFactory
{
    private const int MostRead = 256;

    private static readonly ConcurrentDictionary<string, Uri> Read = new(StringComparer.Ordinal);

    public override async Task<IConnectorClient> CreateAsync(string serviceUrl, string audience, CancellationToken cancellationToken)
    {
        if (!IsServiceUrl(serviceUrl, out var address))
        {
            throw new ArgumentException($"'{serviceUrl}' is no address of a service. An activity's serviceUrl is an absolute http or https address.", nameof(serviceUrl));
        }

        var own = await credentials
            .CreateCredentialsAsync(appId, audience ?? cloud.Audience, cloud.LoginEndpoint, validateAuthority: true, cancellationToken)
            .ConfigureAwait(false);
        return new ConnectorClient(address, http.Client(), own);
    }

    /// <summary>Whether the text is the address of a service; the few that there are were all read before.</summary>
    internal static bool IsServiceUrl(string text, out Uri address)
    {
        address = null;
        if (text is null || Read.TryGetValue(text, out address))
        {
            return address is not null;
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out address) || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp))
        {
            return false;
        }

        if (Read.Count >= MostRead)
        {
            Read.Clear();
        }

        Read[text] = address;
        return true;
    }
}
