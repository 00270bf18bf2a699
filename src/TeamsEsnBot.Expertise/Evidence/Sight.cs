using TeamsEsnBot.Expertise.Words;

namespace TeamsEsnBot.Expertise.Evidence;

/// <summary>What one searcher can see of the evidence at one moment: pieces that are there and that the searcher could open.</summary>
/// <param name="view">The moment.</param>
/// <param name="audiences">Bit set of the audiences that the searcher belongs to.</param>
internal sealed class Sight(View view, ulong[] audiences)
{
    public View View => view;

    public TenantEvidence Evidence => view.Evidence;

    public static Sight Of(View view, string searcher)
    {
        var audiences = new ulong[(view.Evidence.Audiences.Count + 63) >> 6];
        view.Evidence.Audiences.Mark(searcher, audiences);
        return new Sight(view, audiences);
    }

    public bool IsOpen(int audience) => (audiences[audience >> 6] & (1ul << (audience & 63))) != 0;

    public bool Sees(int slot) => slot < view.Count && ((view.Closed[slot >> 6] & (1ul << (slot & 63))) == 0 || IsOpenAndThere(slot));

    /// <summary>True when the searcher sees one of the pieces at least.</summary>
    public bool SeesAny(PostingReader pieces)
    {
        while (pieces.MoveNext())
        {
            if (Sees(pieces.Slot))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when the searcher sees some piece that uses the term; what nobody showed them must not shine through a correction.</summary>
    public bool SeesAny(Lexicon lexicon, int key)
    {
        foreach (var spelling in lexicon.Of(key))
        {
            if (SeesAny(lexicon.Read(spelling)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Pieces that the searcher sees.</summary>
    public int Count(PostingReader pieces)
    {
        var count = 0;
        while (pieces.MoveNext())
        {
            count += Sees(pieces.Slot) ? 1 : 0;
        }

        return count;
    }

    // Moves what the searcher sees to the beginning.
    private int Keep(Span<int> slots, Span<int> uses)
    {
        var closed = view.Closed;
        var kept = 0;
        for (var i = 0; i < slots.Length; i++)
        {
            var slot = slots[i];
            (slots[kept], uses[kept]) = (slot, uses[i]);
            kept += slot < view.Count && ((closed[slot >> 6] & (1ul << (slot & 63))) == 0 || IsOpenAndThere(slot)) ? 1 : 0;
        }

        return kept;
    }

    private bool IsOpenAndThere(int slot) => IsOpen(view.Slots[slot].Audience) && view.IsThere(slot);

    /// <summary>Those of the pieces that the searcher sees, behind what was gathered before.</summary>
    public void Gather(PostingReader pieces, Gathered into)
    {
        // Some at once, where the processor has them at hand when they are looked at again.
        const int AtOnce = 512;
        into.Open(pieces.Most, out var slots, out var uses);
        var kept = 0;
        int read;
        do
        {
            var end = Math.Min(slots.Length, kept + AtOnce);
            read = pieces.Read(slots[kept..end], uses[kept..end]);
            kept += Keep(slots.Slice(kept, read), uses.Slice(kept, read));
        }
        while (read > 0);
        into.Take(kept);
    }
}
