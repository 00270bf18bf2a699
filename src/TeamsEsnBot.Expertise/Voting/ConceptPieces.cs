namespace TeamsEsnBot.Expertise.Voting;

/// <summary>The pieces that have one concept of the question, by slot in rising order, and how much of it each. Kept from question to question, so that nothing is made anew.</summary>
internal sealed class ConceptPieces
{
    private int[] _slots = [];
    private float[] _fits = [];

    public int Count { get; private set; }

    public ReadOnlySpan<int> Slots => _slots.AsSpan(0, Count);

    /// <summary>BM25's share of the uses, below <see cref="KnowWeights.MostOfAWord"/>.</summary>
    public ReadOnlySpan<float> Fits => _fits.AsSpan(0, Count);

    /// <summary>Forgets what it held, and makes room.</summary>
    public void Begin(int room)
    {
        Count = 0;
        if (room > _slots.Length)
        {
            (_slots, _fits) = (new int[room + (room / 4)], new float[room + (room / 4)]);
        }
    }

    /// <summary>Adds a piece behind the last; there must be room.</summary>
    public void Add(int slot, float fit)
    {
        _slots[Count] = slot;
        _fits[Count] = fit;
        Count++;
    }

    /// <summary>Each takes what the other held.</summary>
    public void Swap(ConceptPieces other) =>
        (_slots, _fits, Count, other._slots, other._fits, other.Count) = (other._slots, other._fits, other.Count, _slots, _fits, Count);

    /// <summary>Takes the pieces of both; one that is in both has the better fit. So a text that writes both “k8s” and “kubernetes” says it once.</summary>
    public void Merge(ConceptPieces one, ConceptPieces other)
    {
        Begin(one.Count + other.Count);
        var (i, j, count) = (0, 0, 0);
        while (i < one.Count && j < other.Count)
        {
            var (left, right) = (one._slots[i], other._slots[j]);
            var (isLeft, isRight) = (left <= right, right <= left);
            _slots[count] = isLeft ? left : right;
            _fits[count++] = isLeft && isRight ? Math.Max(one._fits[i], other._fits[j]) : isLeft ? one._fits[i] : other._fits[j];
            i += isLeft ? 1 : 0;
            j += isRight ? 1 : 0;
        }

        var (rest, at) = i < one.Count ? (one, i) : (other, j);
        rest.Slots[at..].CopyTo(_slots.AsSpan(count));
        rest.Fits[at..].CopyTo(_fits.AsSpan(count));
        Count = count + rest.Count - at;
    }
}
