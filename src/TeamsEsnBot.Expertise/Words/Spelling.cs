using System.Numerics;

namespace TeamsEsnBot.Expertise.Words;

/// <summary>How far two spellings are apart.</summary>
internal static class Spelling
{
    private const int Longest = 40;
    private const int LongestShort = 5;
    private const int OtherSigns = 26;
    private const int LengthOfOutline = 27;
    private const int LongestOutline = 31;

    /// <summary>The part of an <see cref="Outline"/> that says which letters a word has.</summary>
    public const uint LettersOfOutline = (1u << LengthOfOutline) - 1;

    // Rows of a keyboard, each key beside its neighbours; QWERTZ and AZERTY differ in a few keys only.
    private static readonly string[] Keys = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

    /// <summary>Typing errors that a word of this many letters may hold: none below four, one up to seven, then two.</summary>
    public static int Tolerance(int letters) => letters switch { < 4 or > Longest => 0, < 8 => 1, _ => 2 };

    /// <summary>A folded word in one number, by which most others are told apart from it: which letters it has (a bit for each, and one for all other signs), and its length.</summary>
    public static uint Outline(ReadOnlySpan<char> word) => LettersOf(word) | OfLength(word.Length);

    /// <summary>The part of an outline for the letters.</summary>
    public static uint LettersOf(ReadOnlySpan<char> word)
    {
        var letters = 0u;
        foreach (var letter in word)
        {
            letters |= 1u << (letter is >= 'a' and <= 'z' ? letter - 'a' : OtherSigns);
        }

        return letters;
    }

    /// <summary>The part of an outline for the length.</summary>
    public static uint OfLength(int letters) => (uint)Math.Min(letters, LongestOutline) << LengthOfOutline;

    /// <summary>False when words are surely more than so many errors apart: each changes the length by one and the letters by two at most.</summary>
    public static bool MayBeNear(uint typed, uint word, int errors) =>
        Math.Abs((int)(typed >> LengthOfOutline) - (int)(word >> LengthOfOutline)) <= errors
        && BitOperations.PopCount((typed ^ word) & LettersOfOutline) <= 2 * errors;

    /// <summary>The next place, from one on, of an outline that is so among these bits; -1 when there is none. As many at once as the processor is wide.</summary>
    public static int NextWith(uint wanted, uint bits, ReadOnlySpan<uint> outlines, int from)
    {
        var (all, among) = (new Vector<uint>(wanted), new Vector<uint>(bits));
        for (; from + Vector<uint>.Count <= outlines.Length && !Vector.EqualsAny(new Vector<uint>(outlines[from..]) & among, all); from += Vector<uint>.Count)
        {
        }

        for (; from < outlines.Length; from++)
        {
            if ((outlines[from] & bits) == wanted)
            {
                return from;
            }
        }

        return -1;
    }

    /// <summary>
    /// True when the words begin alike and could be one word badly typed. The first letter is nearly always typed right (K. Kukich,
    /// “Techniques for automatically correcting words in text”, 1992), and asking for it keeps “rust” from becoming “trust”.
    /// </summary>
    public static bool MayBe(string typed, string word, int tolerance) =>
        Math.Abs(typed.Length - word.Length) <= tolerance
        && word.Length > 1
        && (typed[0] == word[0] || (typed[0] == word[1] && typed[1] == word[0]));

    /// <summary>
    /// False when a short word is a new word rather than a slip. In up to five letters a finger swaps, drops or doubles a letter or hits the
    /// neighbouring key; “beds” for “bds” or “west” for “went” is none of these.
    /// </summary>
    public static bool IsSlip(string typed, string word)
    {
        if (typed.Length > LongestShort)
        {
            return true;
        }

        var same = typed.AsSpan().CommonPrefixLength(word);
        return (typed.Length - word.Length) switch
        {
            < 0 => true,
            > 0 => same > 0 && typed[same] == typed[same - 1],
            _ => IsSwap(typed, word, same) || AreNeighbours(typed[same], word[same]),
        };
    }

    private static bool IsSwap(string typed, string word, int at) => at + 1 < typed.Length && typed[at] == word[at + 1] && typed[at + 1] == word[at];

    private static bool AreNeighbours(char one, char other)
    {
        foreach (var row in Keys)
        {
            var (first, second) = (row.IndexOf(one), row.IndexOf(other));
            if (first >= 0 && second >= 0)
            {
                return Math.Abs(first - second) == 1;
            }
        }

        return false;
    }

    /// <summary>
    /// Letters to insert, drop, change or swap with their neighbour (Damerau-Levenshtein, optimal string alignment);
    /// more than <paramref name="most"/> is given as <paramref name="most"/> + 1.
    /// </summary>
    public static int Distance(ReadOnlySpan<char> typed, ReadOnlySpan<char> word, int most)
    {
        if (Math.Abs(typed.Length - word.Length) > most || word.Length > Longest + 2)
        {
            return most + 1;
        }

        Span<int> before = stackalloc int[Longest + 3];
        Span<int> above = stackalloc int[Longest + 3];
        Span<int> row = stackalloc int[Longest + 3];
        for (var j = 0; j <= word.Length; j++)
        {
            above[j] = j;
        }

        for (var i = 1; i <= typed.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= word.Length; j++)
            {
                var change = above[j - 1] + (typed[i - 1] == word[j - 1] ? 0 : 1);
                row[j] = Math.Min(change, Math.Min(above[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && typed[i - 1] == word[j - 2] && typed[i - 2] == word[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }

                least = Math.Min(least, row[j]);
            }

            if (least > most)
            {
                return most + 1;
            }

            var free = before;
            before = above;
            above = row;
            row = free;
        }

        return Math.Min(above[word.Length], most + 1);
    }
}
