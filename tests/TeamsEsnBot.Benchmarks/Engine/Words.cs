using System.Text;

namespace TeamsEsnBot.Benchmarks.Engine;

/// <summary>
/// The company's words by rank. The first are those that every English text is full of; the others are made up, short ones first, so that no two of them
/// run together give a third, and that a stemmer takes off nothing but a plural.
/// </summary>
internal sealed class Words(int count)
{
    /// <summary>Ranks below are words that say nothing about a topic.</summary>
    public static int Little => Common.Length;

    private const string Vowels = "aeiou";
    private const string Consonants = "bdfgklmnprtv";
    private const string Finals = "bgkmnp";
    private const int TwoSyllables = 20 * 5 * 12 * 5 * 6;
    private const int ThreeSyllables = TwoSyllables * 12 * 5;

    private static readonly string[] Common =
        ("the of and to a in is it you that for on with as are this be was have not or at by from we if can an my your they there which has so what all when do "
        + "would our will about any how their were its should into some but").Split(' ');

    private static readonly string[] Beginnings = "bl br cl cr dr fl fr gl gr pl pr sk sl sm sn sp st sw tr tw".Split(' ');

    private readonly string[] _words = [.. Common, .. Enumerable.Range(0, count - Common.Length).Select(Word)];

    public int Count => _words.Length;

    public string this[int rank] => _words[rank];

    /// <summary>What is written with these words: sentences of some ten words, every fifth word that counts in the plural.</summary>
    public string Text(ReadOnlySpan<int> ranks, Dice dice)
    {
        var text = new StringBuilder(ranks.Length * 8);
        var left = 0;
        foreach (var rank in ranks)
        {
            var isFirst = left == 0;
            if (isFirst)
            {
                text.Append(text.Length == 0 ? "" : ". ");
                left = 6 + dice.Roll(9);
            }
            else
            {
                text.Append(' ');
            }

            var at = text.Length;
            text.Append(InPlural(rank, dice));
            text[at] = isFirst ? char.ToUpperInvariant(text[at]) : text[at];
            left--;
        }

        return text.ToString();
    }

    /// <summary>The word, now and then in the plural.</summary>
    public string InPlural(int rank, Dice dice) => rank >= Little && dice.Roll(5) == 0 ? _words[rank] + "s" : _words[rank];

    // The factors are prime: every number comes once, and neighbours in rank do not look alike.
    private static string Word(int number)
    {
        var isShort = number < TwoSyllables;
        var rest = isShort ? number * 7_919 % TwoSyllables : (int)((number - TwoSyllables) * 1_000_003L % ThreeSyllables);
        var word = new StringBuilder(Beginnings[Digit(Beginnings.Length)]).Append(Vowels[Digit(5)]);
        for (var syllable = isShort ? 1 : 0; syllable < 2; syllable++)
        {
            word.Append(Consonants[Digit(12)]).Append(Vowels[Digit(5)]);
        }

        return word.Append(Finals[Digit(6)]).ToString();

        int Digit(int digits)
        {
            (rest, var digit) = Math.DivRem(rest, digits);
            return digit;
        }
    }
}
