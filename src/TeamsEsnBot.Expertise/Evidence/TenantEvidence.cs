using TeamsEsnBot.Expertise.Text;
using TeamsEsnBot.Expertise.Voting;
using TeamsEsnBot.Expertise.Words;

namespace TeamsEsnBot.Expertise.Evidence;

/// <summary>
/// One tenant's evidence, inverted: word → pieces. Only ever added to: a piece that changes gets a new slot, one that goes leaves its slot empty until a
/// <see cref="Compaction"/>. One writer at a time, who gets a new <see cref="View"/> from every change; everybody else reads through a view, without a lock.
/// </summary>
internal sealed class TenantEvidence
{
    private Slot[] _slots = [];
    private byte[] _norms = [];
    private ulong[] _closed = [];
    private int[] _threads = [];
    private int _count;

    public TenantEvidence()
    {
        Audiences = new Audiences(People);
        Ids = new EvidenceIds(PersonOf);
    }

    public Vocabulary Vocabulary { get; } = new();

    /// <summary>Named topics: their spellings, by the term of the topic as a whole.</summary>
    public Lexicon Topics { get; } = new();

    /// <summary>Abbreviations that texts explain, with the pieces that do.</summary>
    public LearnedAcronyms Acronyms { get; } = new();

    /// <summary>For whom pieces were done: whoever was helped by somebody before may ask again.</summary>
    public Lexicon Helped { get; } = new();

    /// <summary>Everybody whom evidence speaks for, and everybody who may open some.</summary>
    public Names People { get; } = new();

    /// <summary>Threads that pieces belong to.</summary>
    public Names Threads { get; } = new();

    /// <summary>Slots that were given so far.</summary>
    public int Count => _count;

    public Audiences Audiences { get; }

    public EvidenceIds Ids { get; }

    public Lifetimes Lifetimes { get; } = new();

    public View Empty() => new(this, _slots, _norms, _closed, Count: 0, Change: 0, HasGone: false, default, Versions<Contributed>.Empty);

    /// <summary>Number of the thread that a piece belongs to; -1 for none.</summary>
    public int ThreadOf(int slot) => Volatile.Read(ref _threads) is var threads && slot < threads.Length ? threads[slot] - 1 : -1;

    /// <summary>Adds a piece, in place of the one with its id.</summary>
    public View Put(View view, EvidenceDocument document, ReadPiece read)
    {
        var change = view.Change + 1;
        view = Ids.TryFind(document.Id, out var known) ? Without(view, known, change) : view;
        var slot = _count;
        var piece = new Slot(People.Of(document.Person), Audiences.Of(document.Audience), document.Kind, document.When, read.Length, document.Votes);
        Append(piece, document.Thread is { } thread ? Threads.Of(thread) : -1);
        Ids.Add(slot, document.Id);
        foreach (var word in read.Words)
        {
            Vocabulary.Use(in word, read.Language, slot);
        }

        foreach (var (topic, spelling) in read.Topics)
        {
            Topics.Use(Topics.TryFind(spelling, out var number) ? number : Topics.Add(spelling, topic), slot, Uses.InTopic);
        }

        if (document.By is { } by)
        {
            Helped.Use(Helped.TryFind(by, out var number) ? number : Helped.Add(by, by), slot, Uses.InText);
        }

        foreach (var acronym in read.Acronyms)
        {
            Acronyms.Use(acronym, slot);
        }

        return view with
        {
            Slots = _slots,
            Norms = _norms,
            Closed = _closed,
            Count = _count,
            Change = change,
            Totals = view.Totals.With(piece, 1),
            Contributions = With(view.Contributions, piece, 1),
        };
    }

    /// <returns>Null when there is none with this id.</returns>
    public View? Remove(View view, string id) => Ids.TryFind(id, out var slot) ? Without(view, slot, view.Change + 1) : null;

    /// <summary>Gives a piece the next slot, without its words.</summary>
    /// <param name="thread">-1 for none.</param>
    public int Append(Slot piece, int thread)
    {
        Shared.Reach(ref _slots, _count)[_count] = piece;
        Shared.Reach(ref _norms, _count)[_count] = Norms.Of(piece);
        Shared.Reach(ref _closed, _count >> 6);
        if (piece.Audience != Audiences.Everyone)
        {
            Close(_count);
        }

        if (thread >= 0)
        {
            Shared.Reach(ref _threads, _count)[_count] = thread + 1;
        }

        return _count++;
    }

    /// <summary>Makes room for so many pieces at once.</summary>
    public void Reach(int pieces)
    {
        if (pieces > 0)
        {
            Shared.Reach(ref _slots, pieces - 1);
            Shared.Reach(ref _norms, pieces - 1);
            Shared.Reach(ref _closed, (pieces - 1) >> 6);
            Ids.Reach(pieces);
        }
    }

    /// <summary>What the pieces that were appended come to.</summary>
    public View Appended()
    {
        var totals = default(Totals);
        foreach (var piece in _slots.AsSpan(0, _count))
        {
            totals = totals.With(piece, 1);
        }

        return new View(
            this, _slots, _norms, _closed, _count, Change: 0, HasGone: false, totals, Versions<Contributed>.Of(Contributions.ByPerson(_slots.AsSpan(0, _count), People.Count)));
    }

    private static Versions<Contributed> With(Versions<Contributed> all, Slot piece, int sign)
    {
        var before = all[piece.Person];
        var after = Contributions.With(before, piece, sign);
        return ReferenceEquals(before, after) ? all : all.With(piece.Person, after);
    }

    private View Without(View view, int slot, int change)
    {
        var piece = _slots[slot];
        Ids.Remove(Ids[slot]);
        Lifetimes.End(slot, change);
        Close(slot);
        return view with { Change = change, HasGone = true, Totals = view.Totals.With(piece, -1), Contributions = With(view.Contributions, piece, -1) };
    }

    private void Close(int slot) => _closed[slot >> 6] |= 1ul << (slot & 63);

    private string PersonOf(int slot) => People[Volatile.Read(ref _slots)[slot].Person];
}
