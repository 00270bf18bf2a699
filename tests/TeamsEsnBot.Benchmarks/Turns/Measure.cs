using System.Diagnostics;

namespace TeamsEsnBot.Benchmarks.Turns;

/// <summary>What the turns of one kind took: their number and times, and what the serving process spent on them.</summary>
internal sealed class Measure(string name)
{
    private readonly List<double> _milliseconds = [];
    private TimeSpan _elapsed;
    private TimeSpan _cpu;
    private long _allocated;
    private TimeSpan _paused;

    public string Name { get; } = name;

    public int Turns => _milliseconds.Count;

    /// <summary>Turns a second, as the callers saw them.</summary>
    public double TurnsPerSecond => Turns / _elapsed.TotalSeconds;

    /// <summary>Seconds of processor time that the serving process used for 1,000 turns.</summary>
    public double CpuSecondsPer1000 => _cpu.TotalSeconds / Turns * 1_000;

    /// <summary>Bytes that the serving process allocated for one turn.</summary>
    public double AllocatedBytesPerTurn => (double)_allocated / Turns;

    /// <summary>The part of the time, from 0 to 1, in which the garbage collector held everything up.</summary>
    public double Paused => _paused / _elapsed;

    public double P50Ms => Percentile(.50);

    public double P99Ms => Percentile(.99);

    public void Add(TimeSpan elapsed, IEnumerable<long> ticks, Spent spent)
    {
        _elapsed += elapsed;
        _cpu += spent.Cpu;
        _allocated += spent.Allocated;
        _paused += spent.Paused;
        _milliseconds.AddRange(ticks.Select(taken => taken * 1_000.0 / Stopwatch.Frequency));
    }

    private double Percentile(double share)
    {
        _milliseconds.Sort();
        return _milliseconds[(int)((Turns - 1) * share)];
    }
}

/// <summary>What a process spent in a slice of time.</summary>
/// <param name="Paused">How long the garbage collector held everything up.</param>
/// <param name="Compiled">Methods compiled, again or for the first time.</param>
internal readonly record struct Spent(TimeSpan Cpu, long Allocated, TimeSpan Paused, long Compiled)
{
    public static Spent operator -(Spent after, Spent before) => new(after.Cpu - before.Cpu, after.Allocated - before.Allocated, after.Paused - before.Paused, after.Compiled - before.Compiled);
}
