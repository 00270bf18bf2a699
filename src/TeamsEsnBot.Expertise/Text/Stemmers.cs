namespace TeamsEsnBot.Expertise.Text;

/// <summary>
/// The stem of a word, so that “deploying” finds “deployment” and “Kündigungen” finds “Kündigung”. The rules of the Snowball stemmers
/// (snowballstem.org) are applied to letters without accents, so that a word has one stem however its accents were typed.
/// </summary>
internal static class Stemmers
{
    /// <summary>Letters of the longest word that is stemmed; longer ones are no words.</summary>
    public const int LongestWord = 40;

    private const int ShortestWord = 3;

    public static string Stem(string word, Language language)
    {
        Span<char> room = stackalloc char[LongestWord];
        var stem = Stem(word, room, language);
        return stem.SequenceEqual(word) ? word : stem.ToString();
    }

    /// <summary>The stem without a new string: the beginning of <paramref name="room"/>, or the word itself when it has other signs than letters.</summary>
    /// <param name="word">In lower case, folded or with its accents.</param>
    /// <param name="room">At least <see cref="LongestWord"/> letters, in which the word is stemmed.</param>
    public static ReadOnlySpan<char> Stem(ReadOnlySpan<char> word, Span<char> room, Language language)
    {
        if (!Folding.TryFold(word, room[..LongestWord], out var length))
        {
            return word;
        }

        var letters = room[..length];
        return IsWhole(letters) ? letters : language switch
        {
            Language.German => GermanStemmer.Stem(letters),
            Language.French => FrenchStemmer.Stem(letters),
            Language.Dutch => DutchStemmer.Stem(letters),
            _ => EnglishStemmer.Stem(letters),
        };
    }

    // Three letters that end in s are more often an abbreviation than a plural: aws, dns, ios, sas, tls.
    private static bool IsWhole(ReadOnlySpan<char> letters) =>
        letters.Length < ShortestWord || (letters.Length == ShortestWord && letters[^1] == 's');
}
