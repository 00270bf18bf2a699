using System.Globalization;
using System.Text;

namespace TeamsEsnBot.Expertise.Text;

/// <summary>One spelling for all ways to type a word: lower case, no accents, full-width letters narrowed, ligatures opened.</summary>
internal static class Folding
{
    public static string Fold(ReadOnlySpan<char> word)
    {
        if (Ascii.IsValid(word))
        {
            return string.Create(word.Length, word, static (target, source) => Ascii.ToLower(source, target, out _));
        }

        var folded = new StringBuilder(word.Length);
        foreach (var part in WellFormed(word).Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(part) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format))
            {
                Append(folded, Rune.ToLowerInvariant(part));
            }
        }

        return folded.ToString();
    }

    /// <summary>Folds a lower-case word of Western European letters without a new string; false when it has other signs or does not fit.</summary>
    public static bool TryFold(ReadOnlySpan<char> word, Span<char> room, out int length)
    {
        length = 0;
        if (word.IndexOfAnyExceptInRange('a', 'z') < 0)
        {
            length = word.Length;
            return word.TryCopyTo(room);
        }

        foreach (var letter in word)
        {
            var folded = letter is >= 'a' and <= 'z' ? new ReadOnlySpan<char>(in letter) : WithoutAccent(letter);
            if (folded.IsEmpty || !folded.TryCopyTo(room[length..]))
            {
                return false;
            }

            length += folded.Length;
        }

        return true;
    }

    private static string? WithoutAccent(char letter) => letter switch
    {
        'à' or 'á' or 'â' or 'ã' or 'ä' or 'å' => "a",
        'è' or 'é' or 'ê' or 'ë' => "e",
        'ì' or 'í' or 'î' or 'ï' => "i",
        'ò' or 'ó' or 'ô' or 'õ' or 'ö' or 'ø' => "o",
        'ù' or 'ú' or 'û' or 'ü' => "u",
        'ý' or 'ÿ' => "y",
        'ç' => "c",
        'ñ' => "n",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        _ => null,
    };

    // Letters that Unicode does not decompose, but that people type without their stroke or as two letters.
    private static void Append(StringBuilder folded, Rune letter) => _ = letter.Value switch
    {
        'ß' => folded.Append("ss"),
        'æ' => folded.Append("ae"),
        'œ' => folded.Append("oe"),
        'ø' => folded.Append('o'),
        'đ' => folded.Append('d'),
        'ł' => folded.Append('l'),
        'ı' => folded.Append('i'),
        'þ' => folded.Append("th"),
        _ => folded.Append(letter.ToString()),
    };

    // Half a surrogate pair makes Normalize throw; a text that was cut in the middle of an emoji has one.
    private static string WellFormed(ReadOnlySpan<char> word)
    {
        var text = new StringBuilder(word.Length);
        foreach (var part in word.EnumerateRunes())
        {
            text.Append(part.ToString());
        }

        return text.ToString();
    }
}
