using System.Buffers;
using System.Text;

namespace TeamsEsnBot.Expertise.Asking;

/// <summary>What is written between words, and what it says about them.</summary>
internal static class Signs
{
    public static readonly SearchValues<char> InFront = SearchValues.Create("?!.,;:…\"“”„«»‚‘’'`()[]{}<>*_~|•-–—/@#¿¡&+");
    public static readonly SearchValues<char> Behind = SearchValues.Create("?!.,;:…\"“”„«»‚‘’'`()[]{}<>*_~|•-–—/&");
    public static readonly SearchValues<char> Quotes = SearchValues.Create("\"“”„«»`");

    private static readonly SearchValues<char> Ends = SearchValues.Create("?!.…");
    private static readonly SearchValues<char> Colons = SearchValues.Create(":>→");
    private static readonly SearchValues<char> Commas = SearchValues.Create(",;-–—|");
    private static readonly SearchValues<char> Ands = SearchValues.Create("&+/");

    /// <summary>What signs say that stand between spaces.</summary>
    public static Joint Alone(ReadOnlySpan<char> signs) => signs.ContainsAny(Ends) ? Joint.Sentence
        : signs.ContainsAny(Colons) ? Joint.Colon
        : signs.ContainsAny(Commas) ? Joint.Comma
        : signs.ContainsAny(Ands) ? Joint.And
        : Joint.None;

    /// <summary>What signs say that stand right behind a word.</summary>
    public static Joint After(ReadOnlySpan<char> signs) => signs.ContainsAny(Ends) ? Joint.Sentence
        : signs.Contains(':') ? Joint.Colon
        : signs.IndexOfAny(',', ';') >= 0 ? Joint.Comma
        : Joint.None;

    /// <summary>True for “m.b.t” and “e.g”, whose last dot ends no sentence.</summary>
    public static bool IsShortened(ReadOnlySpan<char> word)
    {
        for (var i = 1; i < word.Length; i += 2)
        {
            if (word[i] != '.')
            {
                return false;
            }
        }

        return word.Length > 2;
    }

    /// <summary>True for “:-D” and “🚀”.</summary>
    public static bool IsPicture(ReadOnlySpan<char> chunk)
    {
        if (chunk.Length is 2 or 3 && chunk[0] is ':' or ';' && !char.IsLower(chunk[^1]))
        {
            return true;
        }

        foreach (var rune in chunk.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                return false;
            }
        }

        return true;
    }
}
