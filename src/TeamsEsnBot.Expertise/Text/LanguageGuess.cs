using System.Runtime.InteropServices;
using System.Text;

namespace TeamsEsnBot.Expertise.Text;

/// <summary>
/// Guesses which language a text is written in, so that its words are stemmed by the right rules. English is the language of doubt: another one is
/// believed for a small word of its own, or for more letters than a name has.
/// </summary>
internal static class LanguageGuess
{
    // What comes later tells nothing new.
    private const int MostTokens = 200;
    private const int MostParts = 3;

    // So far ahead of the others, letters are no longer looked at: two small words of its own.
    private const int ClearLead = 2 * LanguageHints.Strong;

    public static Language Of(string text) => Of(text, CollectionsMarshal.AsSpan(Tokens.Of(text)));

    /// <summary>The language of a text that was already cut into words.</summary>
    public static Language Of(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens)
    {
        var hints = default(LanguageHints);
        var hasAccents = !Ascii.IsValid(text);
        foreach (ref readonly var token in tokens[..Math.Min(tokens.Length, MostTokens)])
        {
            // “IT”, “EST” and “ON” are no small words, and code is in no language.
            if (token.IsName || token.IsCapitals)
            {
                continue;
            }

            var written = text.Slice(token.Start, token.Length);
            if (token.Parts.Length == 0)
            {
                hints += OfWord(token.Folded, hints);
            }
            else if (!written.Contains('_'))
            {
                for (var i = 0; i < Math.Min(token.Parts.Length, MostParts); i++)
                {
                    hints += OfWord(token.Parts[i], hints);
                }
            }

            if (token.Folded.Length < written.Length)
            {
                hints += LettersOfLanguages.OfApostrophe(written);
            }

            if (hasAccents)
            {
                hints += LettersOfLanguages.OfAccents(written);
            }
        }

        return Best(hints);
    }

    private static LanguageHints OfWord(string folded, LanguageHints soFar) =>
        SmallWords.TryFind(folded, out var hints) ? hints : soFar.IsClear(ClearLead) ? default : LettersOfLanguages.Of(folded);

    private static Language Best(LanguageHints hints)
    {
        var best = Language.English;
        var most = Math.Max(hints[Language.English], LanguageHints.Strong - 1);
        for (var language = Language.German; language <= Language.Dutch; language++)
        {
            if (hints[language] > most)
            {
                (best, most) = (language, hints[language]);
            }
        }

        return best;
    }
}
