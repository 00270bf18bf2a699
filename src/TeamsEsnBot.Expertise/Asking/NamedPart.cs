using System.Runtime.InteropServices;
using TeamsEsnBot.Expertise.Evidence;

namespace TeamsEsnBot.Expertise.Asking;

/// <summary>
/// Leaves of “a bit of hand-holding around VPN” the VPN: a word at either end of a topic that nobody ever wrote together with the name that is in it says
/// nothing about who knows.
/// </summary>
internal sealed class NamedPart(OpenTerms words, Phrases phrases)
{
    private const int LongestName = 6;

    /// <summary>The concepts that are left, all of them where no name of a topic is among them.</summary>
    public List<Concept> Of(List<Concept> concepts)
    {
        if (concepts.Count is < 2 or > TopicReader.MostConcepts || Names(concepts) is not { Count: > 0 } names)
        {
            return concepts;
        }

        var (first, last) = (0, concepts.Count - 1);
        while (!Belongs(concepts, first, names))
        {
            first++;
        }

        while (!Belongs(concepts, last, names))
        {
            last--;
        }

        return first > 0 || last < concepts.Count - 1 ? concepts.GetRange(first, last + 1 - first) : concepts;
    }

    // The longest first: “Azure Key Vault” is more than “Azure”.
    private List<(int Start, int End)>? Names(List<Concept> concepts)
    {
        List<(int Start, int End)>? names = null;
        for (var length = Math.Min(concepts.Count, LongestName); length > 0; length--)
        {
            for (var start = 0; start + length <= concepts.Count; start++)
            {
                var end = start + length;
                if (names?.Exists(name => name.Start < end && start < name.End) is not true && phrases.IsTopic(CollectionsMarshal.AsSpan(concepts).Slice(start, length)))
                {
                    (names ??= new(2)).Add((start, end));
                }
            }
        }

        return names;
    }

    private bool Belongs(List<Concept> concepts, int at, List<(int Start, int End)> names)
    {
        foreach (var (start, end) in names)
        {
            if (at >= start && at < end)
            {
                return true;
            }
        }

        // Many a piece has “last year” in it.
        if (AskingWords.Of(concepts[at].Word) != WordUse.None)
        {
            return false;
        }

        foreach (var (start, end) in names)
        {
            if (StandsWith(CollectionsMarshal.AsSpan(concepts)[start..end], concepts[at]))
            {
                return true;
            }
        }

        return false;
    }

    // Each goes on to its first piece from where the others are, until all are at the same: as many words have thousands of pieces, most are never looked at.
    private bool StandsWith(ReadOnlySpan<Concept> name, Concept other)
    {
        for (var slot = 0; slot != Gathered.None;)
        {
            var first = slot = FirstFrom(slot, other);
            foreach (var concept in name)
            {
                slot = slot == Gathered.None ? slot : FirstFrom(slot, concept);
            }

            if (slot == first)
            {
                return slot != Gathered.None;
            }
        }

        return false;
    }

    // By the word itself, in every language that has it, or where nobody wrote it by the first of its other names.
    private int FirstFrom(int slot, Concept concept)
    {
        var first = Gathered.None;
        for (var i = 0; i < concept.Alternatives.Count; i++)
        {
            var alternative = concept.Alternatives[i];
            if (i > 0 && alternative.Weight < 1)
            {
                break;
            }

            first = Math.Min(first, FirstFrom(slot, alternative.Terms));
        }

        return first;
    }

    private int FirstFrom(int slot, ReadOnlySpan<int> terms)
    {
        for (var first = -1; first != slot;)
        {
            first = slot;
            foreach (var term in terms)
            {
                slot = slot == Gathered.None ? slot : words.Gatherer.OfTerm(term).FirstFrom(slot);
            }
        }

        return slot;
    }
}
