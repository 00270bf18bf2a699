using System.Net.Http.Headers;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Rest;

namespace TeamsEsnBot.Tests.Packages.Bot;

/// <summary>A bot by its app id, which says it on its calls; without an app id, one that demands and proves nothing.</summary>
internal sealed class KnownBot(string? ownAppId = null) : ServiceClientCredentialsFactory
{
    /// <summary>What was asked for, in order: who, and for whom.</summary>
    public List<(string AppId, string Audience)> Asked { get; } = [];

    public override Task<bool> IsValidAppIdAsync(string appId, CancellationToken cancellationToken) => Task.FromResult(appId == ownAppId);

    public override Task<bool> IsAuthenticationDisabledAsync(CancellationToken cancellationToken) => Task.FromResult(ownAppId is null);

    public override Task<ServiceClientCredentials> CreateCredentialsAsync(
        string appId, string audience, string loginEndpoint, bool validateAuthority, CancellationToken cancellationToken)
    {
        Asked.Add((appId, audience));
        return Task.FromResult<ServiceClientCredentials>(new Said(ownAppId));
    }

    private sealed class Said(string? appId) : ServiceClientCredentials
    {
        public override Task ProcessHttpRequestAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Authorization = appId is null ? null : new AuthenticationHeaderValue("Bearer", $"i-am-{appId}");
            return Task.CompletedTask;
        }
    }
}
