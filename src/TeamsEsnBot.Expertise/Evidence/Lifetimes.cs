namespace TeamsEsnBot.Expertise.Evidence;

/// <summary>
/// When pieces were taken out, counted in changes. A piece stays where it is, so a question that began before goes on seeing it, and one that began after does not.
/// </summary>
internal sealed class Lifetimes
{
    private const int ChunkBits = 12;

    // By slot; 0 is a piece that is there. Most chunks are never made.
    private int[]?[] _ends = [];

    public bool IsThere(int slot, int change)
    {
        var ends = Volatile.Read(ref _ends);
        return slot >> ChunkBits >= ends.Length
            || Volatile.Read(ref ends[slot >> ChunkBits]) is not { } chunk
            || chunk[slot & ((1 << ChunkBits) - 1)] is var end && (end == 0 || end > change);
    }

    public void End(int slot, int change)
    {
        var ends = Shared.Reach(ref _ends, slot >> ChunkBits);
        ref var chunk = ref ends[slot >> ChunkBits];
        if (chunk is null)
        {
            Volatile.Write(ref chunk, new int[1 << ChunkBits]);
        }

        chunk[slot & ((1 << ChunkBits) - 1)] = change;
    }
}
