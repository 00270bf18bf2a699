namespace TeamsEsnBot.Expertise.Evidence;

/// <summary>
/// Spellings, each with the pieces that use it, grouped by the key that all spellings of one thing have: “clusters” and “cluster” by their stem. Nothing ever leaves
/// before a <see cref="Compaction"/>, so a spelling may have no piece left. One writer at a time; anybody reads meanwhile, without a lock.
/// </summary>
internal sealed class Lexicon
{
    private readonly Names _spellings = new();
    private readonly Names _keys = new();
    private Postings[] _postings = [];

    // By spelling: its key, and the next spelling of the same key + 1.
    private int[] _keyOf = [];
    private int[] _next = [];

    // By key: its newest spelling + 1.
    private int[] _first = [];

    public int Spellings => _spellings.Count;

    public int Keys => _keys.Count;

    public string SpellingAt(int spelling) => _spellings[spelling];

    public string KeyAt(int key) => _keys[key];

    public int KeyOf(int spelling) => Volatile.Read(ref _keyOf)[spelling];

    public bool TryFind(ReadOnlySpan<char> spelling, out int number) => _spellings.TryFind(spelling, out number);

    public bool TryFindKey(ReadOnlySpan<char> key, out int number) => _keys.TryFind(key, out number);

    /// <summary>The number of a spelling that has none yet.</summary>
    public int Add(string spelling, string key)
    {
        var (number, keyNumber) = (_spellings.Count, _keys.TryFind(key, out var known) ? known : _keys.Count);
        Shared.Reach(ref _postings, number);
        Shared.Reach(ref _keyOf, number)[number] = keyNumber;
        Shared.Reach(ref _next, number)[number] = Shared.Reach(ref _first, keyNumber)[keyNumber];
        if (keyNumber == _keys.Count)
        {
            // One string where a word is its own stem, as many are.
            _keys.Add(key == spelling ? spelling : key);
        }

        _spellings.Add(spelling);
        Volatile.Write(ref _first[keyNumber], number + 1);
        return number;
    }

    public void Use(int spelling, int slot, int uses) => _postings[spelling].Add(slot, uses);

    public PostingReader Read(int spelling) => Postings.Read(ref Volatile.Read(ref _postings)[spelling]);

    /// <summary>All spellings of a key, in no order.</summary>
    public Spelt Of(int key) => new(Volatile.Read(ref Volatile.Read(ref _first)[key]), Volatile.Read(ref _next));

    /// <summary>Makes room for so many at once.</summary>
    public void Reach(int spellings, int keys)
    {
        _spellings.Reach(spellings);
        _keys.Reach(keys);
        Shared.Reach(ref _postings, spellings);
        Shared.Reach(ref _keyOf, spellings);
        Shared.Reach(ref _next, spellings);
        Shared.Reach(ref _first, keys);
    }

    /// <summary>Gives a new spelling the postings it had elsewhere.</summary>
    public void Fill(int spelling, Postings postings) => _postings[spelling] = postings;

    /// <summary>Goes from one spelling of a key to the next.</summary>
    internal ref struct Spelt(int first, int[] next)
    {
        private int _following = first;

        public int Current { get; private set; } = -1;

        public readonly Spelt GetEnumerator() => this;

        public bool MoveNext()
        {
            Current = _following - 1;
            if (Current < 0)
            {
                return false;
            }

            _following = next[Current];
            return true;
        }
    }
}
