using System.Net.Http.Headers;
using Microsoft.Rest;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Credentials that put a bearer token on a call.</summary>
internal abstract class TokenCredentials : ServiceClientCredentials
{
    public override async Task ProcessHttpRequestAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(cancellationToken).ConfigureAwait(false));

    /// <summary>Called when the token of <paramref name="refused"/> was not accepted.</summary>
    /// <returns>True if the next call will have another token.</returns>
    internal virtual bool Forget(HttpRequestMessage refused) => false;

    protected abstract Task<string> TokenAsync(CancellationToken cancel);
}

/// <summary>A bot without an app id calls without a token.</summary>
internal sealed class NoCredentials : ServiceClientCredentials
{
    internal static readonly NoCredentials Instance = new();
}
