using System.Collections.Concurrent;
using System.Net.Http.Headers;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Rest;

namespace TeamsEsnBot.Teams;

/// <summary>Tells the Bot Framework who the bot is, and proves it on calls to the connector. Without an app id nothing is proven, and nothing demanded.</summary>
internal sealed class BotCredentials(IOptions<AppOptions> app, BotTokens tokens) : ServiceClientCredentialsFactory
{
    // One audience, or two: that of the cloud and what a caller asks for.
    private readonly ConcurrentDictionary<string, Task<ServiceClientCredentials>> _proven = new(StringComparer.Ordinal);

    public override Task<bool> IsValidAppIdAsync(string appId, CancellationToken cancellationToken) => Task.FromResult(IsOwn(appId));

    public override Task<bool> IsAuthenticationDisabledAsync(CancellationToken cancellationToken) => Task.FromResult(IsNobody);

    /// <exception cref="InvalidOperationException">The bot is asked to speak as another one.</exception>
    public override Task<ServiceClientCredentials> CreateCredentialsAsync(
        string appId, string audience, string loginEndpoint, bool validateAuthority, CancellationToken cancellationToken) =>
        IsNobody ? Task.FromResult<ServiceClientCredentials>(Silent.Instance)
        : IsOwn(appId) ? _proven.GetOrAdd(audience, asked => Task.FromResult<ServiceClientCredentials>(new Proven(tokens, $"{asked.TrimEnd('/')}/.default")))
        : throw new InvalidOperationException($"The bot is '{app.Value.MicrosoftAppId}' and cannot speak as '{appId}'.");

    private bool IsNobody => app.Value.MicrosoftAppId.Length == 0;

    private bool IsOwn(string? appId) => appId is { Length: > 0 } && appId.Equals(app.Value.MicrosoftAppId, StringComparison.OrdinalIgnoreCase);

    private sealed class Proven(BotTokens tokens, string scope) : ServiceClientCredentials
    {
        private volatile Tuple<AuthenticationHeaderValue, string>? _written;

        public override async Task ProcessHttpRequestAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var header = await tokens.GetAsync(scope, cancellationToken);
            var written = _written;
            if (written?.Item1 != header)
            {
                _written = written = Tuple.Create(header, header.ToString());
            }

            // As a text, because a header value would be put together anew, some kilobytes long, for every call.
            request.Headers.TryAddWithoutValidation("Authorization", written.Item2);
        }
    }

    private sealed class Silent : ServiceClientCredentials
    {
        public static readonly Silent Instance = new();
    }
}
