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

    private static readonly uint Plural = Spelling.LettersOf("s");

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
        var letters = Plural | LettersOf(words[0]);
        for (var count = 2; count <= words.Length; count++)
        {
            letters |= LettersOf(words[count - 1]);
            foreach (var group in Vocabulary.Outlines.Of(words[0].Word[0]))
            {
                if (group.Second == words[0].Word.ElementAtOrDefault(1) || group.Second == words[1].Word[0])
                {
                    Find(words[..count], group, letters);
                }
            }
        }
    }

    // Most words are out by one look at a number: a form has no other letters, and surely the first one of each word and more of the last, unless it is initials only.
    private void Find(ReadOnlySpan<Concept> words, Outlines.Group group, uint letters)
    {
        var (initials, last) = (0u, words[^1].Word);
        foreach (var concept in words[1..])
        {
            initials |= Spelling.LettersOf(concept.Word.AsSpan(..1));
        }

        var needed = initials | Spelling.LettersOf(last.AsSpan(..Math.Min(ShortestEnd, last.Length)));
        Find(words, group, needed, needed | (Spelling.LettersOfOutline & ~letters), areInitials: false);
        if (words.Length >= ShortestForm)
        {
            Find(words, group, Spelling.OfLength(words.Length) | initials, ~letters | initials, areInitials: true);
        }
    }

    private void Find(ReadOnlySpan<Concept> words, Outlines.Group group, uint wanted, uint among, bool areInitials)
    {
        var outlines = group.Outlines;
        for (var i = Spelling.NextWith(wanted, among, outlines, 0); i >= 0; i = Spelling.NextWith(wanted, among, outlines, i + 1))
        {
            var form = Vocabulary.FoldedAt(group.WordAt(i));
            if (form.Length is >= ShortestForm and <= LongestForm && IsMadeOf(form, words, areInitials))
            {
                Offer(words, Vocabulary.Lexicon.KeyOf(group.WordAt(i)));
            }
        }
    }

    // With those of its other forms: argument parsing is “argparse”.
    private uint LettersOf(Concept concept)
    {
        var letters = Spelling.LettersOf(concept.Word);
        foreach (var other in Vocabulary.Lexicon.Of(TermOf(concept)))
        {
            letters |= terms.Sight.SeesAny(Vocabulary.Lexicon.Read(other)) ? Spelling.LettersOf(Vocabulary.FoldedAt(other)) : 0;
        }

        return letters;
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

        Span<int> all = stackalloc int[LongestPhrase + 1];
        all = all[..(phrase.Length + 1)];
        all[0] = form;
        for (var i = 0; i < phrase.Length; i++)
        {
            all[i + 1] = TermOf(phrase[i]);
        }

        var together = terms.Gatherer.OfAll(all).Count;
        if (together == 0)
        {
            return;
        }

        var (writtenOut, uses) = (terms.Gatherer.OfAll(all[1..]).Count, terms.Gatherer.OfTerm(form).Count);
        if (together * SameMath.Log((double)together * terms.Sight.View.Totals.Pieces / ((double)writtenOut * uses)) >= Convincing)
        {
            foreach (var concept in phrase)
            {
                concept.Alternatives.Add(new Alternative(form, Weight));
            }
        }
    }

    private static int TermOf(Concept concept) => concept.Alternatives[0].Terms[0];
}
