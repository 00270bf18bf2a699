namespace TeamsEsnBot.Expertise.Evidence;

/// <summary>
/// The ids of pieces, by slot and back. As bytes in long rows, and without what begins like the person's id, because a million strings would be larger than all the words.
/// The id of a slot anybody may read without a lock; the way back is the writer's.
/// </summary>
/// <param name="personOf">The id of the person whose piece is in a slot.</param>
internal sealed class EvidenceIds(Func<int, string> personOf)
{
    private const int RowBits = 8;
    private const int RowLength = 1 << RowBits;
    private const int Gone = -1;

    // In the first byte: begins with the person's id; see Utf.
    private const byte SharedMark = 1;
    private const byte WholeMark = 2;

    // Ids are shorter nearly always; longer ones are put together outside the stack.
    private const int MostLetters = 256;

    private Row[] _rows = [];

    // At the place of an id's hash, or behind it where that was taken: slot + 1. 0 is a free place.
    private int[] _table = new int[8];
    private int _used;

    /// <summary>Ids that were added and not removed.</summary>
    public int Count { get; private set; }

    public string this[int slot]
    {
        get
        {
            Span<char> room = stackalloc char[MostLetters];
            return Letters(slot, room).ToString();
        }
    }

    /// <summary>Which of two ids comes first, letter by letter; less than 0 is the one.</summary>
    public int Compare(int one, int other)
    {
        Span<char> left = stackalloc char[MostLetters];
        Span<char> right = stackalloc char[MostLetters];
        return Letters(one, left).SequenceCompareTo(Letters(other, right));
    }

    public bool TryFind(ReadOnlySpan<char> id, out int slot)
    {
        var place = Find(id);
        slot = place < 0 ? -1 : _table[place] - 1;
        return place >= 0;
    }

    public void Add(int slot, string id)
    {
        Keep(slot, id);
        if ((_used + 1) * 4 > _table.Length * 3)
        {
            Rehash(Math.Max(8, Room(Count + 1)));
        }

        Place(id, slot);
        Count++;
    }

    /// <summary>Forgets the way to a slot; its id stays readable for questions that began before.</summary>
    public void Remove(ReadOnlySpan<char> id)
    {
        _table[Find(id)] = Gone;
        Count--;
    }

    /// <summary>Makes room for so many at once.</summary>
    public void Reach(int slots)
    {
        if (slots > 0)
        {
            Shared.Reach(ref _rows, (slots - 1) >> RowBits);
            Rehash(Room(slots));
        }
    }

    /// <summary>Slots whose ids were not removed, in no order.</summary>
    public IEnumerable<int> Slots() => _table.Where(entry => entry > 0).Select(entry => entry - 1);

    private static int Room(int count)
    {
        var room = 8;
        while (count * 3 > room * 2)
        {
            room *= 2;
        }

        return room;
    }

    private void Keep(int slot, string id)
    {
        ref var row = ref Shared.Reach(ref _rows, slot >> RowBits)[slot >> RowBits];
        row ??= new Row();
        var person = personOf(slot);
        var isShared = id.StartsWith(person, StringComparison.Ordinal);
        var own = id.AsSpan(isShared ? person.Length : 0);
        Span<byte> room = stackalloc byte[MostLetters];
        var bytes = Utf.MostBytes(own.Length) < room.Length ? room : new byte[Utf.MostBytes(own.Length) + 1];
        var length = Utf.Write(own, bytes[1..], out var isWhole);
        bytes[0] = (byte)((isShared ? SharedMark : 0) | (isWhole ? WholeMark : 0));
        row.Add(slot & (RowLength - 1), bytes[..(1 + length)]);
    }

    private ReadOnlySpan<char> Letters(int slot, Span<char> room)
    {
        var bytes = Volatile.Read(ref _rows)[slot >> RowBits].At(slot & (RowLength - 1));
        var isWhole = (bytes[0] & WholeMark) != 0;
        var person = (bytes[0] & SharedMark) == 0 ? "" : personOf(slot);
        var length = person.Length + Utf.Letters(bytes[1..], isWhole);
        var letters = length <= room.Length ? room[..length] : new char[length];
        person.CopyTo(letters);
        Utf.Read(bytes[1..], isWhole, letters[person.Length..]);
        return letters;
    }

    // The place in the table; -1 when there is none.
    private int Find(ReadOnlySpan<char> id)
    {
        Span<char> room = stackalloc char[MostLetters];
        for (var at = string.GetHashCode(id) & (_table.Length - 1); _table[at] != 0; at = (at + 1) & (_table.Length - 1))
        {
            if (_table[at] != Gone && Letters(_table[at] - 1, room).SequenceEqual(id))
            {
                return at;
            }
        }

        return -1;
    }

    private void Rehash(int room)
    {
        var before = _table;
        (_table, _used) = (new int[room], 0);
        Span<char> letters = stackalloc char[MostLetters];
        foreach (var entry in before)
        {
            if (entry > 0)
            {
                Place(Letters(entry - 1, letters), entry - 1);
            }
        }
    }

    private void Place(ReadOnlySpan<char> id, int slot)
    {
        var at = string.GetHashCode(id) & (_table.Length - 1);
        while (_table[at] != 0)
        {
            at = (at + 1) & (_table.Length - 1);
        }

        _table[at] = slot + 1;
        _used++;
    }

    /// <summary>A few hundred ids one after another.</summary>
    private sealed class Row
    {
        private byte[] _bytes = [];
        private readonly int[] _ends = new int[RowLength];

        public ReadOnlySpan<byte> At(int place) => Volatile.Read(ref _bytes).AsSpan((place == 0 ? 0 : _ends[place - 1])..Volatile.Read(ref _ends[place]));

        public void Add(int place, ReadOnlySpan<byte> id)
        {
            var start = place == 0 ? 0 : _ends[place - 1];
            var bytes = Shared.Reach(ref _bytes, start + id.Length - 1);
            id.CopyTo(bytes.AsSpan(start));
            Volatile.Write(ref _ends[place], start + id.Length);
        }
    }
}
