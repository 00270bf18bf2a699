namespace TeamsEsnBot.Expertise.Evidence;

/// <summary>The pieces that use a term, by slot in rising order, each with its weighted number of uses.</summary>
internal sealed class Postings
{
    private int[] _slots;
    private float[] _times;

    /// <param name="room">For how many pieces there is room before it must grow.</param>
    public Postings(int room = 2) => (_slots, _times) = (new int[room], new float[room]);

    public int Count { get; private set; }

    public ReadOnlySpan<int> Slots => _slots.AsSpan(0, Count);

    public ReadOnlySpan<float> Times => _times.AsSpan(0, Count);

    /// <summary>Adds uses in a piece; a second call for the same piece adds to the first.</summary>
    public void Add(int slot, float times)
    {
        var at = Count == 0 || _slots[Count - 1] < slot ? ~Count : Slots.BinarySearch(slot);
        if (at >= 0)
        {
            _times[at] += times;
            return;
        }

        at = ~at;
        if (Count == _slots.Length)
        {
            var room = Math.Max(2, Count * 2);
            Array.Resize(ref _slots, room);
            Array.Resize(ref _times, room);
        }

        Array.Copy(_slots, at, _slots, at + 1, Count - at);
        Array.Copy(_times, at, _times, at + 1, Count - at);
        (_slots[at], _times[at]) = (slot, times);
        Count++;
    }

    public void Remove(int slot)
    {
        var at = Slots.BinarySearch(slot);
        if (at < 0)
        {
            return;
        }

        Count--;
        Array.Copy(_slots, at + 1, _slots, at, Count - at);
        Array.Copy(_times, at + 1, _times, at, Count - at);
    }
}
