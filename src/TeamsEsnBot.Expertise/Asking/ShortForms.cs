using System.Runtime.InteropServices;
using TeamsEsnBot.Expertise.Evidence;
using TeamsEsnBot.Expertise.Text;
using TeamsEsnBot.Expertise.Voting;
using TeamsEsnBot.Expertise.Words;

namespace TeamsEsnBot.Expertise.Asking;

/// <summary>
/// Finds one word that people made of the beginnings of several: “mempool” for memory pool, “argparse” for argument parsing, “gve” for Google Virtual Ethernet. Nobody
/// explains such words, but whoever shortens also writes it out now and then.
/// </summary>
internal sealed class ShortForms(OpenTerms terms)
{
    private const int MostConcepts = 8;
    private const int LongestPhrase = 4;
    private const int ShortestEnd = 3;
    private const int ShortestForm = 3;
    private const int LongestForm = 24;
    private const float Weight = 0.9f;

    // A log-likelihood ratio: chance would bring a phrase and a word together like this once in a hundred thousand times.
    private const double Convincing = 10;

    private static readonly uint Plural = Spelling.Outline("s") & Spelling.LettersOfOutline;

    private readonly Gathered _together = new();

    private Vocabulary Vocabulary => terms.Evidence.Vocabulary;

    public void Find(List<Concept> concepts)
    {
        for (var first = 0; first < concepts.Count - 1 && concepts.Count <= MostConcepts; first++)
        {
            if (concepts[first].IsWritten && concepts[first + 1].IsWritten)
            {
                Find(concepts, first);
            }
        }
    }

    private void Find(List<Concept> concepts, int first)
    {
        var most = 2;
        while (most < LongestPhrase && first + most < concepts.Count && concepts[first + most].IsWritten)
        {
            most++;
        }

        var words = CollectionsMarshal.AsSpan(concepts).Slice(first, most);
        var letters = Plural;
        foreach (var concept in words)
        {
            letters |= LettersOf(concept);
        }

        foreach (var group in Vocabulary.Outlines.Of(words[0].Word[0]))
        {
            if (group.Second == words[0].Word.ElementAtOrDefault(1) || group.Second == words[1].Word[0])
            {
                Find(words, group, letters);
            }
        }
    }

    private void Find(ReadOnlySpan<Concept> words, Outlines.Group group, uint letters)
    {
        var outlines = group.Outlines;
        for (var i = 0; i < outlines.Length; i++)
        {
            // Most words are out by one look at a number.
            if ((outlines[i] & Spelling.LettersOfOutline & ~letters) != 0)
            {
                continue;
            }

            var form = Vocabulary.FoldedAt(group.WordAt(i));
            for (var count = 2; count <= words.Length && form.Length is >= ShortestForm and <= LongestForm; count++)
            {
                if (IsMadeOf(form, words[..count], areInitials: form.Length == count))
                {
                    Offer(words[..count], Vocabulary.Lexicon.KeyOf(group.WordAt(i)));
                }
            }
        }
    }

    // With those of its other forms: argument parsing is “argparse”.
    private uint LettersOf(Concept concept)
    {
        var letters = Spelling.Outline(concept.Word);
        foreach (var other in Vocabulary.Lexicon.Of(TermOf(concept)))
        {
            letters |= Spelling.Outline(Vocabulary.FoldedAt(other));
        }

        return letters & Spelling.LettersOfOutline;
    }

    // True when the form is a beginning of each word; the last one with three letters or whole, unless only initials are left of all.
    private static bool IsMadeOf(ReadOnlySpan<char> form, ReadOnlySpan<Concept> words, bool areInitials)
    {
        var word = words[0].Word;
        var same = form.CommonPrefixLength(word);
        if (words.Length == 1)
        {
            return (same == form.Length && (same >= ShortestEnd || same == word.Length || areInitials))
                || (same > ShortestEnd && same == form.Length - 1 && form[^1] == 's')
                || (same >= ShortestEnd && same < form.Length && Terms.Of(form.ToString()) == words[0].Term);
        }

        for (var length = 1; length <= same && length < form.Length; length++)
        {
            if (form[length] == words[1].Word[0] && IsMadeOf(form[length..], words[1..], areInitials))
            {
                return true;
            }
        }

        return false;
    }

    private void Offer(ReadOnlySpan<Concept> phrase, int form)
    {
        if (phrase[0].Alternatives.Exists(known => known.Terms is [var only] && only == form))
        {
            return;
        }

        var uses = terms.Gatherer.OfTerm(form).Count;
        var together = Together(terms.Gatherer.OfTerm(form), phrase);
        if (together == 0)
        {
            return;
        }

        var writtenOut = Together(terms.Gatherer.OfTerm(TermOf(phrase[0])), phrase[1..]);
        if (together * SameMath.Log((double)together * terms.Sight.View.Totals.Pieces / ((double)writtenOut * uses)) >= Convincing)
        {
            foreach (var concept in phrase)
            {
                concept.Alternatives.Add(new Alternative(form, Weight));
            }
        }
    }

    // How many of the pieces write the phrase out.
    private int Together(Gathered pieces, ReadOnlySpan<Concept> phrase)
    {
        _together.Copy(pieces);
        foreach (var concept in phrase)
        {
            if (_together.Count > 0)
            {
                _together.Intersect(terms.Gatherer.OfTerm(TermOf(concept)));
            }
        }

        return _together.Count;
    }

    private static int TermOf(Concept concept) => concept.Alternatives[0].Terms[0];
}
