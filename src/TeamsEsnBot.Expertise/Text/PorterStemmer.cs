namespace TeamsEsnBot.Expertise.Text;

/// <summary>
/// Porter's suffix stripping for English (M. F. Porter, “An algorithm for suffix stripping”, Program 14(3), 1980), so that “deploying” finds
/// “deployment”. One rule is that of his later English stemmer: y stays y after a vowel, or “deploying” would lose “deployment”. Words of other scripts and names with digits are left alone; other Latin languages lose a little on both sides alike.
/// </summary>
internal static class PorterStemmer
{
    private static readonly (string Suffix, string Instead)[] Step2 =
    [
        ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("abli", "able"), ("alli", "al"), ("entli", "ent"),
        ("eli", "e"), ("ousli", "ous"), ("ization", "ize"), ("ation", "ate"), ("ator", "ate"), ("alism", "al"), ("iveness", "ive"), ("fulness", "ful"),
        ("ousness", "ous"), ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"),
    ];

    private static readonly (string Suffix, string Instead)[] Step3 =
        [("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", "")];

    private static readonly string[] Step4 =
    [
        "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou", "ism", "ate", "iti", "ous", "ive", "ize",
    ];

    public static string Stem(string word)
    {
        if (word.Length is <= 2 or > 40 || word.AsSpan().IndexOfAnyExceptInRange('a', 'z') >= 0)
        {
            return word;
        }

        var stem = word;
        stem = PluralsAndPasts(stem);
        if (stem[^1] == 'y' && HasVowel(stem.AsSpan(..^1)) && !IsVowel(stem, stem.Length - 2))
        {
            stem = stem[..^1] + "i";
        }

        stem = Replace(stem, Step2);
        stem = Replace(stem, Step3);
        stem = StripLong(stem);
        return TidyEnd(stem);
    }

    private static string PluralsAndPasts(string word)
    {
        if (word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("ies", StringComparison.Ordinal))
        {
            word = word[..^2];
        }
        else if (word[^1] == 's' && word[^2] != 's')
        {
            word = word[..^1];
        }

        if (word.EndsWith("eed", StringComparison.Ordinal))
        {
            return Measure(word.AsSpan(..^3)) > 0 ? word[..^1] : word;
        }

        var cut = word.EndsWith("ed", StringComparison.Ordinal) ? 2 : word.EndsWith("ing", StringComparison.Ordinal) ? 3 : 0;
        if (cut == 0 || !HasVowel(word.AsSpan(..^cut)))
        {
            return word;
        }

        word = word[..^cut];
        if (word.EndsWith("at", StringComparison.Ordinal) || word.EndsWith("bl", StringComparison.Ordinal) || word.EndsWith("iz", StringComparison.Ordinal))
        {
            return word + "e";
        }

        if (EndsInDouble(word) && word[^1] is not ('l' or 's' or 'z'))
        {
            return word[..^1];
        }

        return Measure(word) == 1 && EndsShort(word) ? word + "e" : word;
    }

    private static string Replace(string word, (string Suffix, string Instead)[] rules)
    {
        var best = -1;
        for (var i = 0; i < rules.Length; i++)
        {
            if (word.EndsWith(rules[i].Suffix, StringComparison.Ordinal) && (best < 0 || rules[i].Suffix.Length > rules[best].Suffix.Length))
            {
                best = i;
            }
        }

        return best >= 0 && Measure(word.AsSpan(..^rules[best].Suffix.Length)) > 0
            ? string.Concat(word.AsSpan(..^rules[best].Suffix.Length), rules[best].Instead)
            : word;
    }

    private static string StripLong(string word)
    {
        var longest = "";
        foreach (var suffix in Step4)
        {
            if (suffix.Length > longest.Length && word.EndsWith(suffix, StringComparison.Ordinal))
            {
                longest = suffix;
            }
        }

        var rest = word.AsSpan(..^longest.Length);
        return longest.Length > 0 && Measure(rest) > 1 && (longest != "ion" || rest[^1] is 's' or 't') ? rest.ToString() : word;
    }

    private static string TidyEnd(string word)
    {
        if (word[^1] == 'e')
        {
            var rest = word.AsSpan(..^1);
            var measure = Measure(rest);
            if (measure > 1 || (measure == 1 && !EndsShort(rest)))
            {
                word = rest.ToString();
            }
        }

        return word[^1] == 'l' && EndsInDouble(word) && Measure(word) > 1 ? word[..^1] : word;
    }

    // How many times a run of vowels is followed by a run of consonants.
    private static int Measure(ReadOnlySpan<char> word)
    {
        var measure = 0;
        for (var i = 1; i < word.Length; i++)
        {
            if (!IsVowel(word, i) && IsVowel(word, i - 1))
            {
                measure++;
            }
        }

        return measure;
    }

    private static bool HasVowel(ReadOnlySpan<char> word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            if (IsVowel(word, i))
            {
                return true;
            }
        }

        return false;
    }

    private static bool EndsInDouble(ReadOnlySpan<char> word) => word.Length > 1 && word[^1] == word[^2] && !IsVowel(word, word.Length - 1);

    // Consonant, vowel, consonant other than w, x, y: “hop”, “fil”.
    private static bool EndsShort(ReadOnlySpan<char> word) =>
        word.Length > 2 && !IsVowel(word, word.Length - 3) && IsVowel(word, word.Length - 2) && !IsVowel(word, word.Length - 1) && word[^1] is not ('w' or 'x' or 'y');

    private static bool IsVowel(ReadOnlySpan<char> word, int at) => word[at] switch
    {
        'a' or 'e' or 'i' or 'o' or 'u' => true,
        'y' => at > 0 && !IsVowel(word, at - 1),
        _ => false,
    };
}
