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

    private readonly Gathered _both = new();
    private readonly Gathered _sum = new();
    private readonly Gathered _name = new();
    private readonly Gathered _word = new();

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
            GatherName(CollectionsMarshal.AsSpan(concepts)[start..end]);
            if (StandsWithName(concepts[at]))
            {
                return true;
            }
        }

        return false;
    }

    private void GatherName(ReadOnlySpan<Concept> name)
    {
        _name.Clear();
        for (var i = 0; i < name.Length; i++)
        {
            Gather(name[i], i == 0 ? _name : _word);
            if (i > 0)
            {
                _name.Intersect(_word);
            }
        }
    }

    private bool StandsWithName(Concept concept)
    {
        Gather(concept, _word);
        _word.Intersect(_name);
        return _word.Count > 0;
    }

    // By the word itself, in every language that has it, or where nobody wrote it by the first of its other names.
    private void Gather(Concept concept, Gathered into)
    {
        into.Clear();
        for (var i = 0; i < concept.Alternatives.Count; i++)
        {
            var alternative = concept.Alternatives[i];
            if (i > 0 && alternative.Weight < 1)
            {
                break;
            }

            GatherAll(alternative, _both);
            _sum.Merge(into, _both);
            into.Copy(_sum);
        }
    }

    private void GatherAll(in Alternative alternative, Gathered into)
    {
        var terms = alternative.Terms;
        into.Copy(words.Gatherer.OfTerm(terms[0]));
        foreach (var term in terms[1..])
        {
            into.Intersect(words.Gatherer.OfTerm(term));
        }
    }
}
