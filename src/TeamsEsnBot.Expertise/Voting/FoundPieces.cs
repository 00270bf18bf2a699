using System.Numerics;

namespace TeamsEsnBot.Expertise.Voting;

/// <summary>
/// The pieces that have some of the question's concepts, by slot in rising order: how well each fits so far, and which concepts it has. Everything is read from the beginning to the
/// end, because to jump about among a million pieces takes ten times as long.
/// </summary>
internal sealed class FoundPieces
{
    private const int MuchLonger = 16;

    private int[] _slots = [];
    private float[] _fits = [];
    private int[] _marks = [];

    public int Count { get; private set; }

    /// <summary>How well the best one fits.</summary>
    public float Best { get; private set; }

    public ReadOnlySpan<int> Slots => _slots.AsSpan(0, Count);

    public ReadOnlySpan<float> Fits => _fits.AsSpan(0, Count);

    public ReadOnlySpan<int> Marks => _marks.AsSpan(0, Count);

    public void Clear() => (Count, Best) = (0, 0);

    /// <summary>Takes what was found before and the pieces of one more concept.</summary>
    public void Merge(FoundPieces before, ReadOnlySpan<int> slots, ReadOnlySpan<float> fits, float telling, int mark)
    {
        Reach(before.Count + slots.Length);
        var (i, j, count, best) = (0, 0, 0, before.Best);
        while (i < before.Count && j < slots.Length)
        {
            // No branch to foresee: each number is 1 where its side is taken, so that its negative is a mask.
            var (left, right) = (before._slots[i], slots[j]);
            var takesLeft = (left - right - 1) >>> 31;
            var takesRight = (right - left - 1) >>> 31;
            var fit = Masked(before._fits[i], takesLeft) + Masked(telling * fits[j], takesRight);
            _slots[count] = right + ((left - right) & -takesLeft);
            _marks[count] = (before._marks[i] & -takesLeft) | (mark & -takesRight);
            _fits[count++] = fit;
            best = fit > best ? fit : best;
            i += takesLeft;
            j += takesRight;
        }

        before.Slots[i..].CopyTo(_slots.AsSpan(count));
        before.Fits[i..].CopyTo(_fits.AsSpan(count));
        before.Marks[i..].CopyTo(_marks.AsSpan(count));
        count += before.Count - i;

        slots[j..].CopyTo(_slots.AsSpan(count));
        best = Math.Max(best, Scale(fits[j..], telling, _fits.AsSpan(count)));
        _marks.AsSpan(count, slots.Length - j).Fill(mark);
        (Count, Best) = (count + slots.Length - j, best);
    }

    /// <summary>Gives one more concept to those of the pieces that have it; no other pieces come in.</summary>
    public void AddWhereFound(ReadOnlySpan<int> slots, ReadOnlySpan<float> fits, float telling, int mark)
    {
        var j = 0;
        var isJumping = slots.Length > MuchLonger * Count;
        for (var i = 0; i < Count && j < slots.Length; i++)
        {
            if (isJumping)
            {
                var at = slots[j..].BinarySearch(_slots[i]);
                j += at < 0 ? ~at : at;
            }
            else
            {
                while (j < slots.Length && slots[j] < _slots[i])
                {
                    j++;
                }
            }

            if (j < slots.Length && slots[j] == _slots[i])
            {
                _fits[i] += telling * fits[j];
                _marks[i] |= mark;
                Best = Math.Max(Best, _fits[i]);
            }
        }
    }

    /// <summary>Keeps those that have all the marks.</summary>
    public void KeepMarked(int marks)
    {
        var (count, best) = (0, 0f);
        for (var i = 0; i < Count; i++)
        {
            if ((_marks[i] & marks) == marks)
            {
                (_slots[count], _fits[count], _marks[count]) = (_slots[i], _fits[i], _marks[i]);
                best = Math.Max(best, _fits[i]);
                count++;
            }
        }

        (Count, Best) = (count, best);
    }

    // Returns the best. Some at once, as wide as the processor is; the numbers are the same on any.
    private static float Scale(ReadOnlySpan<float> fits, float telling, Span<float> to)
    {
        var (bests, best, i) = (Vector<float>.Zero, 0f, 0);
        for (; i + Vector<float>.Count <= fits.Length; i += Vector<float>.Count)
        {
            var scaled = new Vector<float>(fits[i..]) * telling;
            scaled.CopyTo(to[i..]);
            bests = Vector.Max(bests, scaled);
        }

        for (var lane = 0; lane < Vector<float>.Count; lane++)
        {
            best = Math.Max(best, bests[lane]);
        }

        for (; i < fits.Length; i++)
        {
            best = Math.Max(best, to[i] = telling * fits[i]);
        }

        return best;
    }

    private static float Masked(float fit, int isTaken) => BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(fit) & -isTaken);

    private void Reach(int count)
    {
        if (count > _slots.Length)
        {
            var room = count + (count / 4);
            (_slots, _fits, _marks) = (new int[room], new float[room], new int[room]);
        }
    }
}
