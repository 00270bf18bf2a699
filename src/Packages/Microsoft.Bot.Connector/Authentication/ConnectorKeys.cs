using System.Collections.Frozen;
using Microsoft.IdentityModel.Tokens;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>
/// The connector's keys, read from its OpenID configuration and kept. They are read again after a day, and at once when a token names
/// a key that is not there, but not more often than <see cref="Patience"/>: anybody can make up the name of a key.
/// </summary>
internal sealed class ConnectorKeys(string metadataAddress, ConnectorHttp http, TimeProvider time) : IDisposable
{
    internal static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);
    internal static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>While there is no key at all, nobody can reach the bot, so it asks again sooner.</summary>
    internal static readonly TimeSpan PatienceWithoutKeys = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _oneReader = new(1);
    private volatile Snapshot _known = new(FrozenDictionary<string, ConnectorKey>.Empty, default, default, default, Failure: null);

    /// <summary>The key of that name, or null if the connector has none.</summary>
    /// <exception cref="InvalidOperationException">The keys were never read, because the issuer cannot be reached.</exception>
    internal async Task<ConnectorKey> FindAsync(string keyId, CancellationToken cancel)
    {
        if (IsDue(_known, keyId))
        {
            await _oneReader.WaitAsync(cancel).ConfigureAwait(false);
            try
            {
                if (IsDue(_known, keyId))
                {
                    // Only a question about an unknown key uses up the patience with such questions: a key that is new right after the
                    // daily read is found at once, too.
                    var isMadeUp = _known.Keys.Count > 0 && !_known.Keys.ContainsKey(keyId);
                    var last = isMadeUp ? _known with { Asked = time.GetUtcNow() } : _known;
                    _known = await ReadAsync(last, cancel).ConfigureAwait(false);
                }
            }
            finally
            {
                _oneReader.Release();
            }
        }

        return _known switch
        {
            { Keys.Count: 0, Failure: { } failure } => throw new InvalidOperationException($"The keys of the Bot Connector cannot be read from {metadataAddress}.", failure),
            var known => known.Keys.GetValueOrDefault(keyId),
        };
    }

    public void Dispose() => _oneReader.Dispose();

    private bool IsDue(Snapshot known, string keyId)
    {
        var now = time.GetUtcNow();
        return known.Keys.Count == 0 ? now - known.Tried >= PatienceWithoutKeys
            : !known.Keys.ContainsKey(keyId) ? now - known.Asked >= Patience
            : now - known.Read >= Lifetime && now - known.Tried >= Patience;
    }

    private async Task<Snapshot> ReadAsync(Snapshot last, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        try
        {
            var client = http.Client();
            var metadata = JObject.Parse(await client.GetStringAsync(new Uri(metadataAddress), cancel).ConfigureAwait(false));
            var address = new Uri(metadata.Value<string>("jwks_uri") ?? throw new JsonException("The OpenID configuration has no jwks_uri."));
            var keys = Parse(await client.GetStringAsync(address, cancel).ConfigureAwait(false));
            return new Snapshot(keys, now, now, last.Asked, Failure: null);
        }
        catch (Exception failure) when (failure is HttpRequestException or JsonException or UriFormatException or ArgumentException
            || (failure is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            // The last good keys stay in use; they hardly ever change.
            return last with { Tried = now, Failure = failure };
        }
    }

    private static FrozenDictionary<string, ConnectorKey> Parse(string keySet) =>
        (JObject.Parse(keySet)["keys"] as JArray ?? throw new JsonException("The key set has no keys."))
        .OfType<JObject>()
        .Where(key => (string)key["kty"] == "RSA" && key["kid"] is { Type: JTokenType.String })
        .DistinctBy(key => (string)key["kid"])
        .ToFrozenDictionary(key => (string)key["kid"], key => new ConnectorKey(new JsonWebKey(key.ToString()), Endorsements(key)), StringComparer.Ordinal);

    private static FrozenSet<string> Endorsements(JObject key) =>
        (key["endorsements"] as JArray ?? []).Where(entry => entry.Type == JTokenType.String).Select(entry => (string)entry).ToFrozenSet(StringComparer.Ordinal);

    /// <param name="Keys">The last good ones.</param>
    /// <param name="Read">When they were read.</param>
    /// <param name="Tried">When reading was last tried.</param>
    /// <param name="Asked">When it was last tried because of a key that nobody knew.</param>
    /// <param name="Failure">Why the last try failed; null if it did not.</param>
    private sealed record Snapshot(
        FrozenDictionary<string, ConnectorKey> Keys, DateTimeOffset Read, DateTimeOffset Tried, DateTimeOffset Asked, Exception Failure);
}
