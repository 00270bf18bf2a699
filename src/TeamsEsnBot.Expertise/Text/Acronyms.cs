using System.Buffers;

namespace TeamsEsnBot.Expertise.Text;

/// <summary>An abbreviation that a text explains: “paid time off (PTO)” or “PTO (paid time off)”.</summary>
/// <param name="Short">The abbreviation as a term.</param>
/// <param name="Long">The words it stands for, folded and parted by single spaces.</param>
internal readonly record struct Acronym(string Short, string Long) : IComparable<Acronym>
{
    public int CompareTo(Acronym other) =>
        string.CompareOrdinal(Long, other.Long) is not 0 and var order ? order : string.CompareOrdinal(Short, other.Short);
}

/// <summary>Reads abbreviations out of texts, so that each company's own are understood.</summary>
internal static class Acronyms
{
    private const int Longest = 6;

    private static readonly SearchValues<char> EndsOfPhrases = SearchValues.Create(".,;:!?()\n");

    /// <summary>Finds every abbreviation whose letters are the initials of the words beside it; small words in between may be passed over.</summary>
    public static IEnumerable<Acronym> In(string text, List<Token> tokens)
    {
        if (!text.Contains('('))
        {
            yield break;
        }

        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (!token.IsCapitals || token.Length > Longest)
            {
                continue;
            }

            var longForm = Opens(text, token) && Closes(text, token) ? Before(text, tokens, i) : After(text, tokens, i);
            if (longForm is not null)
            {
                yield return new Acronym(Terms.Of(token.Folded), longForm);
            }
        }
    }

    private static bool Opens(string text, Token token) => token.Start > 0 && text[token.Start - 1] == '(';

    private static bool Closes(string text, Token token) => token.Start + token.Length < text.Length && text[token.Start + token.Length] == ')';

    private static string? Before(string text, List<Token> tokens, int at)
    {
        var first = at;
        for (var letter = tokens[at].Length - 1; letter >= 0; letter--)
        {
            first = Initial(tokens, first - 1, -1, tokens[at].Folded[letter]);
            if (first < 0)
            {
                return null;
            }
        }

        return Phrase(text, tokens, first, at - 1);
    }

    private static string? After(string text, List<Token> tokens, int at)
    {
        var end = tokens[at].Start + tokens[at].Length;
        if (at + 1 >= tokens.Count || !Opens(text, tokens[at + 1]) || tokens[at + 1].Start > end + 2)
        {
            return null;
        }

        var last = at;
        for (var letter = 0; letter < tokens[at].Length; letter++)
        {
            last = Initial(tokens, last + 1, 1, tokens[at].Folded[letter]);
            if (last < 0)
            {
                return null;
            }
        }

        return Closes(text, tokens[last]) ? Phrase(text, tokens, at + 1, last) : null;
    }

    // Where the word with this initial stands, stop words passed over; -1 when another word is in the way.
    private static int Initial(List<Token> tokens, int at, int step, char letter)
    {
        for (; at >= 0 && at < tokens.Count; at += step)
        {
            if (tokens[at].Folded.StartsWith(letter))
            {
                return at;
            }

            if (!StopWords.Contains(tokens[at].Folded))
            {
                return -1;
            }
        }

        return -1;
    }

    private static string? Phrase(string text, List<Token> tokens, int first, int last)
    {
        var between = text.AsSpan(tokens[first].Start, tokens[last].Start + tokens[last].Length - tokens[first].Start);
        return between.ContainsAny(EndsOfPhrases) ? null : string.Join(' ', tokens.Skip(first).Take(last - first + 1).Select(token => token.Folded));
    }
}
