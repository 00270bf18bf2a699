using System.Collections.Concurrent;

namespace TeamsEsnBot.EndToEnd.CompanyDirectory;

/// <summary>Whoever waits by this clock waits no time at all; the clock only notes how long it was to be. A test moves it ahead.</summary>
internal sealed class ImpatientClock : TimeProvider
{
    private DateTimeOffset _now = new(2026, 11, 30, 9, 0, 0, TimeSpan.Zero);

    /// <summary>The waits that were asked for, in order.</summary>
    public ConcurrentQueue<TimeSpan> Waits { get; } = new();

    public override DateTimeOffset GetUtcNow() => _now;

    public void Passes(TimeSpan time) => _now += time;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Waits.Enqueue(dueTime);
        return base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
