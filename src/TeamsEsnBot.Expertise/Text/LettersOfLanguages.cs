namespace TeamsEsnBot.Expertise.Text;

/// <summary>What the letters of a word tell about its language where no small word does.</summary>
internal static class LettersOfLanguages
{
    private const int ShortestWord = 4;

    // A shorter word has such an ending by chance: “Samsung”, “Katie”.
    private const int LongWord = 8;

    private const string Elided = "cdjlmnstCDJLMNST";

    /// <summary>What a folded word tells by its ending and by letters that stand side by side.</summary>
    public static LanguageHints Of(ReadOnlySpan<char> folded)
    {
        if (folded.Length < ShortestWord)
        {
            return default;
        }

        var hints = OfEnding(folded);
        for (var i = 1; i < folded.Length; i++)
        {
            switch (folded[i])
            {
                case 'j' when folded[i - 1] == 'i':
                    hints += Dutch(LanguageHints.Weak);
                    break;
                case 'a' when folded[i - 1] == 'a':
                    hints += Dutch(LanguageHints.Faint);
                    break;
                case 'z' when folded[i - 1] == 't':
                    hints += German(LanguageHints.Faint);
                    break;

                // “Geschäft” and “geschikt”, but not “school”.
                case 'h' when i > 2 && folded[i - 1] == 'c' && folded[i - 2] == 's':
                    hints += German(LanguageHints.Faint) + Dutch(LanguageHints.Faint);
                    break;
            }
        }

        return hints;
    }

    /// <summary>“l'équipe” and “d'accord” are French.</summary>
    public static LanguageHints OfApostrophe(ReadOnlySpan<char> written) =>
        written.Length > 3 && written[1] is '\'' or '’' && Elided.Contains(written[0]) ? French(LanguageHints.Weak) : default;

    /// <summary>What the first accent of a word tells; less when the word may be a name.</summary>
    public static LanguageHints OfAccents(ReadOnlySpan<char> written)
    {
        var first = written.IndexOfAnyExceptInRange('\0', '\x7f');
        if (first < 0)
        {
            return default;
        }

        var weight = char.IsUpper(written[0]) ? LanguageHints.Faint : LanguageHints.Fair;
        for (var i = first; i < written.Length; i++)
        {
            switch (char.ToLowerInvariant(written[i]))
            {
                case 'ß':
                    return German(LanguageHints.Strong);
                case 'ä' or 'ö' or 'ü':
                    // “coördinatie”, where the dots part two vowels.
                    return i > 0 && written[i - 1] is 'a' or 'e' or 'i' or 'o' ? Dutch(LanguageHints.Weak) : German(weight);
                case 'ë' or 'ï':
                    return Dutch(Math.Min(weight, LanguageHints.Weak));
                case 'é' when i + 1 < written.Length && written[i + 1] == 'é':
                    return Dutch(weight);
                case 'à' or 'â' or 'é' or 'è' or 'ê' or 'î' or 'ô' or 'ù' or 'û' or 'ç' or 'œ':
                    return French(weight);
            }
        }

        return default;
    }

    private static LanguageHints OfEnding(ReadOnlySpan<char> folded) => folded switch
    {
        [.., 'u', 'n', 'g'] => German(folded.Length >= LongWord ? LanguageHints.Strong : LanguageHints.Faint),
        [.., 'u', 'n', 'g', 'e', 'n'] => German(LanguageHints.Strong),
        [.., 'h' or 'k', 'e', 'i', 't'] or [.., 'h' or 'k', 'e', 'i', 't', 'e', 'n'] => German(LanguageHints.Strong),
        [.., 'l', 'i', 'c', 'h'] or [.., 'l', 'i', 'c', 'h', 'e'] or [.., 'l', 'i', 'c', 'h', 'e', 'n' or 'r' or 's'] => German(LanguageHints.Weak),
        [.., 'i', 'e', 'r', 'e', 'n'] => German(LanguageHints.Weak),
        [.., 'c', 'h', 't'] or [.., 'c', 'h', 't', 'e'] or [.., 'c', 'h', 't', 'e', 'n'] => German(LanguageHints.Faint) + Dutch(LanguageHints.Faint),
        [.., 'h', 'e', 'i', 'd'] or [.., 't', 'j', 'e'] or [.., 't', 'j', 'e', 's'] => Dutch(LanguageHints.Strong),
        [.., 'l', 'i', 'j', 'k'] or [.., 'l', 'i', 'j', 'k', 'e'] or [.., 'i', 's', 'e', 'r', 'e', 'n'] => Dutch(LanguageHints.Weak),
        [.., 'a', 't', 'i', 'e'] or [.., 'a', 't', 'i', 'e', 's'] when folded.Length >= LongWord => Dutch(LanguageHints.Weak),
        [.., 'e', 'u', 'x'] or [.., 'e', 'u', 's', 'e'] or [.., 'e', 'u', 's', 'e', 's'] => French(LanguageHints.Weak),
        [.., 'i', 'q', 'u', 'e'] or [.., 'i', 'q', 'u', 'e', 's'] or [.., 'e', 'u', 'r'] or [.., 'e', 'u', 'r', 's'] => French(LanguageHints.Faint),
        [.., 'e', 't', 't', 'e'] or [.., 'e', 'l', 'l', 'e'] or [.., 'a' or 'o', 'i', 'r', 'e'] or [.., 'e', 'z'] => French(LanguageHints.Faint),
        _ => default,
    };

    private static LanguageHints German(int weight) => LanguageHints.For(Language.German, weight);

    private static LanguageHints French(int weight) => LanguageHints.For(Language.French, weight);

    private static LanguageHints Dutch(int weight) => LanguageHints.For(Language.Dutch, weight);
}
