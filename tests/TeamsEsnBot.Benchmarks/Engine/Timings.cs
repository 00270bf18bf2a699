using System.Diagnostics;

namespace TeamsEsnBot.Benchmarks.Engine;

/// <summary>How long things took that were done one by one.</summary>
internal sealed class Timings(int most)
{
    private readonly long[] _ticks = new long[most];

    public int Count { get; private set; }

    public TimeSpan Total { get; private set; }

    public void Time(Action what)
    {
        var began = Stopwatch.GetTimestamp();
        what();
        Add(began);
    }

    /// <summary>Without an allocation of its own for each, where allocations are counted.</summary>
    public void Time<TAsked, TAnswer>(TAsked asked, Func<TAsked, TAnswer> what)
    {
        var began = Stopwatch.GetTimestamp();
        what(asked);
        Add(began);
    }

    public Spread InMilliseconds() => Spread(1e3);

    public Spread InMicroseconds() => Spread(1e6);

    private void Add(long began)
    {
        var ticks = Stopwatch.GetTimestamp() - began;
        Total += Stopwatch.GetElapsedTime(0, ticks);
        _ticks[Count++] = ticks;
    }

    private Spread Spread(double unitsOfASecond)
    {
        var sorted = _ticks.AsSpan(0, Count).ToArray();
        Array.Sort(sorted);
        return new Spread(Total.TotalSeconds * unitsOfASecond / Count, At(.5), At(.95), At(.99), At(1));

        double At(double share) => sorted[Math.Min(Count - 1, (int)(Count * share))] * unitsOfASecond / Stopwatch.Frequency;
    }
}

/// <summary>Half of them took at most <paramref name="P50"/>, and so on.</summary>
internal sealed record Spread(double Mean, double P50, double P95, double P99, double Max);
