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
        if (Vocabulary.IsWritten(word) || Aliases.Curated.Words.Contains(word))
        {
            return null;
        }

        string? best = null;
        var most = 0;
        var all = Vocabulary.TermsOfWords;
        for (var i = Next(all, term, from: 0); i >= 0; i = Next(all, term, i + 1))
        {
            if (Vocabulary.WordAt(i) is not { } written)
            {
                continue;
            }

            var known = Vocabulary.FoldedAt(i);
            if (known == word || !IsMisspelt(word, known))
            {
                return null;
            }

            if (IsBetter(Vocabulary.PiecesWith(i), written, most, best))
            {
                (best, most) = (written, Vocabulary.PiecesWith(i));
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

        // The letters a word may begin with; see Spelling.MayBe.
        var found = new Nearest(Written: null, tolerance, Uses: 0);
        Search(word, word[0], ref found);
        if (word[1] != word[0])
        {
            Search(word, word[1], ref found);
        }

        return found.Written ?? Curated(word, tolerance);
    }

    /// <summary>Two known words run together, as “keyvault” or German compounds; of several cuts the one that most pieces speak for.</summary>
    public int[]? Split(string word)
    {
        int[]? best = null;
        var most = 0;
        for (var cut = ShortestHalf; cut <= word.Length - ShortestHalf; cut++)
        {
            if (Vocabulary.TryFindOf(word.AsSpan(..cut), out var left) && Vocabulary.TryFindOf(word.AsSpan(cut..), out var right))
            {
                var together = Together(left, right);
                if (together > most)
                {
                    (best, most) = ([left, right], together);
                }
            }
        }

        return best;
    }

    private int Together(int left, int right)
    {
        var together = 0;
        var others = Vocabulary.PostingsOf(right).Slots;
        foreach (var slot in Vocabulary.PostingsOf(left).Slots)
        {
            if (others.BinarySearch(slot) >= 0 && terms.Evidence.Pieces.IsOpen(slot, terms.MayOpen))
            {
                together++;
            }
        }

        return together;
    }

    private void Search(string word, char firstLetter, ref Nearest found)
    {
        var all = Vocabulary.FirstLetters;
        for (var i = Next(all, firstLetter, from: 0); i >= 0; i = Next(all, firstLetter, i + 1))
        {
            var known = Vocabulary.FoldedAt(i);
            if (!Spelling.MayBe(word, known, found.Distance) || Vocabulary.WordAt(i) is not { } written)
            {
                continue;
            }

            var distance = Spelling.Distance(word, known, found.Distance);
            var uses = Vocabulary.PiecesWith(i);
            var isNearer = distance < found.Distance || (distance == found.Distance && IsBetter(uses, written, found.Uses, found.Written));
            if (isNearer && terms.Evidence.IsOpen(Vocabulary.TermOf(i), terms.MayOpen) && Spelling.IsSlip(word, known))
            {
                found = new Nearest(written, distance, uses);
            }
        }
    }

    // The next place that has what is wanted; -1 after the last. Vectorised, because a company has tens of thousands of words.
    private static int Next<T>(ReadOnlySpan<T> all, T wanted, int from)
        where T : IEquatable<T>
    {
        var at = all[from..].IndexOf(wanted);
        return at < 0 ? -1 : from + at;
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
