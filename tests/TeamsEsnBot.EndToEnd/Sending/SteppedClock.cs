using System.Diagnostics;

namespace TeamsEsnBot.EndToEnd.Sending;

/// <summary>A clock on which no time passes but what a test lets pass: hours of waiting take as long as the work in them.</summary>
internal sealed class SteppedClock : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<Waiting> _waiting = [];
    private DateTimeOffset _now = new(2026, 11, 30, 9, 0, 0, TimeSpan.Zero);
    private long _changes;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new Waiting(this, callback, state, dueTime);

    /// <summary>Lets time pass until the next timer, but not more than <paramref name="most"/>.</summary>
    public void Step(TimeSpan most)
    {
        List<Waiting> due;
        lock (_lock)
        {
            var next = _waiting.Count == 0 ? _now + most : _waiting.Min(timer => timer.Due);
            _now = next < _now ? _now : next < _now + most ? next : _now + most;
            due = [.. _waiting.Where(timer => timer.Due <= _now)];
            _waiting.RemoveAll(due.Contains);
            _changes++;
        }

        due.ForEach(timer => timer.Ring());
    }

    /// <summary>Waits until everybody waits: until somebody does, nothing is at work, and it stays so for a moment.</summary>
    public async Task SettleAsync(Func<bool> isAtWork)
    {
        var (since, seen) = (Stopwatch.GetTimestamp(), -1L);
        while (true)
        {
            await Task.Yield();

            // Before the look: on a busy machine much time may pass between the two.
            var hasLasted = Stopwatch.GetElapsedTime(since) >= TimeSpan.FromMicroseconds(300);
            lock (_lock)
            {
                if (_changes != seen || _waiting.Count == 0 || isAtWork())
                {
                    (since, seen) = (Stopwatch.GetTimestamp(), _changes);
                }
                else if (hasLasted)
                {
                    return;
                }
            }
        }
    }

    private sealed class Waiting : ITimer
    {
        private readonly SteppedClock _clock;
        private readonly TimerCallback _callback;
        private readonly object? _state;

        public Waiting(SteppedClock clock, TimerCallback callback, object? state, TimeSpan dueTime)
        {
            (_clock, _callback, _state) = (clock, callback, state);
            Change(dueTime, Timeout.InfiniteTimeSpan);
        }

        public DateTimeOffset Due { get; private set; }

        public void Ring() => _callback(_state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (_clock._lock)
            {
                _clock._waiting.Remove(this);
                _clock._changes++;
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Due = _clock._now + dueTime;
                    _clock._waiting.Add(this);
                }
            }

            return true;
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
