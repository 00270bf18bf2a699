using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Rest;

namespace TeamsEsnBot.Teams;

/// <summary>Tells the Bot Framework who the bot is, and proves it on calls to the connector. Without an app id nothing is proven, and nothing demanded.</summary>
internal sealed class BotCredentials(IOptions<AppOptions> app, BotTokens tokens) : ServiceClientCredentialsFactory
{
    public override Task<bool> IsValidAppIdAsync(string appId, CancellationToken cancellationToken) => Task.FromResult(IsOwn(appId));

    public override Task<bool> IsAuthenticationDisabledAsync(CancellationToken cancellationToken) => Task.FromResult(IsNobody);

    /// <exception cref="InvalidOperationException">The bot is asked to speak as another one.</exception>
    public override Task<ServiceClientCredentials> CreateCredentialsAsync(
        string appId, string audience, string loginEndpoint, bool validateAuthority, CancellationToken cancellationToken) =>
        IsNobody ? Task.FromResult<ServiceClientCredentials>(Silent.Instance)
        : IsOwn(appId) ? Task.FromResult<ServiceClientCredentials>(new Proven(tokens, $"{audience.TrimEnd('/')}/.default"))
        : throw new InvalidOperationException($"The bot is '{app.Value.MicrosoftAppId}' and cannot speak as '{appId}'.");

    private bool IsNobody => app.Value.MicrosoftAppId.Length == 0;

    private bool IsOwn(string? appId) => appId is { Length: > 0 } && appId.Equals(app.Value.MicrosoftAppId, StringComparison.OrdinalIgnoreCase);

    private sealed class Proven(BotTokens tokens, string scope) : ServiceClientCredentials
    {
        public override async Task ProcessHttpRequestAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            request.Headers.Authorization = await tokens.GetAsync(scope, cancellationToken);
    }

    private sealed class Silent : ServiceClientCredentials
    {
        public static readonly Silent Instance = new();
    }
}
