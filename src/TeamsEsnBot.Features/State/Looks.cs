namespace TeamsEsnBot.Features.State;

/// <summary>
/// When to look at what entries name. An entry is there before its change, so one look may be too early: there is another when the writer has said that the change
/// is finished, and until then a few more, the last after <see cref="Journal.Patience"/>. Not for several threads at once.
/// </summary>
internal sealed class Looks(JournalTail tail, TimeProvider time)
{
    private static readonly TimeSpan[] After = [TimeSpan.Zero, TimeSpan.FromSeconds(0.3), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30), Journal.Patience];

    private readonly Dictionary<(string Writer, long Number), Waiting> _waiting = [];

    /// <summary>Entries that are not settled yet.</summary>
    public int Count => _waiting.Count;

    /// <summary>When the next look is due; null when none waits.</summary>
    public DateTimeOffset? NextAt => _waiting.Count == 0 ? null : _waiting.Values.Min(waiting => waiting.Noticed + After[waiting.Looks]);

    public void Add(JournalEntry entry) => _waiting[(entry.Writer, entry.Number)] = new Waiting(entry, time.GetUtcNow(), Looks: 0);

    /// <summary>Forgets the entries of all other writers.</summary>
    public void KeepOnly(string writer)
    {
        foreach (var key in _waiting.Keys.Where(key => key.Writer != writer))
        {
            _waiting.Remove(key);
        }
    }

    /// <summary>What to look at now. To be told to <see cref="Looked"/> when it was.</summary>
    public IReadOnlyList<Look> Due()
    {
        var now = time.GetUtcNow();
        var due = new List<Look>();
        foreach (var waiting in _waiting.Values)
        {
            var isDone = tail.IsDone(waiting.Entry);
            if (isDone || now >= waiting.Noticed + After[waiting.Looks])
            {
                due.Add(new Look(waiting.Entry, isDone));
            }
        }

        return due;
    }

    /// <summary>Somebody looked, and whatever was there is in memory.</summary>
    public void Looked(Look look)
    {
        var key = (look.Entry.Writer, look.Entry.Number);
        var waiting = _waiting[key];
        var next = waiting.Looks + 1;
        while (next < After.Length && time.GetUtcNow() >= waiting.Noticed + After[next])
        {
            next++;
        }

        if (look.IsLast || next == After.Length)
        {
            _waiting.Remove(key);
            tail.Settle(look.Entry);
        }
        else
        {
            _waiting[key] = waiting with { Looks = next };
        }
    }

    private readonly record struct Waiting(JournalEntry Entry, DateTimeOffset Noticed, int Looks);
}

/// <summary>An entry to look at.</summary>
/// <param name="IsLast">The change is finished, so this look sees it.</param>
internal readonly record struct Look(JournalEntry Entry, bool IsLast);
