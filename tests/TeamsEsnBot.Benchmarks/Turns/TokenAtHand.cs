using Azure.Core;

namespace TeamsEsnBot.Benchmarks.Turns;

/// <summary>The bot's own token, already there: as it is for every turn but the first of an hour.</summary>
internal sealed class TokenAtHand : TokenCredential
{
    // As long as real ones are.
    private readonly AccessToken _token = new(new string('t', 1_500), TimeProvider.System.GetUtcNow().AddDays(1));

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => _token;

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(_token);
}
