using System.Numerics;

namespace TeamsEsnBot.Expertise.Text;

/// <summary>
/// Snowball's stemmer “french”. The letters have lost their accents, so suffixes that only an accent tells from the end of other words are left alone
/// (-âtes, -îmes, -èrent: “dates”, “crimes”, “différent”), and -é goes as a silent -e does.
/// </summary>
internal static class FrenchStemmer
{
    private static readonly SuffixRules<Rule> Standard = new(
        ("ance ances ique iques isme ismes able ables iste istes eux", Rule.Drop), ("ateur ateurs atrice atrices ation ations", Rule.Ateur),
        ("logie logies", Rule.Logie), ("usion usions ution utions", Rule.Usion), ("ence ences", Rule.Ence), ("ite ites", Rule.Ite),
        ("if ifs ive ives", Rule.If), ("eaux", Rule.Eaux), ("aux", Rule.Aux), ("euse euses", Rule.Euse), ("ement ements", Rule.Ement),
        ("issement issements", Rule.Issement), ("amment", Rule.Amment), ("emment", Rule.Emment), ("ment ments", Rule.Ment));

    private static readonly SuffixRules<Rule> VerbsInI = new(
        ("i ie ies ir is it ira irai iraient irais irait iras irent irez iriez irions irons iront issaient issais issait issant issante issantes issants "
        + "isse issent isses issez issiez issions issons", Rule.Drop));

    private static readonly SuffixRules<Rule> Verbs = new(
        ("ee ees er era erai eraient erais erait eras erez eriez erions erons eront ez iez", Rule.Drop), ("ions", Rule.Ions),
        ("a ai aient ais ait ant ante antes ants as asse assent asses assiez assions", Rule.DropAndE));

    private static readonly SuffixRules<Rule> Residue = new(("e", Rule.Drop), ("ion", Rule.Ion), ("ier iere", Rule.Ier));

    private enum Rule
    {
        Drop,
        DropAndE,
        Ateur,
        Logie,
        Usion,
        Ence,
        Ite,
        If,
        Eaux,
        Aux,
        Euse,
        Ement,
        Issement,
        Amment,
        Emment,
        Ment,
        Ions,
        Ion,
        Ier,
    }

    /// <param name="letters">At least three letters from a to z; they are written over.</param>
    public static Span<char> Stem(Span<char> letters)
    {
        var word = new SuffixedWord(letters);
        MarkConsonants(ref word);
        word.MarkRegions();
        var verb = VerbRegion(word);
        if ((DropStandard(ref word, verb) || DropVerbInI(ref word, verb) || DropVerb(ref word, verb) || DropResidue(ref word, verb))
            && word.Letters[^1] == 'y' && word.IsConsonantBefore(0))
        {
            word.Replace(1, "i");
        }

        // “personnelle” is “personnel”; and “certifier” and “certifié” are the “certification”, which has lost its i.
        if (word.Letters is [.., 'i', 'f', 'i'] or [.., 'e' or 'o', 'n', 'n'] or [.., 'e', 't', 't'] or [.., 'e', 'l', 'l'] or [.., 'e', 'i', 'l', 'l'])
        {
            word.Drop(1);
        }

        return word.Stem;
    }

    // u and i between vowels, y beside a vowel, and the u of “qu” sound as consonants.
    private static void MarkConsonants(ref SuffixedWord word)
    {
        var vowels = word.Vowels;
        for (var asked = vowels; asked != 0; asked &= asked - 1)
        {
            var at = BitOperations.TrailingZeroCount(asked);
            var isAfter = at > 0 && word.IsVowel(at - 1);
            var isBefore = ((vowels >> (at + 1)) & 1) != 0;
            if (word.Letters[at] switch
            {
                'u' => (at > 0 && word.Letters[at - 1] == 'q') || (isAfter && isBefore),
                'i' => isAfter && isBefore,
                'y' => isAfter || isBefore,
                _ => false,
            })
            {
                word.MakeConsonant(at);
            }
        }
    }

    // Endings of verbs are looked for behind the first vowel that does not begin the word, or behind three letters.
    private static int VerbRegion(in SuffixedWord word)
    {
        if ((word.IsVowel(0) && word.IsVowel(1)) || word.Letters[..3] is "par" or "col" or "tap")
        {
            return 3;
        }

        return Math.Min(2 + BitOperations.TrailingZeroCount(word.Vowels >> 1), word.Length);
    }

    private static bool DropStandard(ref SuffixedWord word, int verb)
    {
        var suffix = Standard.Find(word.Letters, out var rule);
        return suffix > 0 && rule switch
        {
            Rule.Eaux => Replace(ref word, suffix, "eau"),
            Rule.Aux => word.InR1(suffix) && Replace(ref word, suffix, "al"),
            Rule.Euse => word.InR2(suffix) ? Drop(ref word, suffix) : word.InR1(suffix) && Replace(ref word, suffix, "eux"),
            Rule.Issement => word.InR1(suffix) && word.IsConsonantBefore(suffix) && Drop(ref word, suffix),
            Rule.Ement => IsIn(verb, word, suffix) && Drop(ref word, suffix) && AfterEment(ref word, verb),
            Rule.Amment => IsIn(verb, word, suffix) && !Replace(ref word, suffix, "ant"),
            Rule.Emment => IsIn(verb, word, suffix) && !Replace(ref word, suffix, "ent"),
            Rule.Ment => IsIn(verb, word, suffix + 1) && word.IsVowel(word.Length - suffix - 1) && !Drop(ref word, suffix),
            _ => word.InR2(suffix) && DropNoun(ref word, suffix, rule),
        };
    }

    private static bool DropNoun(ref SuffixedWord word, int suffix, Rule rule)
    {
        switch (rule)
        {
            case Rule.Logie:
                return Replace(ref word, suffix, "log");
            case Rule.Usion:
                return Replace(ref word, suffix, "u");
            case Rule.Ence:
                return Replace(ref word, suffix, "ent");
        }

        word.Drop(suffix);
        if (rule == Rule.If && DropInR2(ref word, "at"))
        {
            rule = Rule.Ateur;
        }

        switch (rule)
        {
            case Rule.Ateur:
                DropIc(ref word);
                break;
            case Rule.Ite when word.EndsIn("abil"):
                _ = DropInR2(ref word, "abil") || Replace(ref word, 4, "abl");
                break;
            case Rule.Ite:
                _ = DropIc(ref word) || DropInR2(ref word, "iv");
                break;
        }

        return true;
    }

    private static bool AfterEment(ref SuffixedWord word, int verb)
    {
        if (DropInR2(ref word, "iv"))
        {
            DropInR2(ref word, "at");
        }
        else if (word.EndsIn("eus"))
        {
            _ = DropInR2(ref word, "eus") || (word.InR1(3) && Replace(ref word, 3, "eux"));
        }
        else if (word.EndsIn("ier") && IsIn(verb, word, 3))
        {
            word.Replace(3, "i");
        }
        else
        {
            _ = DropInR2(ref word, "abl") || DropInR2(ref word, "iqu");
        }

        return true;
    }

    private static bool DropVerbInI(ref SuffixedWord word, int verb)
    {
        var suffix = VerbsInI.Find(word.From(verb), out _);
        if (suffix == 0 || !IsIn(verb, word, suffix + 1) || !word.IsConsonantBefore(suffix))
        {
            return false;
        }

        // “associe” may be “associé”, which has the i of “associer”; after other letters it is more often a verb in -ir: “définie”.
        var isIer = word.Letters is [.., 'c' or 'f' or 'p', 'i', 'e'] or [.., 'c' or 'f' or 'p', 'i', 'e', 's'];
        return !isIer && Drop(ref word, suffix);
    }

    private static bool DropVerb(ref SuffixedWord word, int verb)
    {
        var suffix = Verbs.Find(word.From(verb), out var rule);
        if (suffix == 0 || (rule == Rule.Ions && (!word.InR2(suffix) || !word.IsVowel(word.Length - suffix))))
        {
            return false;
        }

        word.Drop(suffix);
        if (rule == Rule.DropAndE && word.Letters[^1] == 'e' && IsIn(verb, word, 1))
        {
            word.Drop(1);
        }

        return true;
    }

    private static bool DropResidue(ref SuffixedWord word, int verb)
    {
        if (word.Letters is [.., not ('a' or 'i' or 'o' or 'u' or 's'), 's'])
        {
            word.Drop(1);
        }

        var suffix = Residue.Find(word.From(verb), out var rule);
        return rule switch
        {
            _ when suffix == 0 => false,
            Rule.Ion => word.InR2(suffix) && IsIn(verb, word, suffix + 1) && word.Letters[^(suffix + 1)] is 's' or 't' && Drop(ref word, suffix),
            Rule.Ier => Replace(ref word, suffix, "i"),
            _ => Drop(ref word, suffix),
        };
    }

    private static bool DropIc(ref SuffixedWord word) => word.EndsIn("ic") && (DropInR2(ref word, "ic") || Replace(ref word, 2, "iqu"));

    private static bool DropInR2(ref SuffixedWord word, string suffix) => word.EndsIn(suffix) && word.InR2(suffix.Length) && Drop(ref word, suffix.Length);

    private static bool IsIn(int region, in SuffixedWord word, int suffix) => word.Length - suffix >= region;

    private static bool Drop(ref SuffixedWord word, int suffix)
    {
        word.Drop(suffix);
        return true;
    }

    private static bool Replace(ref SuffixedWord word, int suffix, string instead)
    {
        word.Replace(suffix, instead);
        return true;
    }
}
