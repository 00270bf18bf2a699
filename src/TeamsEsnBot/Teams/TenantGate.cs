using System.Collections.Concurrent;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Options;
using Newtonsoft.Json.Linq;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Teams;

/// <summary>
/// Lets in what comes from a tenant of ours. Asked before anything is read or kept, and closed when in doubt: no tenant, two that differ, or a failure
/// while deciding. The token does not name the tenant; the activity does, and it is believed because the token vouches for the service that wrote it.
/// </summary>
internal sealed partial class TenantGate(IOptions<TurnOptions> turns, TimeProvider time, ILogger<TenantGate> logger)
{
    /// <summary>A stranger must not fill the log: each tenant is named once in this time.</summary>
    public static readonly TimeSpan BetweenLogs = TimeSpan.FromHours(1);

    // Anybody can install an app from a file into a tenant of their own, so there may be many.
    private const int MostStrangers = 1_000;

    private const string Nobody = "(no id, or two that differ)";

    private readonly ConcurrentDictionary<string, DateTimeOffset> _strangers = new(StringComparer.OrdinalIgnoreCase);

    public bool Admits(Activity activity)
    {
        try
        {
            var named = Named(activity);
            if (!string.IsNullOrWhiteSpace(named) && turns.Value.Allows(named))
            {
                return true;
            }

            Note(named);
            return false;
        }
        catch (Exception failure)
        {
            // Whatever it was, it is no reason to let somebody in.
            Log.Undecided(logger, failure);
            return false;
        }
    }

    /// <summary>The tenant the activity names; null when it names none, or two different ones.</summary>
    private static string? Named(Activity activity)
    {
        var conversation = activity.Conversation?.TenantId;
        var channel = (activity.ChannelData as JObject).Of("tenant", "id");
        return conversation is null || channel is null || conversation.Equals(channel, StringComparison.OrdinalIgnoreCase) ? conversation ?? channel : null;
    }

    private void Note(string? tenant)
    {
        // Only an id is repeated in the log; anything else could be anything.
        var shown = Guid.TryParse(tenant, out var id) ? id.ToString() : Nobody;
        var now = time.GetUtcNow();
        if (_strangers.TryGetValue(shown, out var noted) && now - noted < BetweenLogs)
        {
            return;
        }

        if (_strangers.Count >= MostStrangers)
        {
            foreach (var (old, at) in _strangers)
            {
                if (now - at >= BetweenLogs)
                {
                    _strangers.TryRemove(old, out _);
                }
            }
        }

        if (_strangers.Count < MostStrangers || _strangers.ContainsKey(shown))
        {
            _strangers[shown] = now;
            Log.ForeignTenant(logger, shown);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(3004, LogLevel.Warning, "Activities of tenant {Tenant} are refused: it is not in Teams:TenantIds (said once an hour)")]
        public static partial void ForeignTenant(ILogger logger, string tenant);

        [LoggerMessage(3006, LogLevel.Error, "An activity was refused: whether its tenant is ours could not be decided")]
        public static partial void Undecided(ILogger logger, Exception failure);
    }
}

/// <summary>The activity is not from a tenant of ours. The door answers it with 403 and nothing else.</summary>
internal sealed class ForeignTenantException() : Exception("The activity is not from a tenant in Teams:TenantIds.");
