using TeamsEsnBot.Expertise.Text;
using TeamsEsnBot.Expertise.Words;

namespace TeamsEsnBot.Expertise.Asking;

/// <summary>The words of asking in four languages, from <c>asking.txt</c>, and their slips of the finger.</summary>
internal sealed class AskingWords
{
    private const int LongestWord = 24;
    private const int ShortestSwapped = 4;
    private const int ShortestLacking = 6;

    private static readonly Dictionary<string, WordUse> Kinds = new(StringComparer.Ordinal)
    {
        ["who"] = WordUse.Who | WordUse.Cut | WordUse.Asks,
        ["someone"] = WordUse.Person | WordUse.Cut | WordUse.Asks,
        ["people"] = WordUse.Person | WordUse.Soft,
        ["asks"] = WordUse.Cut | WordUse.Asks,
        ["wish"] = WordUse.Soft | WordUse.Asks,
        ["load"] = WordUse.Tail | WordUse.Soft | WordUse.Asks,
        ["skill"] = WordUse.Skill | WordUse.Soft | WordUse.Asks,
        ["how"] = WordUse.How | WordUse.Infinitive | WordUse.Small | WordUse.Asks,
        ["works"] = WordUse.Works | WordUse.Soft,
        ["modal"] = WordUse.Modal | WordUse.Cut,
        ["being"] = WordUse.Being | WordUse.Cut,
        ["cut"] = WordUse.Cut,
        ["adverb"] = WordUse.Adverb | WordUse.Small,
        ["small"] = WordUse.Small,
        ["leads"] = WordUse.Leads | WordUse.Small,
        ["of"] = WordUse.Of | WordUse.Small,
        ["holds"] = WordUse.Holds,
        ["article"] = WordUse.Article | WordUse.Small,
        ["infinitive"] = WordUse.Infinitive | WordUse.Small,
        ["soft"] = WordUse.Soft,
        ["tail"] = WordUse.Tail,
        ["heading"] = WordUse.Heading | WordUse.Soft,
        ["frame"] = WordUse.Frame | WordUse.Soft,
        ["doing"] = WordUse.Doing,
        ["and"] = WordUse.And,
        ["both"] = WordUse.Both | WordUse.Small,
        ["rather"] = WordUse.Rather | WordUse.Small,
        ["polite"] = WordUse.Polite | WordUse.Cut,
        ["courtesy"] = WordUse.Polite | WordUse.Soft,
        ["en"] = WordUse.English,
        ["de"] = WordUse.German,
        ["fr"] = WordUse.French,
        ["nl"] = WordUse.Dutch,
    };

    private static readonly AskingWords All = new();

    private readonly Dictionary<string, WordUse> _uses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WordUse>.AlternateLookup<ReadOnlySpan<char>> _byLetters;

    // The longer words by their first letter, from a to z, and their length.
    private readonly string[][] _byFirstLetter;

    private AskingWords()
    {
        using var lines = new StreamReader(typeof(AskingWords).Assembly.GetManifestResourceStream("asking.txt")!);
        while (lines.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                Add(line);
            }
        }

        _byLetters = _uses.GetAlternateLookup<ReadOnlySpan<char>>();
        var longer = _uses.Keys.Where(word => word.Length >= ShortestSwapped && word[0] is >= 'a' and <= 'z').ToLookup(word => Place(word[0], word.Length));
        _byFirstLetter = [.. Enumerable.Range(0, Place('z', LongestWord + 1) + 1).Select(place => longer[place].ToArray())];
    }

    /// <summary>What the word does in a question; nothing for a word that can only name a topic.</summary>
    public static WordUse Of(ReadOnlySpan<char> word)
    {
        Span<char> room = stackalloc char[LongestWord * 2];
        if (word.Length > LongestWord || !TryFold(word, room, out var length))
        {
            return WordUse.None;
        }

        var folded = room[..length];
        return All._byLetters.TryGetValue(folded, out var use) ? use : StopWords.Contains(folded) ? WordUse.Small : WordUse.None;
    }

    /// <summary>The same for a word that was badly typed: “soemone”, “knowlege”. Words that are right as they are do nothing here.</summary>
    public static WordUse OfMistyped(ReadOnlySpan<char> word)
    {
        Span<char> room = stackalloc char[LongestWord * 2];
        if (word.Length is < ShortestSwapped or > LongestWord || !TryFold(word, room, out var length) || length > LongestWord || room[0] is < 'a' or > 'z')
        {
            return WordUse.None;
        }

        ReadOnlySpan<char> folded = room[..length];
        for (var letters = length - 1; letters <= length + 1; letters++)
        {
            foreach (var right in All._byFirstLetter[Place(folded[0], letters)])
            {
                if (IsSlip(folded, right))
                {
                    return OrdinaryWords.Contains(folded.ToString()) || Aliases.Curated.Words.Contains(folded.ToString()) ? WordUse.None : All._uses[right];
                }
            }
        }

        return WordUse.None;
    }

    private static int Place(char firstLetter, int length) => ((firstLetter - 'a') * (LongestWord + 2)) + length;

    // Two letters swapped, one missing, or one typed twice. A wrong letter makes another word too often: “export” is no “expert”.
    private static bool IsSlip(ReadOnlySpan<char> typed, string right)
    {
        var more = typed.Length - right.Length;
        if (more is < -1 or > 1 || (more != 0 && typed.Length < ShortestLacking))
        {
            return false;
        }

        var same = typed.CommonPrefixLength(right);
        return more switch
        {
            < 0 => typed[same..].SequenceEqual(right.AsSpan(same + 1)),
            > 0 => typed[same] == typed[same - 1] && typed[(same + 1)..].SequenceEqual(right.AsSpan(same)),
            _ => same + 1 < typed.Length && typed[same] == right[same + 1] && typed[same + 1] == right[same] && typed[(same + 2)..].SequenceEqual(right.AsSpan(same + 2)),
        };
    }

    // As Folding does, for the letters of these languages and without a new string: nearly every word of a sentence is looked up once.
    private static bool TryFold(ReadOnlySpan<char> word, Span<char> folded, out int length)
    {
        length = 0;
        foreach (var letter in word)
        {
            var low = char.ToLowerInvariant(letter);
            folded[length++] = low switch
            {
                < (char)128 => low,
                'à' or 'á' or 'â' or 'ä' => 'a',
                'ç' => 'c',
                'è' or 'é' or 'ê' or 'ë' => 'e',
                'ì' or 'í' or 'î' or 'ï' => 'i',
                'ò' or 'ó' or 'ô' or 'ö' => 'o',
                'ù' or 'ú' or 'û' or 'ü' => 'u',
                'ß' => 's',
                'œ' => 'o',
                '’' => '\'',
                _ => '\0',
            };
            if (low is 'ß' or 'œ')
            {
                folded[length++] = low == 'ß' ? 's' : 'e';
            }
            else if (folded[length - 1] == '\0')
            {
                return false;
            }
        }

        return length > 0;
    }

    private void Add(string line)
    {
        if (line.Split(": ") is not [var head, var words] || head.Split(' ') is not [var language, var kind])
        {
            throw new InvalidDataException($"asking.txt: a line is a language, a kind, a colon and words, but one is “{line}”.");
        }

        foreach (var word in words.Split(' '))
        {
            _uses[word] = _uses.GetValueOrDefault(word) | Kinds[language] | Kinds[kind];
        }
    }
}
