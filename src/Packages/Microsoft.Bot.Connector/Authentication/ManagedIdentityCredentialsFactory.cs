using Azure.Core;
using Microsoft.Rest;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>A bot that proves itself with the identity of the machine it runs on, and so has no secret.</summary>
internal sealed class ManagedIdentityCredentialsFactory(string ownAppId, TokenCredential identity) : ServiceClientCredentialsFactory
{
    public override Task<bool> IsValidAppIdAsync(string appId, CancellationToken cancellationToken) => Task.FromResult(IsOwn(appId));

    public override Task<bool> IsAuthenticationDisabledAsync(CancellationToken cancellationToken) => Task.FromResult(false);

    public override Task<ServiceClientCredentials> CreateCredentialsAsync(
        string appId, string audience, string loginEndpoint, bool validateAuthority, CancellationToken cancellationToken) => IsOwn(appId)
            ? Task.FromResult<ServiceClientCredentials>(new IdentityCredentials(identity, $"{audience.TrimEnd('/')}/.default"))
            : throw new InvalidOperationException($"The bot is '{ownAppId}' and cannot speak as '{appId}'..");

    private bool IsOwn(string appId) => string.Equals(appId, ownAppId, StringComparison.OrdinalIgnoreCase);

    /// <summary>Azure.Identity keeps and renews the token itself.</summary>
    private sealed class IdentityCredentials(TokenCredential identity, string scope) : TokenCredentials
    {
        protected override async Task<string> TokenAsync(CancellationToken cancel) =>
            (await identity.GetTokenAsync(new TokenRequestContext([scope]), cancel).ConfigureAwait(false)).Token;
    }
}
