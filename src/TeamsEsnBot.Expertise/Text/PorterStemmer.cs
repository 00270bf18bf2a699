namespace TeamsEsnBot.Expertise.Text;

/// <summary>
/// Porter's suffix stripping for English (M. F. Porter, “An algorithm for suffix stripping”, Program 14(3), 1980), so that “deploying” finds
/// “deployment”. One rule is that of his later English stemmer: y stays y after a vowel, or “deploying” would lose “deployment”. Words of other scripts and names with digits are left alone; other Latin languages lose a little on both sides alike.
/// </summary>
internal static class PorterStemmer
{
    /// <summary>Letters of the longest word that is stemmed; longer ones are no words.</summary>
    public const int LongestWord = 40;

    private static readonly SuffixRules Step2 = new(
        ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("abli", "able"), ("alli", "al"), ("entli", "ent"),
        ("eli", "e"), ("ousli", "ous"), ("ization", "ize"), ("ation", "ate"), ("ator", "ate"), ("alism", "al"), ("iveness", "ive"), ("fulness", "ful"),
        ("ousness", "ous"), ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"));

    private static readonly SuffixRules Step3 = new(
        ("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", ""));

    private static readonly SuffixRules Step4 = new(
        ("al", ""), ("ance", ""), ("ence", ""), ("er", ""), ("ic", ""), ("able", ""), ("ible", ""), ("ant", ""), ("ement", ""), ("ment", ""), ("ent", ""),
        ("ion", ""), ("ou", ""), ("ism", ""), ("ate", ""), ("iti", ""), ("ous", ""), ("ive", ""), ("ize", ""));

    public static string Stem(string word)
    {
        Span<char> room = stackalloc char[LongestWord];
        var stem = Stem(word, room);
        return stem.SequenceEqual(word) ? word : stem.ToString();
    }

    /// <summary>The stem without a new string: the word itself, or the beginning of <paramref name="room"/>.</summary>
    /// <param name="room">At least <see cref="LongestWord"/> letters, in which the word is stemmed.</param>
    public static ReadOnlySpan<char> Stem(ReadOnlySpan<char> word, Span<char> room)
    {
        if (word.Length is <= 2 or > LongestWord || word.IndexOfAnyExceptInRange('a', 'z') >= 0)
        {
            return word;
        }

        // No step makes a word longer than it came: what it puts in place of a suffix is no longer than the suffix.
        word.CopyTo(room);
        var stem = PluralsAndPasts(room[..word.Length]);
        if (stem[^1] == 'y' && HasVowel(stem[..^1]) && !IsVowel(stem, stem.Length - 2))
        {
            stem[^1] = 'i';
        }

        stem = Replace(stem, Step2);
        stem = Replace(stem, Step3);
        stem = StripLong(stem);
        return TidyEnd(stem);
    }

    private static Span<char> PluralsAndPasts(Span<char> word)
    {
        if (word.EndsWith("sses") || word.EndsWith("ies"))
        {
            word = word[..^2];
        }
        else if (word[^1] == 's' && word[^2] != 's')
        {
            word = word[..^1];
        }

        if (word.EndsWith("eed"))
        {
            return Measure(word[..^3]) > 0 ? word[..^1] : word;
        }

        var cut = word.EndsWith("ed") ? 2 : word.EndsWith("ing") ? 3 : 0;
        if (cut == 0 || !HasVowel(word[..^cut]))
        {
            return word;
        }

        var rest = word[..^cut];
        if (rest.EndsWith("at") || rest.EndsWith("bl") || rest.EndsWith("iz"))
        {
            return WithE(word, rest.Length);
        }

        if (EndsInDouble(rest) && rest[^1] is not ('l' or 's' or 'z'))
        {
            return rest[..^1];
        }

        return Measure(rest) == 1 && EndsShort(rest) ? WithE(word, rest.Length) : rest;
    }

    private static Span<char> WithE(Span<char> word, int length)
    {
        word[length] = 'e';
        return word[..(length + 1)];
    }

    private static Span<char> Replace(Span<char> word, SuffixRules rules)
    {
        if (!rules.TryFind(word, out var found) || Measure(word[..^found.Suffix.Length]) == 0)
        {
            return word;
        }

        var rest = word.Length - found.Suffix.Length;
        found.Instead.CopyTo(word[rest..]);
        return word[..(rest + found.Instead.Length)];
    }

    private static Span<char> StripLong(Span<char> word)
    {
        if (!Step4.TryFind(word, out var found))
        {
            return word;
        }

        var rest = word[..^found.Suffix.Length];
        return Measure(rest) > 1 && (found.Suffix != "ion" || rest[^1] is 's' or 't') ? rest : word;
    }

    private static Span<char> TidyEnd(Span<char> word)
    {
        if (word[^1] == 'e')
        {
            var rest = word[..^1];
            var measure = Measure(rest);
            if (measure > 1 || (measure == 1 && !EndsShort(rest)))
            {
                word = rest;
            }
        }

        return word[^1] == 'l' && EndsInDouble(word) && Measure(word) > 1 ? word[..^1] : word;
    }

    // How many times a run of vowels is followed by a run of consonants.
    private static int Measure(ReadOnlySpan<char> word)
    {
        var measure = 0;
        var wasVowel = false;
        for (var i = 0; i < word.Length; i++)
        {
            var isVowel = word[i] is 'a' or 'e' or 'i' or 'o' or 'u' || (word[i] == 'y' && i > 0 && !wasVowel);
            measure += wasVowel && !isVowel ? 1 : 0;
            wasVowel = isVowel;
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
