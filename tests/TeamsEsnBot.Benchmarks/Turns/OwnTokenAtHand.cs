using System.Net.Http.Headers;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Rest;

namespace TeamsEsnBot.Benchmarks.Turns;

/// <summary>The bot's own token, already there: as it is for every turn but the first of an hour.</summary>
internal sealed class OwnTokenAtHand(string appId) : ServiceClientCredentialsFactory
{
    private static readonly Token Kept = new();

    public override Task<bool> IsValidAppIdAsync(string asked, CancellationToken cancellationToken) => Task.FromResult(asked == appId);

    public override Task<bool> IsAuthenticationDisabledAsync(CancellationToken cancellationToken) => Task.FromResult(false);

    public override Task<ServiceClientCredentials> CreateCredentialsAsync(
        string asked, string audience, string loginEndpoint, bool validateAuthority, CancellationToken cancellationToken) =>
        Task.FromResult<ServiceClientCredentials>(Kept);

    private sealed class Token : ServiceClientCredentials
    {
        // As long as real ones are.
        private static readonly AuthenticationHeaderValue Header = new("Bearer", new string('t', 1_500));

        public override Task ProcessHttpRequestAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Authorization = Header;
            return Task.CompletedTask;
        }
    }
}
