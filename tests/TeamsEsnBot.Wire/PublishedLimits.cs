using System.Collections.Concurrent;

namespace TeamsEsnBot.Wire;

/// <summary>
/// The limits that Teams publishes: sends by conversation, all requests by tenant. Source: learn.microsoft.com, “Optimize your bot with rate limiting”.
/// What was refused does not count.
/// </summary>
/// <param name="time">The clock of the windows.</param>
public sealed class PublishedLimits(TimeProvider time)
{
    private static readonly Window[] OfConversation =
        [new(7, TimeSpan.FromSeconds(1)), new(8, TimeSpan.FromSeconds(2)), new(60, TimeSpan.FromSeconds(30)), new(1800, TimeSpan.FromSeconds(3600))];

    private static readonly Window[] OfTenant = [new(50, TimeSpan.FromSeconds(1))];

    private readonly ConcurrentDictionary<string, Past> _pasts = new(StringComparer.Ordinal);
    private int _violations;

    /// <summary>How many calls were too many.</summary>
    public int Violations => _violations;

    /// <summary>Counts a call.</summary>
    /// <returns>How long the caller should have waited; null when the call is within the limits.</returns>
    public TimeSpan? Exceeded(ConnectorCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        var now = time.GetTimestamp();
        var tenant = Of(call.Service, OfTenant);
        var conversation = call.IsSend ? Of($"{call.Service} {call.Conversation}", OfConversation) : null;

        // A conversation belongs to one tenant, so the tenant's lock is enough. What is refused counts in neither.
        lock (tenant)
        {
            var wait = tenant.Wait(now, time) ?? conversation?.Wait(now, time);
            if (wait is not null)
            {
                Interlocked.Increment(ref _violations);
                return wait;
            }

            tenant.Add(now);
            conversation?.Add(now);
            return null;
        }
    }

    private Past Of(string key, Window[] windows) => _pasts.GetOrAdd(key, _ => new Past(windows));

    private sealed record Window(int Most, TimeSpan Length);

    /// <summary>When the last calls came, as many as the largest limit allows.</summary>
    private sealed class Past(Window[] windows)
    {
        private readonly long[] _times = new long[windows.Max(window => window.Most)];
        private int _count;

        public TimeSpan? Wait(long now, TimeProvider time)
        {
            foreach (var (most, length) in windows)
            {
                if (_count < most)
                {
                    continue;
                }

                var ago = time.GetElapsedTime(_times[(_count - most) % _times.Length], now);
                if (ago < length)
                {
                    return length - ago;
                }
            }

            return null;
        }

        public void Add(long now) => _times[_count++ % _times.Length] = now;
    }
}
