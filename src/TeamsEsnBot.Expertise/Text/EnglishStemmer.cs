using System.Numerics;

namespace TeamsEsnBot.Expertise.Text;

/// <summary>
/// Snowball's stemmer “english”, also known as Porter2. Ours also takes the s from abbreviations without a vowel (pdfs, vpns, kpis), and knows more
/// beginnings that are words of their own.
/// </summary>
internal static class EnglishStemmer
{
    private static readonly SuffixRules<string> Step2 = new(
        ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("abli", "able"), ("entli", "ent"), ("izer ization", "ize"), ("ational ation ator", "ate"),
        ("alism aliti alli", "al"), ("fulness fulli", "ful"), ("ousli ousness", "ous"), ("iveness iviti", "ive"), ("biliti bli", "ble"), ("ogi", "og"),
        ("lessli", "less"), ("li", ""));

    private static readonly SuffixRules<string> Step3 = new(
        ("tional", "tion"), ("ational", "ate"), ("alize", "al"), ("icate iciti ical", "ic"), ("ful ness", ""), ("ative", ""));

    private static readonly SuffixRules<string> Step4 = new(
        ("al ance ence er ic able ible ant ement ment ent ism ate iti ous ive ize", ""), ("ion", ""));

    /// <param name="letters">At least three letters from a to z; they are written over.</param>
    public static Span<char> Stem(Span<char> letters)
    {
        if (Exception(letters) is { } stem)
        {
            stem.CopyTo(letters);
            return letters[..stem.Length];
        }

        var word = new SuffixedWord(letters);
        MarkConsonants(ref word);
        word.MarkRegions(first: BeginningOf(letters));
        Plural(ref word);
        if (word.Letters is "inning" or "outing" or "canning" or "herring" or "earring" or "proceed" or "exceed" or "succeed")
        {
            return word.Stem;
        }

        PastOrGerund(ref word);
        if (word.Letters[^1] == 'y' && word.Length > 2 && word.IsConsonantBefore(1))
        {
            word.Replace(1, "i");
        }

        Derivation(ref word);
        Adjective(ref word);
        LastSuffix(ref word);
        TidyEnd(ref word);
        return word.Stem;
    }

    // Words whose rules would lead astray.
    private static string? Exception(ReadOnlySpan<char> word) => word.Length > 6 ? null : word switch
    {
        "skis" => "ski",
        "skies" => "sky",
        "dying" => "die",
        "lying" => "lie",
        "tying" => "tie",
        "idly" => "idl",
        "gently" => "gentl",
        "ugly" => "ugli",
        "early" => "earli",
        "only" => "onli",
        "singly" => "singl",
        "sky" => "sky",
        "news" => "news",
        "howe" => "howe",
        "atlas" => "atlas",
        "cosmos" => "cosmos",
        "bias" => "bias",
        "andes" => "andes",
        _ => null,
    };

    // Words of their own, so that “general” is not “generate”, “internal” not “intern”, “organ” not “organize”, “university” not “universe”
    // and “accessibility” not “access”.
    private static int BeginningOf(ReadOnlySpan<char> word) => word switch
    {
        ['g', 'e', 'n', 'e', 'r', ..] or ['a', 'r', 's', 'e', 'n', ..] => 5,
        ['i', 'n', 't', 'e', 'r', ..] or ['o', 'r', 'g', 'a', 'n', ..] or ['e', 'm', 'e', 'r', 'g', ..] => 5,
        ['c', 'o', 'm', 'm', 'u', 'n', ..] => 6,
        ['u', 'n', 'i', 'v', 'e', 'r', 's', ..] or ['a', 'c', 'c', 'e', 's', 's', 'i', 'b', ..] => 7,
        _ => 0,
    };

    // A y is a vowel only after a consonant.
    private static void MarkConsonants(ref SuffixedWord word)
    {
        for (var asked = word.VowelsInRow | 1; asked != 0; asked &= asked - 1)
        {
            var at = BitOperations.TrailingZeroCount(asked);
            if (word.Letters[at] == 'y' && (at == 0 || word.IsVowel(at - 1)))
            {
                word.MakeConsonant(at);
            }
        }
    }

    private static void Plural(ref SuffixedWord word)
    {
        switch (word.Letters)
        {
            case [.., 's', 's', 'e', 's']:
                word.Drop(2);
                break;
            case [.., 'i', 'e', 's' or 'd']:
                word.Drop(word.Length > 4 ? 2 : 1);
                break;
            case [.., 'u' or 's', 's']:
                break;
            case [.., 's']:
                word.Drop(1);
                break;
        }
    }

    private static void PastOrGerund(ref SuffixedWord word)
    {
        var (suffix, isEed) = word.Letters switch
        {
            [.., 'e', 'e', 'd'] => (3, true),
            [.., 'e', 'e', 'd', 'l', 'y'] => (5, true),
            [.., 'e', 'd'] => (2, false),
            [.., 'i', 'n', 'g'] => (3, false),
            [.., 'e', 'd', 'l', 'y'] => (4, false),
            [.., 'i', 'n', 'g', 'l', 'y'] => (5, false),
            _ => (0, false),
        };
        if (isEed)
        {
            if (word.InR1(suffix))
            {
                word.Replace(suffix, "ee");
            }
        }
        else if (suffix > 0 && word.HasVowelBefore(word.Length - suffix))
        {
            word.Drop(suffix);
            AfterCut(ref word);
        }
    }

    // “hop(p)ed”, “hop(e)d”.
    private static void AfterCut(ref SuffixedWord word)
    {
        if (word.Letters is [.., 'a', 't'] or [.., 'b', 'l'] or [.., 'i', 'z'])
        {
            word.Append('e');
        }
        else if (word.Letters is [.., 'b' or 'd' or 'f' or 'g' or 'm' or 'n' or 'p' or 'r' or 't'] && word.Length > 1 && word.Letters[^1] == word.Letters[^2])
        {
            word.Drop(1);
        }
        else if (word.Length == word.R1 && EndsShort(word))
        {
            word.Append('e');
        }
    }

    private static void Derivation(ref SuffixedWord word)
    {
        var suffix = Step2.Find(word.Letters, out var instead);
        if (suffix == 0 || !word.InR1(suffix))
        {
            return;
        }

        var before = word.Length > suffix ? word.Letters[^(suffix + 1)] : ' ';
        var fits = suffix switch
        {
            2 => before is 'c' or 'd' or 'e' or 'g' or 'h' or 'k' or 'm' or 'n' or 'r' or 't',
            3 => instead != "og" || before == 'l',
            _ => true,
        };
        if (fits)
        {
            word.Replace(suffix, instead!);
        }
    }

    private static void Adjective(ref SuffixedWord word)
    {
        var suffix = Step3.Find(word.Letters, out var instead);
        if (suffix > 0 && (word.EndsIn("ative") ? word.InR2(suffix) : word.InR1(suffix)))
        {
            word.Replace(suffix, instead!);
        }
    }

    private static void LastSuffix(ref SuffixedWord word)
    {
        var suffix = Step4.Find(word.Letters, out _);
        if (suffix > 0 && word.InR2(suffix) && (!word.EndsIn("ion") || word.Letters[^4] is 's' or 't'))
        {
            word.Drop(suffix);
        }
    }

    private static void TidyEnd(ref SuffixedWord word)
    {
        if (word.Letters[^1] == 'e')
        {
            if (word.InR2(1) || (word.InR1(1) && !EndsShort(word, before: 1)))
            {
                word.Drop(1);
            }
        }
        else if (word.InR2(1) && word.EndsIn("ll"))
        {
            word.Drop(1);
        }
    }

    // Consonant, vowel, consonant other than w, x and y (“hop”); or nothing but vowel and consonant (“at”).
    private static bool EndsShort(in SuffixedWord word, int before = 0)
    {
        var end = word.Length - before;
        if (end < 2 || word.IsVowel(end - 1) || !word.IsVowel(end - 2))
        {
            return false;
        }

        return end == 2 || (!word.IsVowel(end - 3) && word.Letters[end - 1] is not ('w' or 'x' or 'y'));
    }
}
