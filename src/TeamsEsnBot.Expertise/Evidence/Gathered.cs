namespace TeamsEsnBot.Expertise.Evidence;

/// <summary>Pieces found for one word, by slot in rising order, with their uses of it. Kept from question to question, so that nothing is made anew.</summary>
internal sealed class Gathered
{
    /// <summary>Comes after every slot.</summary>
    public const int None = int.MaxValue;

    private int[] _slots = [];
    private int[] _uses = [];

    public int Count { get; private set; }

    public ReadOnlySpan<int> Slots => _slots.AsSpan(0, Count);

    public ReadOnlySpan<int> Uses => _uses.AsSpan(0, Count);

    public void Clear() => Count = 0;

    private void Reach(int count)
    {
        if (count > _slots.Length)
        {
            var room = Math.Max(count, 2 * _slots.Length);
            Array.Resize(ref _slots, room);
            Array.Resize(ref _uses, room);
        }
    }

    /// <summary>Where pieces may be put behind the last.</summary>
    public void Open(int room, out Span<int> slots, out Span<int> uses)
    {
        Reach(Count + room);
        slots = _slots.AsSpan(Count, room);
        uses = _uses.AsSpan(Count, room);
    }

    /// <summary>Takes what was put into the beginning of what was opened.</summary>
    public void Take(int count) => Count += count;

    /// <summary>The first slot that is not below; <see cref="None"/> behind the last.</summary>
    public int FirstFrom(int slot)
    {
        var at = Slots.BinarySearch(slot);
        at = at < 0 ? ~at : at;
        return at < Count ? _slots[at] : None;
    }

    public void Copy(Gathered other)
    {
        Clear();
        Reach(other.Count);
        other.Slots.CopyTo(_slots);
        other.Uses.CopyTo(_uses);
        Count = other.Count;
    }

    /// <summary>Takes the pieces of both; one that is in both has the uses of both.</summary>
    public void Merge(Gathered one, Gathered other)
    {
        Clear();
        Reach(one.Count + other.Count);
        var (i, j, count) = (0, 0, 0);
        while (i < one.Count && j < other.Count)
        {
            // No branch to foresee: each number is 1 where its side is taken, so that its negative is a mask.
            var (left, right) = (one._slots[i], other._slots[j]);
            var takesLeft = (left - right - 1) >>> 31;
            var takesRight = (right - left - 1) >>> 31;
            _slots[count] = right + ((left - right) & -takesLeft);
            _uses[count++] = (one._uses[i] & -takesLeft) + (other._uses[j] & -takesRight);
            i += takesLeft;
            j += takesRight;
        }

        var (rest, at) = i < one.Count ? (one, i) : (other, j);
        rest.Slots[at..].CopyTo(_slots.AsSpan(count));
        rest.Uses[at..].CopyTo(_uses.AsSpan(count));
        Count = count + rest.Count - at;
    }

    /// <summary>Keeps only pieces that are in the other too, with the fewer uses of the two.</summary>
    public void Intersect(Gathered other)
    {
        const int MuchLonger = 16;
        var isJumping = other.Count > MuchLonger * Count;
        var (count, j) = (0, 0);
        for (var i = 0; i < Count && j < other.Count; i++)
        {
            if (isJumping)
            {
                var at = other.Slots[j..].BinarySearch(_slots[i]);
                j += at < 0 ? ~at : at;
            }
            else
            {
                while (j < other.Count && other._slots[j] < _slots[i])
                {
                    j++;
                }
            }

            if (j < other.Count && other._slots[j] == _slots[i])
            {
                (_slots[count], _uses[count]) = (_slots[i], Math.Min(_uses[i], other._uses[j]));
                count++;
            }
        }

        Count = count;
    }

    public void Swap(Gathered other) => (_slots, _uses, Count, other._slots, other._uses, other.Count) = (other._slots, other._uses, other.Count, _slots, _uses, Count);
}
