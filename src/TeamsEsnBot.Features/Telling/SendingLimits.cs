namespace TeamsEsnBot.Features.Telling;

/// <summary>
/// What Teams lets a bot do (learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit): in one conversation 7 messages in 1 s, 8 in 2 s, 60 in 30 s and
/// 1,800 in an hour; in one tenant 50 calls of any kind in 1 s. A call counts from its beginning until a window after its answer: Teams counted it in between, and
/// nobody knows when. That costs some of the rate (a sixth, when answers take 200 ms), and keeps the limits however slow the way, the machine or the first call is.
/// </summary>
internal sealed class SendingLimits(TimeProvider time)
{
    private static readonly Window[] OfAConversation =
        [new(7, TimeSpan.FromSeconds(1)), new(8, TimeSpan.FromSeconds(2)), new(60, TimeSpan.FromSeconds(30)), new(1_800, TimeSpan.FromHours(1))];

    // The short windows: 1 s of a tenant, 1 and 2 s of a conversation.
    private static readonly TimeSpan ShortWindows = TimeSpan.FromSeconds(2);

    private static readonly Window[] OfATenant = [new(50, TimeSpan.FromSeconds(1))];

    private readonly Lock _lock = new();
    private readonly Dictionary<string, RecentCalls> _conversations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RecentCalls> _tenants = new(StringComparer.OrdinalIgnoreCase);
    private DateTimeOffset _tidied;

    /// <summary>Counts a call that begins now; null when a limit forbids it, and then <paramref name="free"/> is the moment to ask again.</summary>
    /// <param name="free">When the conversation and the tenant may have room. It is later than now only when null is returned.</param>
    public Call? Begin(string tenant, string conversation, out DateTimeOffset free)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            Tidy(now);
            var (here, all) = (Of(_conversations, $"{tenant}|{conversation}", OfAConversation), Of(_tenants, tenant, OfATenant));
            free = Latest(here.FreeAt(now), all.FreeAt(now));
            if (free > now)
            {
                return null;
            }

            here.Begin();
            all.Begin();
            return new Call(this, here, all);
        }
    }

    /// <summary>Counts a call that cannot wait, because a person does; what is told to others leaves room for it.</summary>
    public Call Count(string tenant, string conversation)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            Tidy(now);
            var (here, all) = (Of(_conversations, $"{tenant}|{conversation}", OfAConversation), Of(_tenants, tenant, OfATenant));
            here.Begin();
            all.Begin();
            return new Call(this, here, all);
        }
    }

    /// <summary>When the conversation itself has room, whatever the tenant has.</summary>
    public DateTimeOffset FreeAt(string tenant, string conversation)
    {
        lock (_lock)
        {
            return _conversations.TryGetValue($"{tenant}|{conversation}", out var here) ? here.FreeAt(time.GetUtcNow()) : DateTimeOffset.MinValue;
        }
    }

    /// <summary>Counts a call as soon as the limits have room for it.</summary>
    public async Task<Call> BeginAsync(string tenant, string conversation, CancellationToken cancel)
    {
        while (true)
        {
            if (Begin(tenant, conversation, out var free) is { } call)
            {
                return call;
            }

            await Task.Delay(free - time.GetUtcNow() is { Ticks: > 0 } wait ? wait : TimeSpan.FromMilliseconds(1), time, cancel);
        }
    }

    /// <summary>Teams said no: nothing goes there for that long. When it says so to most of what goes to the tenant, nothing goes there at all.</summary>
    public void Pause(string tenant, string conversation, TimeSpan wait)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            Of(_conversations, $"{tenant}|{conversation}", OfAConversation).Pause(now + wait);
            Of(_tenants, tenant, OfATenant).NoteRefusal(conversation, now, now + wait);
        }
    }

    /// <summary>
    /// Somebody else sent to the tenant until that moment, nobody here knows how much: it counts as all that the short windows allow. Should it have been more than a
    /// longer window of one conversation allows, Teams says so.
    /// </summary>
    public void BeginAfter(string tenant, DateTimeOffset moment)
    {
        lock (_lock)
        {
            Of(_tenants, tenant, OfATenant).Pause(moment + ShortWindows);
        }
    }

    private static RecentCalls Of(Dictionary<string, RecentCalls> calls, string key, Window[] windows)
    {
        if (!calls.TryGetValue(key, out var recent))
        {
            recent = new RecentCalls(windows);
            calls[key] = recent;
        }

        return recent;
    }

    private static DateTimeOffset Latest(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    /// <summary>A conversation that was quiet for an hour is bound by nothing any more.</summary>
    private void Tidy(DateTimeOffset now)
    {
        if (now - _tidied < TimeSpan.FromMinutes(10))
        {
            return;
        }

        _tidied = now;
        foreach (var (key, calls) in _conversations)
        {
            if (calls.IsForgotten(now))
            {
                _conversations.Remove(key);
            }
        }
    }

    private void End(RecentCalls here, RecentCalls all)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            here.End(now);
            all.End(now);
        }
    }

    /// <summary>A call under way; it counts until it is disposed of, and for the length of each window after that.</summary>
    internal sealed class Call(SendingLimits limits, RecentCalls here, RecentCalls all) : IDisposable
    {
        public void Dispose() => limits.End(here, all);
    }
}

/// <summary>So many calls in so much time.</summary>
internal readonly record struct Window(int Most, TimeSpan Length);

/// <summary>The calls of one conversation or tenant that still count: those under way, and those that ended not longer ago than the longest window.</summary>
internal sealed class RecentCalls(Window[] windows)
{
    /// <summary>When all that counts is under way, nobody knows the end of it: asked again after this.</summary>
    private static readonly TimeSpan ALittle = TimeSpan.FromMilliseconds(5);

    // A single refusal is the conversation's. When within a second this many were refused, and half of what was sent, it is the tenant's limit.
    private const int Several = 3;
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(1);

    // In the order in which they ended; what is before _first is forgotten.
    private readonly List<DateTimeOffset> _ended = [];
    private readonly Dictionary<string, DateTimeOffset> _refused = new(StringComparer.Ordinal);
    private int _first;
    private int _underWay;
    private DateTimeOffset _pausedUntil;

    /// <summary>The first moment at which one more call keeps every window; in the past when that is now.</summary>
    public DateTimeOffset FreeAt(DateTimeOffset now)
    {
        Forget(now);
        var free = _pausedUntil;
        foreach (var window in windows)
        {
            var room = window.Most - _underWay;
            var ends = room <= 0 ? now + ALittle : _ended.Count - _first >= room ? _ended[^room] + window.Length : default;
            free = ends > free ? ends : free;
        }

        return free;
    }

    public void Begin() => _underWay++;

    public void End(DateTimeOffset now)
    {
        _underWay--;
        _ended.Add(now);
    }

    public void Pause(DateTimeOffset until) => _pausedUntil = until > _pausedUntil ? until : _pausedUntil;

    /// <summary>Notes a refusal in one conversation of the tenant.</summary>
    public void NoteRefusal(string conversation, DateTimeOffset now, DateTimeOffset until)
    {
        _refused[conversation] = now;
        foreach (var (other, at) in _refused)
        {
            if (now - at > AtOnce)
            {
                _refused.Remove(other);
            }
        }

        var sent = 0;
        for (var at = _ended.Count - 1; at >= _first && now - _ended[at] <= AtOnce; at--)
        {
            sent++;
        }

        if (_refused.Count >= Several && _refused.Count * 2 >= sent)
        {
            Pause(until);
        }
    }

    public bool IsForgotten(DateTimeOffset now)
    {
        Forget(now);
        return _underWay == 0 && _first == _ended.Count && _pausedUntil < now;
    }

    private void Forget(DateTimeOffset now)
    {
        var longest = windows[^1].Length;
        while (_first < _ended.Count && _ended[_first] + longest <= now)
        {
            _first++;
        }

        // Moved together only when half of the list is forgotten, so that each call is moved once or twice in all.
        if (_first > 64 && _first * 2 > _ended.Count)
        {
            _ended.RemoveRange(0, _first);
            _first = 0;
        }
    }
}
