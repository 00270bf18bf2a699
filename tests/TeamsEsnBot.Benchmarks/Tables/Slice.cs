namespace TeamsEsnBot.Benchmarks.Tables;

/// <summary>A short time in which one side works.</summary>
internal sealed class Slice(TimeSpan length)
{
    private readonly long _began = TimeProvider.System.GetTimestamp();

    public bool IsOver => Elapsed >= length;

    public TimeSpan Elapsed => TimeProvider.System.GetElapsedTime(_began);
}
