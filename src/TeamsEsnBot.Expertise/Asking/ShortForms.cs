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

    // What a last word may end in though the phrase has no such letters: argument parsing is “argparse”.
    private static readonly uint Endings = Spelling.Shape("edginrs") & Spelling.LettersOfShape;

    private readonly Gatherer _gatherer = new();
    private readonly Gathered _phrase = new();
    private readonly Gathered _form = new();

    private Vocabulary Vocabulary => terms.Evidence.Vocabulary;

    public void Find(List<Concept> concepts)
    {
        for (var first = 0; first < concepts.Count - 1 && concepts.Count <= MostConcepts; first++)
        {
            for (var count = 2; count <= LongestPhrase && first + count <= concepts.Count; count++)
            {
                if (!concepts[first].IsWritten || !concepts[first + count - 1].IsWritten)
                {
                    break;
                }

                Find(concepts, first, count);
            }
        }
    }

    private void Find(List<Concept> concepts, int first, int count)
    {
        var letters = Endings;
        for (var i = first; i < first + count; i++)
        {
            letters |= Spelling.Shape(concepts[i].Word) & Spelling.LettersOfShape;
        }

        var isGathered = false;
        var (initial, second, next) = (concepts[first].Word[0], concepts[first].Word.ElementAtOrDefault(1), concepts[first + 1].Word[0]);
        var all = Vocabulary.FirstLetters;
        var shapes = Vocabulary.Shapes;
        for (var i = all.IndexOf(initial); i >= 0; i = all[(i + 1)..].IndexOf(initial) is >= 0 and var more ? i + 1 + more : -1)
        {
            // Most words are out by one look at a number.
            if ((shapes[i] & Spelling.LettersOfShape & ~letters) != 0
                || Vocabulary.FoldedAt(i) is not { Length: >= ShortestForm and <= LongestForm } form
                || (form[1] != second && form[1] != next)
                || !IsMadeOf(form, concepts, first, first + count, at: 0, areInitials: form.Length == count))
            {
                continue;
            }

            if (!isGathered)
            {
                GatherPhrase(concepts, first, count);
                isGathered = true;
            }

            Offer(concepts, first, count, Vocabulary.Lexicon.KeyOf(i));
        }
    }

    // True when the form from here on is a beginning of each word; the last one with three letters or whole, unless only initials are left of all.
    private static bool IsMadeOf(string form, List<Concept> concepts, int word, int end, int at, bool areInitials)
    {
        var written = concepts[word].Word;
        for (var length = 1; length <= written.Length && at + length <= form.Length && form[at + length - 1] == written[length - 1]; length++)
        {
            var left = form.Length - at;
            if (word < end - 1)
            {
                if (IsMadeOf(form, concepts, word + 1, end, at + length, areInitials))
                {
                    return true;
                }
            }
            else if ((left == length && (length >= ShortestEnd || length == written.Length || areInitials))
                || (length >= ShortestEnd && left > length && Terms.Of(form[at..]) == concepts[word].Term)
                || (length > ShortestEnd && left == length + 1 && form[^1] == 's'))
            {
                return true;
            }
        }

        return false;
    }

    // The pieces that write it out.
    private void GatherPhrase(List<Concept> concepts, int first, int count)
    {
        _phrase.Copy(PiecesOf(concepts[first].Alternatives[0].Terms[0]));
        for (var i = first + 1; i < first + count && _phrase.Count > 0; i++)
        {
            if (concepts[i].IsWritten)
            {
                _phrase.Intersect(PiecesOf(concepts[i].Alternatives[0].Terms[0]));
            }
            else
            {
                _phrase.Clear();
            }
        }
    }

    private void Offer(List<Concept> concepts, int first, int count, int form)
    {
        if (_phrase.Count == 0 || concepts.Exists(concept => concept.Alternatives.Exists(known => known.Terms is [var only] && only == form)))
        {
            return;
        }

        _form.Copy(PiecesOf(form));
        var uses = _form.Count;
        _form.Intersect(_phrase);
        var together = (double)_form.Count;
        if (together > 0 && together * SameMath.Log(together * terms.Sight.View.Totals.Pieces / ((double)_phrase.Count * uses)) >= Convincing)
        {
            for (var i = first; i < first + count; i++)
            {
                concepts[i].Alternatives.Add(new Alternative(form, Weight));
            }
        }
    }

    private Gathered PiecesOf(int term) => _gatherer.Of(Vocabulary.Lexicon, term, terms.Sight);
}
