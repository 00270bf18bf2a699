using TeamsEsnBot.Expertise.Evidence;
using TeamsEsnBot.Expertise.Words;

namespace TeamsEsnBot.Expertise.Asking;

/// <summary>What somebody probably meant by a word that the tenant does not know. Only words that the searcher could read are offered.</summary>
internal sealed class WordCorrection(OpenTerms terms)
{
    private const int ShortestHalf = 3;

    private static readonly HashSet<string> Endings =
        ["", "s", "es", "e", "ed", "d", "ing", "er", "ers", "or", "ors", "y", "ies", "ied", "ion", "ions", "ment", "ments", "al", "ally", "ly", "able", "ive", "ance", "ence", "ness"];

    private Vocabulary Vocabulary => terms.Evidence.Vocabulary;

    /// <summary>The right spelling of a word whose stem is known but which nobody wrote so (“kubernets”); null when it is just another form (“clusters”).</summary>
    public string? OfKnown(string word, int term)
    {
        if (IsWritten(word) || terms.IsSpelledRight(word))
        {
            return null;
        }

        string? best = null;
        var most = 0;
        foreach (var number in Vocabulary.Lexicon.Of(term))
        {
            var uses = terms.Sight.Count(Vocabulary.Lexicon.Read(number));
            if (uses == 0)
            {
                continue;
            }

            var (written, known) = (Vocabulary.WordAt(number), Vocabulary.FoldedAt(number));
            if (known == word || !IsMisspelt(word, known))
            {
                return null;
            }

            if (IsBetter(uses, written, most, best))
            {
                (best, most) = (written, uses);
            }
        }

        return best;
    }

    /// <summary>The nearest known word, of equally near ones the most used; null when none is near enough.</summary>
    public string? OfUnknown(string word)
    {
        var tolerance = Spelling.Tolerance(word.Length);
        if (tolerance == 0 || word.AsSpan().IndexOfAnyInRange('0', '9') >= 0)
        {
            return null;
        }

        var found = new Nearest(Written: null, tolerance, Uses: 0);
        Search(word, ref found);
        return found.Written ?? Curated(word, tolerance);
    }

    /// <summary>Two known words run together, as “keyvault” or German compounds; of several cuts the one that most pieces speak for.</summary>
    public int[]? Split(string word)
    {
        int[]? best = null;
        var most = 0;
        for (var cut = ShortestHalf; cut <= word.Length - ShortestHalf; cut++)
        {
            if (terms.NumberOf(word.AsSpan(..cut)) is { } left && terms.NumberOf(word.AsSpan(cut..)) is { } right)
            {
                var together = terms.Gatherer.OfAll([left, right]).Count;
                if (together > most)
                {
                    (best, most) = ([left, right], together);
                }
            }
        }

        return best;
    }

    private bool IsWritten(string word) => Vocabulary.Lexicon.TryFind(word, out var number) && terms.Sight.SeesAny(Vocabulary.Lexicon.Read(number));

    // Among the words that begin with a letter that it may begin with; see Spelling.MayBe.
    private void Search(string word, ref Nearest found)
    {
        foreach (var group in Vocabulary.Outlines.Of(word[0]))
        {
            Search(word, group, ref found);
        }

        if (word[1] != word[0] && Array.Find(Vocabulary.Outlines.Of(word[1]), group => group.Second == word[0]) is { } swapped)
        {
            Search(word, swapped, ref found);
        }
    }

    private void Search(string word, Outlines.Group group, ref Nearest found)
    {
        var outline = Spelling.Outline(word);
        var others = group.Outlines;
        for (var i = 0; i < others.Length; i++)
        {
            // Most words are out by one look at a number.
            if (!Spelling.MayBeNear(outline, others[i], found.Distance))
            {
                continue;
            }

            var number = group.WordAt(i);
            var known = Vocabulary.FoldedAt(number);
            var distance = Spelling.MayBe(word, known, found.Distance) ? Spelling.Distance(word, known, found.Distance) : int.MaxValue;
            if (distance > found.Distance || !Spelling.IsSlip(word, known) || terms.Sight.Count(Vocabulary.Lexicon.Read(number)) is not (> 0 and var uses))
            {
                continue;
            }

            var written = Vocabulary.WordAt(number);
            if (distance < found.Distance || IsBetter(uses, written, found.Uses, found.Written))
            {
                found = new Nearest(written, distance, uses);
            }
        }
    }

    // Of equally near words of the curated list the first by the alphabet.
    private static string? Curated(string word, int tolerance)
    {
        string? best = null;
        var nearest = tolerance;
        Search(word[0]);
        if (word[1] != word[0])
        {
            Search(word[1]);
        }

        return best;

        void Search(char firstLetter)
        {
            foreach (var known in Aliases.Curated.WordsWith(firstLetter))
            {
                if (!Spelling.MayBe(word, known, nearest))
                {
                    continue;
                }

                var distance = Spelling.Distance(word, known, nearest);
                var isNearer = distance < nearest || (distance == nearest && (best is null || string.CompareOrdinal(known, best) < 0));
                if (isNearer && Spelling.IsSlip(word, known))
                {
                    (best, nearest) = (known, distance);
                }
            }
        }
    }

    private static bool IsBetter(int uses, string word, int most, string? best) =>
        uses > most || (uses == most && (best is null || string.CompareOrdinal(word, best) < 0));

    // No English word has both “-s” and “-es” after the same letters; other pairs of endings are ordinary forms of one word.
    private static bool IsMisspelt(string word, string known)
    {
        var same = word.AsSpan().CommonPrefixLength(known);
        var (ending, right) = (word[same..], known[same..]);
        return (ending, right) is ("s", "es") or ("es", "s") || !Endings.Contains(ending) || !Endings.Contains(right);
    }
    /// <summary>The best word so far.</summary>
    /// <param name="Written">Null when there is none, and <paramref name="Distance"/> is the most that is tolerated.</param>
    private readonly record struct Nearest(string? Written, int Distance, int Uses);
}
