using System.Buffers;
using System.Globalization;
using System.Text;

namespace TeamsEsnBot.Expertise.Text;

/// <summary>
/// Cuts text into words. Punctuation stays where it names a thing: c#, c++, .net, node.js, tcp/ip. A compound also gives its parts, so that
/// “tcp” finds “tcp/ip”. Scripts written without spaces give pairs of characters. Emoji and lone punctuation give nothing.
/// </summary>
internal static class Tokens
{
    private const int LongestName = 24;
    private const int LongestWord = 64;
    private const int MostParts = 3;

    private static readonly SearchValues<char> Joiners = SearchValues.Create("./&-_+'’");
    private static readonly SearchValues<char> Signs = SearchValues.Create("./&-_+'’#");

    public static List<Token> Of(string text)
    {
        var tokens = new List<Token>(text.Length / 6 + 1);
        for (var at = 0; at < text.Length;)
        {
            var length = UnitAt(text, at);
            if (length == 0)
            {
                at += Width(text, at);
                continue;
            }

            if (IsUnspaced(text, at))
            {
                AddPairs(text, at, length, tokens);
            }
            else
            {
                AddUnit(text, at, length, tokens);
            }

            at += length;
        }

        return tokens;
    }

    // Length of the word or compound that begins here; 0 when none does.
    private static int UnitAt(string text, int start)
    {
        var at = start;
        if (text[at] == '.' && at + 1 < text.Length && char.IsAsciiLetter(text[at + 1]) && (at == 0 || !char.IsLetterOrDigit(text[at - 1])))
        {
            at++;
        }

        if (!IsWord(text, at))
        {
            return 0;
        }

        var unspaced = IsUnspaced(text, at);
        while (at < text.Length)
        {
            if (IsWord(text, at) && IsUnspaced(text, at) == unspaced)
            {
                at += Width(text, at);
            }
            else if (Joiners.Contains(text[at]) && at + 1 < text.Length && IsWord(text, at + 1) && !IsUnspaced(text, at + 1) && !unspaced)
            {
                at++;
            }
            else
            {
                break;
            }
        }

        return at - start + SuffixAt(text, start, at);
    }

    // c#, f#, c++, notepad++: the sign belongs to the name when no word follows it.
    private static int SuffixAt(string text, int start, int at)
    {
        var rest = text.AsSpan(at);
        var sign = rest.StartsWith("++") ? 2 : rest.StartsWith("#") && at - start == 1 && char.IsAsciiLetter(text[start]) ? 1 : 0;
        return sign > 0 && (at + sign == text.Length || !IsWord(text, at + sign)) ? sign : 0;
    }

    private static void AddUnit(string text, int start, int length, List<Token> tokens)
    {
        var unit = text.AsSpan(start, length);
        var capitals = IsCapitals(unit);

        // Nearly every word is a plain one.
        if (!unit.ContainsAny(Signs))
        {
            if (length <= LongestWord && Folding.Fold(unit) is { Length: > 0 } word)
            {
                tokens.Add(new Token(start, length, word, [], IsName: false, capitals));
            }

            return;
        }

        var words = Words(unit);
        if (words.Count == 0)
        {
            return;
        }

        var marks = unit.IndexOfAny("./&+#") >= 0;
        if (words.Count == 1 && !marks)
        {
            tokens.Add(new Token(start, length, words[0], [], IsName: false, capitals));
        }
        else if (marks && length <= LongestName && words.Count <= MostParts && unit.IndexOfAny("-_'’") < 0)
        {
            // The letter in “c#” means nothing by itself; the word in “.net” or “notepad++” does.
            string[] parts = words is [{ Length: 1 }] ? [] : [.. words];
            tokens.Add(new Token(start, length, Folding.Fold(unit), parts, IsName: true, capitals));
        }
        else
        {
            tokens.Add(new Token(start, length, words.Count <= MostParts && !marks ? string.Concat(words) : "", [.. words], IsName: false, capitals));
        }
    }

    private static List<string> Words(ReadOnlySpan<char> unit)
    {
        var words = new List<string>(1);
        foreach (var range in unit.SplitAny(Joiners))
        {
            var word = unit[range].TrimEnd("#+");
            if (word.Length is 0 or > LongestWord)
            {
                continue;
            }

            // The reader's “What's”, “don't” and “l'avion” are the words what, don and avion with grammar around them.
            var before = range.Start.Value > 0 ? unit[range.Start.Value - 1] : ' ';
            var after = range.End.Value < unit.Length ? unit[range.End.Value] : ' ';
            var isGrammar = (before is '\'' or '’' && word.Length <= 2) || (after is '\'' or '’' && word.Length == 1);
            if (!isGrammar && Folding.Fold(word) is { Length: > 0 } folded)
            {
                words.Add(folded);
            }
        }

        return words;
    }

    private static void AddPairs(string text, int start, int length, List<Token> tokens)
    {
        for (var at = start; at < start + length; at += Width(text, at))
        {
            var second = at + Width(text, at);
            var end = second < start + length ? second + Width(text, second) : second;
            if (end > second || at == start)
            {
                tokens.Add(new Token(at, end - at, Folding.Fold(text.AsSpan(at, end - at)), [], IsName: false, IsCapitals: false));
            }
        }
    }

    private static bool IsCapitals(ReadOnlySpan<char> unit) => unit.Length > 1 && unit.IndexOfAnyExceptInRange('A', 'Z') < 0;

    private static int Width(string text, int at) => char.IsSurrogatePair(text, at) ? 2 : 1;

    private static bool IsWord(string text, int at) =>
        at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || (text[at] >= 128 && IsWordCategory(CharUnicodeInfo.GetUnicodeCategory(text, at))));

    private static bool IsWordCategory(UnicodeCategory category) => category
        is UnicodeCategory.LowercaseLetter or UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
        or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    // Han, kana and Thai are written without spaces between words.
    private static bool IsUnspaced(string text, int at) =>
        text[at] >= 0x0E00 && Rune.TryGetRuneAt(text, at, out var rune)
        && rune.Value is (>= 0x0E00 and <= 0x0E7F) or (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);
}
