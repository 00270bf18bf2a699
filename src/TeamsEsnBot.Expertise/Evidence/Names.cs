namespace TeamsEsnBot.Expertise.Evidence;

/// <summary>Gives names small numbers in the order they come, for good. One writer at a time; anybody reads meanwhile, without a lock.</summary>
internal sealed class Names
{
    private string[] _names = [];

    // At the place of a name's hash, or behind it where that was taken: its number + 1. 0 is a free place.
    private int[] _table = new int[8];
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public string this[int number] => Volatile.Read(ref _names)[number];

    public bool TryFind(ReadOnlySpan<char> name, out int number)
    {
        var table = Volatile.Read(ref _table);
        for (var at = string.GetHashCode(name) & (table.Length - 1); ; at = (at + 1) & (table.Length - 1))
        {
            number = Volatile.Read(ref table[at]) - 1;
            if (number < 0)
            {
                return false;
            }

            if (name.SequenceEqual(Volatile.Read(ref _names)[number]))
            {
                return true;
            }
        }
    }

    /// <summary>The number of a name, a new one if it has none.</summary>
    public int Of(string name) => TryFind(name, out var number) ? number : Add(name);

    /// <summary>Gives a name that has none its number.</summary>
    public int Add(string name)
    {
        Shared.Reach(ref _names, _count)[_count] = name;
        if ((_count + 1) * 4 > _table.Length * 3)
        {
            Rehash(_table.Length * 2);
        }

        Place(_table, _count);
        Volatile.Write(ref _count, _count + 1);
        return _count - 1;
    }

    /// <summary>Makes room for so many names at once.</summary>
    public void Reach(int count)
    {
        if (count > _names.Length)
        {
            Shared.Reach(ref _names, count - 1);
            var room = _table.Length;
            while (count * 4 > room * 3)
            {
                room *= 2;
            }

            Rehash(room);
        }
    }

    private void Rehash(int room)
    {
        var table = new int[room];
        for (var number = 0; number < _count; number++)
        {
            Place(table, number);
        }

        Volatile.Write(ref _table, table);
    }

    private void Place(int[] table, int number)
    {
        var at = string.GetHashCode(_names[number]) & (table.Length - 1);
        while (table[at] != 0)
        {
            at = (at + 1) & (table.Length - 1);
        }

        Volatile.Write(ref table[at], number + 1);
    }
}
