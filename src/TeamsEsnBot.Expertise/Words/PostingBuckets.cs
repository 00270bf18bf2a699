using TeamsEsnBot.Expertise.Evidence;

namespace TeamsEsnBot.Expertise.Words;

/// <summary>
/// Puts the postings of a whole company where they belong. One by one each would go to a place of memory that the processor has not at hand, sixty million times; so they are gathered in buckets
/// of neighbouring terms first, and each bucket is emptied at once. The order within a term stays.
/// </summary>
internal sealed class PostingBuckets
{
    private const int Buckets = 256;
    private const int Room = 4_096;

    private readonly IReadOnlyList<Postings> _postings;
    private readonly byte[] _bucketOf;
    private readonly (int Term, int Slot, float Times)[][] _gathered = [.. Enumerable.Range(0, Buckets).Select(_ => new (int, int, float)[Room])];
    private readonly int[] _counts = new int[Buckets];

    /// <param name="sizes">How many postings each term will have: the buckets share them evenly.</param>
    public PostingBuckets(IReadOnlyList<Postings> postings, int[] sizes)
    {
        (_postings, _bucketOf) = (postings, new byte[sizes.Length]);
        var all = Math.Max(1, sizes.Sum(size => (long)size));
        var before = 0L;
        for (var term = 0; term < sizes.Length; term++)
        {
            _bucketOf[term] = (byte)Math.Min(Buckets - 1, before * Buckets / all);
            before += sizes[term];
        }
    }

    public void Add(int term, int slot, float times)
    {
        var bucket = _bucketOf[term];
        _gathered[bucket][_counts[bucket]++] = (term, slot, times);
        if (_counts[bucket] == Room)
        {
            Empty(bucket);
        }
    }

    public void EmptyAll()
    {
        for (var bucket = 0; bucket < Buckets; bucket++)
        {
            Empty(bucket);
        }
    }

    private void Empty(int bucket)
    {
        foreach (var (term, slot, times) in _gathered[bucket].AsSpan(0, _counts[bucket]))
        {
            _postings[term].Add(slot, times);
        }

        _counts[bucket] = 0;
    }
}
