using System.Globalization;

namespace TeamsEsnBot.DevRoom.Conversations;

/// <summary>Message ids as Teams gives them: milliseconds since 1970, one more when two messages share a millisecond.</summary>
internal sealed class MessageIds(TimeProvider clock)
{
    private readonly Lock _gate = new();
    private long _last;

    public string Next()
    {
        lock (_gate)
        {
            _last = Math.Max(_last + 1, clock.GetUtcNow().ToUnixTimeMilliseconds());
            return _last.ToString(CultureInfo.InvariantCulture);
        }
    }
}
