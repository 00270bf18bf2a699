using System.Collections.Concurrent;
using System.Security.Claims;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>What a token says whose signature was good under <paramref name="Key"/>.</summary>
internal sealed record VerifiedToken(ClaimsIdentity Identity, string KeyId, ConnectorKey Key, string[] Audiences, DateTime NotBefore, DateTime Expires);

/// <summary>The verified tokens of the last calls, by the whole header they came in. Only tokens that passed every rule get in here.</summary>
internal sealed class VerifiedTokens
{
    /// <summary>More than the connector has at once; when it is full it begins anew, which costs a signature for each token in use.</summary>
    private const int Most = 1_024;

    private readonly ConcurrentDictionary<string, VerifiedToken> _tokens = new(StringComparer.Ordinal);

    internal VerifiedToken Find(string authHeader) => _tokens.GetValueOrDefault(authHeader);

    internal void Keep(string authHeader, VerifiedToken token)
    {
        if (_tokens.Count >= Most)
        {
            _tokens.Clear();
        }

        _tokens[authHeader] = token;
    }
}
