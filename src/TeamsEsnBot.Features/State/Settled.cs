namespace TeamsEsnBot.Features.State;

/// <summary>Numbers that are settled in any order, and up to which one there is no gap.</summary>
internal sealed class Settled
{
    private readonly Lock _lock = new();
    private readonly Dictionary<long, bool> _above = [];
    private long _upTo;
    private long _noted;

    /// <summary>Everything up to here is settled.</summary>
    public long UpTo => Interlocked.Read(ref _upTo);

    /// <param name="isNoted">False when the number has no entry.</param>
    public void Add(long number, bool isNoted)
    {
        lock (_lock)
        {
            _above[number] = isNoted;
            while (_above.Remove(_upTo + 1, out var noted))
            {
                Interlocked.Increment(ref _upTo);
                _noted = noted ? _upTo : _noted;
            }
        }
    }

    public WriterPosition Of(string writer)
    {
        lock (_lock)
        {
            return new WriterPosition(writer, _upTo, _noted);
        }
    }
}
