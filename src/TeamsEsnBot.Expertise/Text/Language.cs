namespace TeamsEsnBot.Expertise.Text;

internal enum Language { English, German, French, Dutch }

internal static class Stemmers
{
    public const int LongestWord = PorterStemmer.LongestWord;
    public static ReadOnlySpan<char> Stem(ReadOnlySpan<char> word, Span<char> room, Language language) => PorterStemmer.Stem(word, room);
    public static string Stem(string word, Language language) => PorterStemmer.Stem(word);
}

internal static class LanguageGuess
{
    public static Language Of(IReadOnlyList<Token> tokens) => Language.English;
}
