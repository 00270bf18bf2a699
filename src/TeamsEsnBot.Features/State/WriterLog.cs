using System.Runtime.CompilerServices;

namespace TeamsEsnBot.Features.State;

/// <summary>
/// How far one writer's log is read. Entries of one writer may come into sight in another order than that of their numbers: a number that was passed over is a hole,
/// and is asked for until it comes or <see cref="HolesStay"/> is over.
/// </summary>
internal sealed class WriterLog(ITable journal, string writer, long from, TimeProvider time)
{
    /// <summary>After that the insert of an entry has failed, and with it the change it announced.</summary>
    public static readonly TimeSpan HolesStay = TimeSpan.FromMinutes(2);

    /// <summary>After so long without a sign of life a writer is asked seldom.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan BetweenSilentLooks = TimeSpan.FromSeconds(30);

    // More are no slow inserts, but a part of the log that is not there.
    private const int MostHoles = 10_000;

    private readonly SortedDictionary<long, DateTimeOffset> _holes = [];
    private readonly SortedSet<long> _open = [];
    private readonly SortedSet<long> _neverNoted = [];
    private DateTimeOffset _sign = time.GetUtcNow();
    private DateTimeOffset _silentLook;
    private string _registered = "";
    private long _highest = from - 1;

    public string Writer { get; } = writer;

    /// <summary>The writer's own word that its changes up to here are finished.</summary>
    public long Done { get; private set; }

    /// <summary>Everything up to here was seen, and looked at for as long as it may change.</summary>
    public long Settled => Math.Min(_highest, Math.Min(First(_holes.Keys), First(_open)) - 1);

    public WriterPosition Position
    {
        get
        {
            var settled = Settled;
            var noted = settled;
            while (_neverNoted.Contains(noted))
            {
                noted--;
            }

            _neverNoted.RemoveWhere(number => number < noted);
            return new WriterPosition(Writer, settled, noted);
        }
    }

    /// <summary>Takes note of what is registered about the writer.</summary>
    /// <returns>False when entries that were not seen are gone.</returns>
    public bool Notice(RegisteredWriter now)
    {
        if (now.ETag != _registered)
        {
            (_registered, _sign) = (now.ETag, time.GetUtcNow());
        }

        Done = Math.Max(Done, now.Done);
        return now.First <= Math.Min(_highest + 1, First(_holes.Keys));
    }

    /// <summary>Whether there may be something to read.</summary>
    public bool IsDue(RegisteredWriter registered)
    {
        if (registered.Last is { } last)
        {
            return _highest < last || _holes.Count > 0;
        }

        var now = time.GetUtcNow();
        if (now - _sign < Silence)
        {
            return true;
        }

        if (now - _silentLook < BetweenSilentLooks)
        {
            return false;
        }

        _silentLook = now;
        return true;
    }

    /// <summary>Entries not seen before. Each stays open until <see cref="Settle"/>.</summary>
    /// <exception cref="InvalidDataException">A large part of the log is missing.</exception>
    public async IAsyncEnumerable<JournalEntry> ReadAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var (number, noticed) in _holes.ToArray())
        {
            if (await journal.GetAsync(JournalRows.Log(Writer), JournalRows.Key(number), cancel) is { } late)
            {
                _holes.Remove(number);
                yield return Open(late);
            }
            else if (time.GetUtcNow() - noticed > HolesStay)
            {
                _holes.Remove(number);
                _neverNoted.Add(number);
            }
        }

        await foreach (var row in journal.RowsAsync(JournalRows.Log(Writer), new KeyRange(JournalRows.Key(_highest + 1), null), cancel))
        {
            var number = JournalRows.NumberOf(row);
            if (number - _highest > MostHoles)
            {
                throw new InvalidDataException($"Entries {_highest + 1} to {number - 1} of writer {Writer} are missing.");
            }

            for (var hole = _highest + 1; hole < number; hole++)
            {
                _holes.Add(hole, time.GetUtcNow());
            }

            _highest = number;
            yield return Open(row);
        }
    }

    /// <summary>The change behind the entry is in memory, or never came.</summary>
    public void Settle(long number) => _open.Remove(number);

    private JournalEntry Open(TableRow row)
    {
        var entry = JournalRows.Read(Writer, row);
        _open.Add(entry.Number);
        Done = Math.Max(Done, entry.Done);
        _sign = time.GetUtcNow();
        return entry;
    }

    private static long First(IEnumerable<long> numbers)
    {
        foreach (var number in numbers)
        {
            return number;
        }

        return long.MaxValue;
    }
}
