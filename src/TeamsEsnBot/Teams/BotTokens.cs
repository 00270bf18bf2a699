using System.Collections.Concurrent;
using System.Net.Http.Headers;
using Azure.Core;
using Azure.Identity;

namespace TeamsEsnBot.Teams;

/// <summary>
/// The bot's own tokens, kept until shortly before they expire and asked for by one caller at a time. What proves the bot is made anew after a refusal:
/// so a renewed certificate counts without a restart, and nothing old is remembered inside it.
/// </summary>
internal sealed class BotTokens(Func<TokenCredential> proof, TimeProvider time) : IDisposable
{
    /// <summary>A token this close to its end may expire on its way.</summary>
    public static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    /// <summary>A token younger than this was not refused for its age: another one would be refused too.</summary>
    public static readonly TimeSpan Young = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Kept> _kept = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _oneAsker = new(1);
    private TokenCredential? _credential;
    private (long At, HttpRequestException Why)? _failure;

    /// <summary>The header that proves who calls.</summary>
    /// <param name="scope">What the token is for, such as https://api.botframework.com/.default.</param>
    /// <param name="cancel">Ends the wait of this caller.</param>
    /// <exception cref="HttpRequestException">Microsoft Entra gave no token; the message says what to check.</exception>
    public ValueTask<AuthenticationHeaderValue> GetAsync(string scope, CancellationToken cancel) =>
        _kept.TryGetValue(scope, out var kept) && IsGood(kept) ? new(kept.Header) : new(AskAsync(scope, refused: null, cancel));

    /// <summary>Another header instead of one that was refused; null when it is not one of ours, or there is no hope in another.</summary>
    /// <exception cref="HttpRequestException">Microsoft Entra gave no token; the message says what to check.</exception>
    public async Task<AuthenticationHeaderValue?> RenewAsync(AuthenticationHeaderValue refused, CancellationToken cancel)
    {
        // The values are compared, not the objects: the same token may have been asked for twice.
        var (scope, kept) = _kept.FirstOrDefault(one => refused.Equals(one.Value.Header) || refused.Equals(one.Value.Last));
        if (scope is null || (refused.Equals(kept!.Header) && time.GetUtcNow() - kept.Got < Young))
        {
            return null;
        }

        var another = await AskAsync(scope, refused, cancel);
        return refused.Equals(another) ? null : another;
    }

    public void Dispose() => _oneAsker.Dispose();

    private bool IsGood(Kept kept) => time.GetUtcNow() < kept.Expires - Margin;

    private async Task<AuthenticationHeaderValue> AskAsync(string scope, AuthenticationHeaderValue? refused, CancellationToken cancel)
    {
        var began = time.GetTimestamp();
        await _oneAsker.WaitAsync(cancel);
        try
        {
            if (_failure is { } failed && failed.At >= began)
            {
                // Whoever waited for the same question gets its answer, and does not ask in turn.
                throw new HttpRequestException(HttpRequestError.UserAuthenticationError, failed.Why.Message, failed.Why);
            }

            var last = _kept.GetValueOrDefault(scope);
            if (last is not null && IsGood(last) && !last.Header.Equals(refused))
            {
                return last.Header;
            }

            if (refused is not null)
            {
                // It keeps tokens of its own, and would give the refused one again.
                _credential = null;
            }

            _credential ??= proof();
            var got = time.GetUtcNow();
            var token = await _credential.GetTokenAsync(new TokenRequestContext([scope]), cancel);
            var kept = new Kept(new AuthenticationHeaderValue("Bearer", token.Token), token.ExpiresOn, got, last?.Header);
            _kept[scope] = kept;
            return kept.Header;
        }
        catch (Exception failure) when (failure is AuthenticationFailedException or InvalidOperationException)
        {
            _credential = null;
            var why = new HttpRequestException(HttpRequestError.UserAuthenticationError, Explain(failure), failure);
            _failure = (time.GetTimestamp(), why);
            throw why;
        }
        finally
        {
            _oneAsker.Release();
        }
    }

    /// <summary>Entra's own sentence, whose code begins with AADSTS, is somewhere inside.</summary>
    private static string Explain(Exception failure)
    {
        var lines = Chain(failure).SelectMany(each => each.Message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToList();
        var why = lines.Find(line => line.Contains("AADSTS", StringComparison.Ordinal)) ?? string.Join(' ', lines.Distinct().Take(2));
        return $"The bot got no token to speak with: {why} Check MicrosoftAppId, MicrosoftAppType, MicrosoftAppTenantId and what proves the bot.";
    }

    private static IEnumerable<Exception> Chain(Exception failure)
    {
        for (var each = failure; each is not null; each = each.InnerException)
        {
            yield return each;
        }
    }

    /// <param name="Header">The token, ready to be sent.</param>
    /// <param name="Expires">When it ends.</param>
    /// <param name="Got">When it was asked for.</param>
    /// <param name="Last">The one before it, which calls under way may still carry.</param>
    private sealed record Kept(AuthenticationHeaderValue Header, DateTimeOffset Expires, DateTimeOffset Got, AuthenticationHeaderValue? Last);
}
