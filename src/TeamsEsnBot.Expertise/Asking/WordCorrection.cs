using TeamsEsnBot.Expertise.Evidence;
using TeamsEsnBot.Expertise.Text;
using TeamsEsnBot.Expertise.Words;

namespace TeamsEsnBot.Expertise.Asking;

/// <summary>What somebody probably meant by a word that the tenant does not know. Only words that the searcher could read are offered.</summary>
internal sealed class WordCorrection(TenantEvidence evidence, bool[] mayOpen)
{
    private const int ShortestHalf = 3;

    private static readonly HashSet<string> Endings =
        ["", "s", "es", "e", "ed", "d", "ing", "er", "ers", "or", "ors", "y", "ies", "ied", "ion", "ions", "ment", "ments", "al", "ally", "ly", "able", "ive", "ance", "ence", "ness"];

    /// <summary>The right spelling of a word whose stem is known but which nobody wrote so (“kubernets”); null when it is just another form (“clusters”).</summary>
    public string? OfKnown(string word, int term)
    {
        if (evidence.Vocabulary.IsWritten(word) || Aliases.Curated.Words.Contains(word))
        {
            return null;
        }

        string? best = null;
        var most = 0;
        for (var i = 0; i < evidence.Vocabulary.Words; i++)
        {
            if (evidence.Vocabulary.TermOf(i) != term || evidence.Vocabulary.WordAt(i) is not { } written)
            {
                continue;
            }

            var known = evidence.Vocabulary.FoldedAt(i);
            if (known == word || !IsMisspelt(word, known))
            {
                return null;
            }

            if (IsBetter(evidence.Vocabulary.PiecesWith(i), written, most, best))
            {
                (best, most) = (written, evidence.Vocabulary.PiecesWith(i));
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

        string? best = null;
        var (nearest, most) = (tolerance, 0);
        for (var i = 0; i < evidence.Vocabulary.Words; i++)
        {
            var known = evidence.Vocabulary.FoldedAt(i);
            if (!Spelling.MayBe(word, known, nearest) || evidence.Vocabulary.WordAt(i) is not { } written || !evidence.IsOpen(evidence.Vocabulary.TermOf(i), mayOpen))
            {
                continue;
            }

            var distance = Spelling.Distance(word, known, nearest);
            var uses = evidence.Vocabulary.PiecesWith(i);
            var isNearer = distance < nearest || (distance == nearest && IsBetter(uses, written, most, best));
            if (isNearer && Spelling.IsSlip(word, known))
            {
                (best, nearest, most) = (written, distance, uses);
            }
        }

        return best ?? Curated(word, tolerance);
    }

    /// <summary>Two known words run together, as “keyvault” or German compounds; of several cuts the one that most pieces speak for.</summary>
    public int[]? Split(string word)
    {
        int[]? best = null;
        var most = 0;
        for (var cut = ShortestHalf; cut <= word.Length - ShortestHalf; cut++)
        {
            if (Number(word[..cut]) is { } left && Number(word[cut..]) is { } right)
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
        var others = evidence.Vocabulary.PostingsOf(right).Slots;
        foreach (var slot in evidence.Vocabulary.PostingsOf(left).Slots)
        {
            if (others.BinarySearch(slot) >= 0 && mayOpen[evidence.Pieces[slot]!.Audience])
            {
                together++;
            }
        }

        return together;
    }

    private int? Number(string part) => evidence.Vocabulary.TryFind(Terms.Of(part), out var number) ? number : null;

    private static string? Curated(string word, int tolerance) => Aliases.Curated.Words
        .Where(known => Spelling.MayBe(word, known, tolerance))
        .Select(known => (Known: known, Distance: Spelling.Distance(word, known, tolerance)))
        .Where(near => near.Distance <= tolerance && Spelling.IsSlip(word, near.Known))
        .OrderBy(near => near.Distance)
        .ThenBy(near => near.Known, StringComparer.Ordinal)
        .Select(near => near.Known)
        .FirstOrDefault();

    private static bool IsBetter(int uses, string word, int most, string? best) =>
        uses > most || (uses == most && (best is null || string.CompareOrdinal(word, best) < 0));

    // No English word has both “-s” and “-es” after the same letters; other pairs of endings are ordinary forms of one word.
    private static bool IsMisspelt(string word, string known)
    {
        var same = word.AsSpan().CommonPrefixLength(known);
        var (ending, right) = (word[same..], known[same..]);
        return (ending, right) is ("s", "es") or ("es", "s") || !Endings.Contains(ending) || !Endings.Contains(right);
    }
}
