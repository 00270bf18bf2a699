namespace TeamsEsnBot.Tests.Testing;

/// <summary>A clock that a test moves. It starts on a Monday morning, 30 November 2026, 09:00 UTC.</summary>
internal sealed class TestClock : TimeProvider
{
    private DateTimeOffset _now = new(2026, 11, 30, 9, 0, 0, TimeSpan.Zero);
    private TimeSpan _passed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => _now;

    /// <summary>The steady clock: it knows what has passed and nothing of <see cref="Jumps"/>.</summary>
    public override long GetTimestamp() => _passed.Ticks;

    public void Passes(TimeSpan time)
    {
        _now += time;
        _passed += time;
    }

    /// <summary>Somebody sets the clock on the wall, forward or back.</summary>
    public void Jumps(TimeSpan difference) => _now += difference;
}
