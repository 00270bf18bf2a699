namespace TeamsEsnBot.Tests.Testing;

/// <summary>A clock that a test moves. It starts on a Monday morning, 30 November 2026, 09:00 UTC.</summary>
internal sealed class TestClock : TimeProvider
{
    private DateTimeOffset _now = new(2026, 11, 30, 9, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    public void Passes(TimeSpan time) => _now += time;
}
