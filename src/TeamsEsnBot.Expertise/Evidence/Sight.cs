using TeamsEsnBot.Expertise.Words;

namespace TeamsEsnBot.Expertise.Evidence;

/// <summary>What one searcher can see of the evidence at one moment: pieces that are there and that the searcher could open.</summary>
/// <param name="view">The moment.</param>
/// <param name="audiences">Bit set of the audiences that the searcher belongs to.</param>
internal sealed class Sight(View view, ulong[] audiences)
{
    // So many pieces are still at hand for the processor when they are looked at again.
    private const int AtOnce = 512;

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

    // Moves what the searcher sees to the beginning. The few that are closed are fetched at once, because each alone would be waited for.
    private int Keep(Span<int> slots, Span<int> uses)
    {
        Span<int> closed = stackalloc int[AtOnce];
        var (all, count) = (view.Closed, 0);
        var end = slots.Length;
        while (end > 0 && slots[end - 1] >= view.Count)
        {
            end--;
        }

        for (var i = 0; i < end; i++)
        {
            // No branch to foresee: the number of one that is open is written over by the next.
            closed[count] = i;
            count += (int)(all[slots[i] >> 6] >> (slots[i] & 63)) & 1;
        }

        var hidden = 0;
        foreach (var i in closed[..count])
        {
            var isSeen = IsOpenAndThere(slots[i]);
            uses[i] = isSeen ? uses[i] : 0;
            hidden += isSeen ? 0 : 1;
        }

        return hidden == 0 ? end : Compact(slots[..end], uses[..end]);
    }

    private static int Compact(Span<int> slots, Span<int> uses)
    {
        var kept = 0;
        for (var i = 0; i < slots.Length; i++)
        {
            var use = uses[i];
            (slots[kept], uses[kept]) = (slots[i], use);
            kept += use == 0 ? 0 : 1;
        }

        return kept;
    }

    private bool IsOpenAndThere(int slot) => IsOpen(view.Slots[slot].Audience) && view.IsThere(slot);

    /// <summary>Those of the pieces that the searcher sees, behind what was gathered before.</summary>
    public void Gather(PostingReader pieces, Gathered into)
    {
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
