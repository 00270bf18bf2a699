using System.Numerics;

namespace TeamsEsnBot.Expertise.Text;

/// <summary>Snowball's stemmer “german”. The letters have lost their umlauts; an umlaut that was typed as ae, oe or ue loses its e too.</summary>
internal static class GermanStemmer
{
    private const int FirstRegion = 3;

    /// <param name="letters">At least three letters from a to z; they are written over.</param>
    public static Span<char> Stem(Span<char> letters)
    {
        var word = new SuffixedWord(WithoutUmlauts(letters));
        MarkConsonants(ref word);
        word.MarkRegions(earliest: FirstRegion);
        Inflection(ref word);
        Comparison(ref word);
        Derivation(ref word);
        return word.Stem;
    }

    // “kuendigung” is “kundigung”; but there is no umlaut in “Quelle”, “Bauer”, “neue”, “Revue” and “Values”.
    private static Span<char> WithoutUmlauts(Span<char> word)
    {
        var end = 0;
        for (var i = 0; i < word.Length; i++)
        {
            word[end++] = word[i];
            var isUmlaut = i + 1 < word.Length && word[i + 1] == 'e' && word[i] switch
            {
                'a' or 'o' => true,
                'u' => word[(i + 2)..] is not ([] or ['s']) && (i == 0 || word[i - 1] is not ('a' or 'e' or 'q')),
                _ => false,
            };
            i += isUmlaut ? 1 : 0;
        }

        return word[..end];
    }

    // Between vowels, u and y sound as consonants: “Bauer”.
    private static void MarkConsonants(ref SuffixedWord word)
    {
        var row = word.VowelsInRow;
        for (var asked = row & (row >> 1); asked != 0; asked &= asked - 1)
        {
            var at = BitOperations.TrailingZeroCount(asked);
            if (word.Letters[at] is 'u' or 'y' && word.IsVowel(at - 1))
            {
                word.MakeConsonant(at);
            }
        }
    }

    private static void Inflection(ref SuffixedWord word)
    {
        var suffix = word.Letters switch
        {
            [.., 'e', 'r', 'n'] => 3,
            [.., 'e', 'm' or 'r' or 'n' or 's'] => 2,
            [.., 'e'] => 1,
            [.., 'b' or 'd' or 'f' or 'g' or 'h' or 'k' or 'l' or 'm' or 'n' or 'r' or 't', 's'] => 1,
            _ => 0,
        };
        if (suffix > 0 && word.InR1(suffix))
        {
            var mayDouble = word.Letters[^1] is 'e' || word.Letters is [.., 'e', 'n' or 's'];
            word.Drop(suffix);

            // “Ergebnisse” is the plural of “Ergebnis”.
            if (mayDouble && word.EndsIn("niss"))
            {
                word.Drop(1);
            }
        }
    }

    private static void Comparison(ref SuffixedWord word)
    {
        var suffix = word.Letters switch
        {
            [.., 'e', 's', 't'] => 3,
            [.., 'e', 'n' or 'r'] => 2,
            [_, _, _, .., 'b' or 'd' or 'f' or 'g' or 'h' or 'k' or 'l' or 'm' or 'n' or 't', 's', 't'] => 2,
            _ => 0,
        };
        if (suffix > 0 && word.InR1(suffix))
        {
            word.Drop(suffix);
        }
    }

    private static void Derivation(ref SuffixedWord word)
    {
        switch (word.Letters)
        {
            case [.., 'e', 'n', 'd'] or [.., 'u', 'n', 'g'] when word.InR2(3):
                word.Drop(3);
                if (word.Letters is [.., not 'e', 'i', 'g'] && word.InR2(2))
                {
                    word.Drop(2);
                }

                break;
            case [.., not 'e', 'i', 'g' or 'k'] when word.InR2(2):
                word.Drop(2);
                break;
            case [.., not 'e', 'i', 's', 'c', 'h'] when word.InR2(4):
                word.Drop(4);
                break;
            case [.., 'l', 'i', 'c', 'h'] or [.., 'h', 'e', 'i', 't'] when word.InR2(4):
                word.Drop(4);
                if (word.Letters is [.., 'e', 'r' or 'n'] && word.InR1(2))
                {
                    word.Drop(2);
                }

                break;
            case [.., 'k', 'e', 'i', 't'] when word.InR2(4):
                word.Drop(4);
                var rest = word.EndsIn("lich") ? 4 : word.EndsIn("ig") ? 2 : 0;
                if (word.InR2(rest))
                {
                    word.Drop(rest);
                }

                break;
        }
    }
}
