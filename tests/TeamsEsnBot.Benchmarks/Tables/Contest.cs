namespace TeamsEsnBot.Benchmarks.Tables;

/// <summary>One kind of work on one store, done by both sides in slices that take turns, so that what else the machine does falls on both.</summary>
internal sealed class Contest(string store, string work, ISide bare, ISide ours, Func<ISide, Slice, Task<int>> run)
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);

    private readonly List<double> _bare = [];
    private readonly List<double> _ours = [];

    public string Store { get; } = store;

    public string Work { get; } = work;

    /// <summary>Rows a second, the median of all slices.</summary>
    public double Bare => Median(_bare);

    public double Ours => Median(_ours);

    public async Task RunAsync(int seconds)
    {
        await run(bare, new Slice(WarmUp));
        await run(ours, new Slice(WarmUp));

        for (var done = TimeSpan.Zero; done.TotalSeconds < seconds; done += Length * 2)
        {
            _bare.Add(await SpeedAsync(bare));
            _ours.Add(await SpeedAsync(ours));
        }
    }

    private async Task<double> SpeedAsync(ISide side)
    {
        var slice = new Slice(Length);
        var rows = await run(side, slice);
        return rows / slice.Elapsed.TotalSeconds;
    }

    private static double Median(List<double> speeds)
    {
        var sorted = speeds.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
