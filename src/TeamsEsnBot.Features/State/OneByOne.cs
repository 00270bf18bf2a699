namespace TeamsEsnBot.Features.State;

/// <summary>Lets those who deal with the same thing in one after another; things that have nothing to do with each other seldom wait.</summary>
internal sealed class OneByOne
{
    private readonly SemaphoreSlim[] _doors = [.. Enumerable.Range(0, 256).Select(_ => new SemaphoreSlim(1, 1))];

    /// <summary>Waits for its turn, which ends with the dispose.</summary>
    public async ValueTask<Turn> EnterAsync(string thing, CancellationToken cancel)
    {
        var door = _doors[(uint)string.GetHashCode(thing, StringComparison.Ordinal) % (uint)_doors.Length];
        await door.WaitAsync(cancel);
        return new Turn(door);
    }

    internal readonly struct Turn(SemaphoreSlim door) : IDisposable
    {
        public void Dispose() => door.Release();
    }
}
