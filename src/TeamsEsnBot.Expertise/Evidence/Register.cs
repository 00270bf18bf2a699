namespace TeamsEsnBot.Expertise.Evidence;

/// <summary>Gives things small numbers and counts their users; a number is free again, and the thing forgotten, when the last user is gone.</summary>
internal sealed class Register<T>(IEqualityComparer<T> comparer)
    where T : class
{
    private readonly Dictionary<T, int> _numbers = new(comparer);
    private readonly List<(T? Thing, int Users)> _entries = [];
    private readonly Stack<int> _free = [];

    /// <summary>One more than the highest number given so far: the length of an array indexed by these numbers.</summary>
    public int Size => _entries.Count;

    public T? this[int number] => _entries[number].Thing;

    public int Users(int number) => _entries[number].Users;

    public bool TryFind(T thing, out int number) => _numbers.TryGetValue(thing, out number);

    /// <summary>Finds numbers by something that equals the thing, as letters on the stack equal a word.</summary>
    public Dictionary<T, int>.AlternateLookup<TOther> By<TOther>()
        where TOther : notnull, allows ref struct => _numbers.GetAlternateLookup<TOther>();

    /// <summary>Everything with its number of users, by number.</summary>
    public (T? Thing, int Users)[] Entries() => [.. _entries];

    /// <summary>Takes over what <see cref="Entries"/> gave; only for an empty register.</summary>
    public void Fill((T? Thing, int Users)[] entries)
    {
        _entries.AddRange(entries);
        _numbers.EnsureCapacity(entries.Length);
        for (var number = entries.Length - 1; number >= 0; number--)
        {
            if (entries[number].Thing is { } thing)
            {
                _numbers.Add(thing, number);
            }
            else
            {
                _free.Push(number);
            }
        }
    }

    public int Take(T thing)
    {
        if (!_numbers.TryGetValue(thing, out var number))
        {
            if (!_free.TryPop(out number))
            {
                number = _entries.Count;
                _entries.Add(default);
            }

            _numbers.Add(thing, number);
        }

        _entries[number] = (thing, _entries[number].Users + 1);
        return number;
    }

    public void Release(int number)
    {
        var (thing, users) = _entries[number];
        if (users > 1)
        {
            _entries[number] = (thing, users - 1);
            return;
        }

        _numbers.Remove(thing!);
        _entries[number] = default;
        _free.Push(number);
    }
}
