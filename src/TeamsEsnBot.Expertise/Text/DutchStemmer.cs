using System.Numerics;

namespace TeamsEsnBot.Expertise.Text;

/// <summary>Snowball's first stemmer for Dutch, today called “dutch_porter”. The letters have lost their accents.</summary>
internal static class DutchStemmer
{
    private const int FirstRegion = 3;

    /// <param name="letters">At least three letters from a to z; they are written over.</param>
    public static Span<char> Stem(Span<char> letters)
    {
        var word = new SuffixedWord(letters);
        MarkConsonants(ref word);
        word.MarkRegions(earliest: FirstRegion);
        Plural(ref word);
        var hadE = DropE(ref word);
        Heid(ref word);
        Derivation(ref word, hadE);
        SingleVowel(ref word);
        return word.Stem;
    }

    // An i between vowels sounds as a consonant, and a y at the beginning or after a vowel.
    private static void MarkConsonants(ref SuffixedWord word)
    {
        var row = word.VowelsInRow;
        for (var asked = row | 1; asked != 0; asked &= asked - 1)
        {
            var at = BitOperations.TrailingZeroCount(asked);
            var isAfterVowel = at > 0 && word.IsVowel(at - 1);
            if (word.Letters[at] switch { 'y' => at == 0 || isAfterVowel, 'i' => isAfterVowel && ((row >> (at + 1)) & 1) != 0, _ => false })
            {
                word.MakeConsonant(at);
            }
        }
    }

    private static void Plural(ref SuffixedWord word)
    {
        switch (word.Letters)
        {
            case [.., 'h', 'e', 'd', 'e', 'n']:
                if (word.InR1(5))
                {
                    word.Replace(5, "heid");
                }

                break;
            case [.., 'e', 'n', 'e']:
                DropEn(ref word, suffix: 3);
                break;
            case [.., 'e', 'n']:
                DropEn(ref word, suffix: 2);
                break;
            case [.., 's', 'e']:
                DropS(ref word, suffix: 2);
                break;
            case [.., 's']:
                DropS(ref word, suffix: 1);
                break;
        }
    }

    private static void DropEn(ref SuffixedWord word, int suffix)
    {
        if (word.InR1(suffix) && word.IsConsonantBefore(suffix) && !word.Letters[..^suffix].EndsWith("gem"))
        {
            word.Drop(suffix);
            Undouble(ref word);
        }
    }

    private static void DropS(ref SuffixedWord word, int suffix)
    {
        if (word.InR1(suffix) && word.IsConsonantBefore(suffix) && word.Letters[^(suffix + 1)] != 'j')
        {
            word.Drop(suffix);
        }
    }

    private static bool DropE(ref SuffixedWord word)
    {
        if (word.Letters[^1] != 'e' || !word.InR1(1) || !word.IsConsonantBefore(1))
        {
            return false;
        }

        word.Drop(1);
        Undouble(ref word);
        return true;
    }

    private static void Heid(ref SuffixedWord word)
    {
        if (word.EndsIn("heid") && word.InR2(4) && !word.EndsIn("cheid"))
        {
            word.Drop(4);
            if (word.EndsIn("en"))
            {
                DropEn(ref word, suffix: 2);
            }
        }
    }

    private static void Derivation(ref SuffixedWord word, bool hadE)
    {
        switch (word.Letters)
        {
            case [.., 'e', 'n', 'd'] or [.., 'i', 'n', 'g'] when word.InR2(3):
                word.Drop(3);
                if (word.Letters is [.., not 'e', 'i', 'g'] && word.InR2(2))
                {
                    word.Drop(2);
                }
                else
                {
                    Undouble(ref word);
                }

                break;
            case [.., not 'e', 'i', 'g'] when word.InR2(2):
                word.Drop(2);
                break;
            case [.., 'l', 'i', 'j', 'k'] when word.InR2(4):
                word.Drop(4);
                DropE(ref word);
                break;
            case [.., 'b', 'a', 'a', 'r'] when word.InR2(4):
                word.Drop(4);
                break;
            case [.., 'b', 'a', 'r'] when hadE && word.InR2(3):
                word.Drop(3);
                break;
        }
    }

    private static void Undouble(ref SuffixedWord word)
    {
        if (word.Letters is [.., 'd', 'd'] or [.., 'k', 'k'] or [.., 't', 't'])
        {
            word.Drop(1);
        }
    }

    // “maan” and “manen” have one stem.
    private static void SingleVowel(ref SuffixedWord word)
    {
        if (word.Letters is [.., 'a', 'a', _] or [.., 'e', 'e', _] or [.., 'o', 'o', _] or [.., 'u', 'u', _]
            && word.IsConsonantBefore(0) && word.Letters[^1] != 'i' && word.IsConsonantBefore(3))
        {
            var last = word.Letters[^1];
            word.Drop(2);
            word.Append(last);
        }
    }
}
