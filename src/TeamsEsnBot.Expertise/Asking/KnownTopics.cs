using System.Buffers;
using System.Text;
using TeamsEsnBot.Expertise.Text;
using TeamsEsnBot.Expertise.Words;

namespace TeamsEsnBot.Expertise.Asking;

/// <summary>Topics that a company has names for: in a question they are found among words that nobody foresaw.</summary>
public sealed class KnownTopics
{
    private const int MostWords = 6;
    private const int LongestWord = 64;
    private const int ShortestInflected = 4;
    private const int ShortestMistyped = 6;

    private static readonly SearchValues<char> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _words;
    private readonly ILookup<char, string> _byFirstLetter;
    private readonly int _longest;

    /// <param name="names">As people write them; those of more than six words are not looked for.</param>
    public KnownTopics(IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        var all = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            var words = Words(name);
            all.UnionWith(words);
            _longest = Math.Max(_longest, Math.Min(name.Split(' ').Length, MostWords));
            if (Terms.OfTopic(words) is { } key)
            {
                _names.Add(key);
            }
        }

        _words = all.GetAlternateLookup<ReadOnlySpan<char>>();
        _byFirstLetter = all.Where(word => word.Length >= ShortestMistyped - 1).ToLookup(word => word[0]);
    }

    /// <summary>Of a company that named none.</summary>
    public static KnownTopics None { get; } = new([]);

    /// <summary>Marks the words of a question that are such a name, the longest first: “Excel macros” is more than “Excel”.</summary>
    internal void Mark(string question, Span<QuestionWord> words)
    {
        MarkAsTyped(question, words);
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i].Use == WordUse.None && Meant(question.AsSpan(words[i].Start, words[i].End - words[i].Start)) is { } right)
            {
                MarkCorrected(question, words, i, right);
            }
        }
    }

    private static void Mark(Span<QuestionWord> name)
    {
        foreach (ref var word in name)
        {
            word.Use = WordUse.Known;
        }
    }

    private void MarkAsTyped(string question, Span<QuestionWord> words)
    {
        for (var i = 0; i < words.Length && _names.Count > 0; i++)
        {
            if (!MayBegin(question.AsSpan(words[i].Start, words[i].End - words[i].Start)))
            {
                continue;
            }

            for (var count = Together(words[i..]); count > 0; count--)
            {
                var name = words.Slice(i, count);
                if (IsTelling(name) && IsName(question[name[0].Start..name[^1].End]))
                {
                    Mark(name);

                    i += count - 1;
                    break;
                }
            }
        }
    }

    // “Machine lerning” is marked too, around the word that was mistyped.
    private void MarkCorrected(string question, Span<QuestionWord> words, int at, string right)
    {
        for (var count = _longest; count > 0; count--)
        {
            for (var first = Math.Max(0, at + 1 - count); first <= at && first + count <= words.Length; first++)
            {
                var name = words.Slice(first, count);
                if (Together(name) == count && IsName($"{question[name[0].Start..words[at].Start]}{right}{question[words[at].End..name[^1].End]}"))
                {
                    Mark(name);

                    return;
                }
            }
        }
    }

    // The word of a name that is one slip of the finger away; of several the first by the alphabet. An ordinary word is meant as it is.
    private string? Meant(ReadOnlySpan<char> typed)
    {
        if (typed.Length is < ShortestMistyped or > LongestWord || typed.ContainsAnyExcept(Letters))
        {
            return null;
        }

        Span<char> low = stackalloc char[LongestWord];
        Ascii.ToLower(typed, low, out var length);
        var singular = Singular(low[..length]);
        if (_words.Contains(singular) || !_byFirstLetter.Contains(low[0]))
        {
            return null;
        }

        var (word, best) = (singular.ToString(), (string?)null);
        foreach (var right in _byFirstLetter[low[0]])
        {
            var isNear = Math.Abs(right.Length - word.Length) <= 1 && Spelling.Distance(word, right, 1) <= 1;
            best = isNear && (best is null || string.CompareOrdinal(right, best) < 0) ? right : best;
        }

        return best is null || OrdinaryWords.Contains(low[..length].ToString()) ? null : best;
    }

    private int Together(ReadOnlySpan<QuestionWord> words)
    {
        var count = 1;
        while (count < _longest && count < words.Length && words[count].Before == Joint.None)
        {
            count++;
        }

        return count;
    }

    // A name begins and ends with a word of its own, and has more than words of asking, even where somebody is known for “help”.
    private static bool IsTelling(ReadOnlySpan<QuestionWord> name)
    {
        var telling = 0;
        foreach (var word in name)
        {
            telling += word.IsTelling ? 2 : word.Is(WordUse.Soft) ? 1 : 0;
        }

        return telling > 1 && !name[0].Is(WordUse.Small | WordUse.And) && !name[^1].Is(WordUse.Small | WordUse.And);
    }

    // False when no name has the word, nor does what it may abbreviate. Most words of a question are out here.
    private bool MayBegin(ReadOnlySpan<char> word)
    {
        if (word.Length > LongestWord || word.ContainsAnyExcept(Letters))
        {
            return true;
        }

        Span<char> low = stackalloc char[LongestWord];
        Ascii.ToLower(word, low, out var length);
        return _words.Contains(Singular(low[..length])) || MayAbbreviate(low[..length]);
    }

    private static bool MayAbbreviate(ReadOnlySpan<char> word)
    {
        Span<char> room = stackalloc char[Stemmers.LongestWord];
        return word.Length <= Stemmers.LongestWord && Aliases.Curated.Of(Stemmers.Stem(word, room, Language.English)).Count > 0;
    }

    // The words of a name in any order, or another name of the same: “k8s”.
    private bool IsName(string words)
    {
        if (Terms.OfTopic(Words(words)) is not { } key)
        {
            return false;
        }

        if (_names.Contains(key) || (words.Contains('-') && IsName(words.Replace('-', ' '))))
        {
            return true;
        }

        foreach (var alias in Aliases.Curated.Of(Aliases.KeyOf(words)))
        {
            if (alias.IsSame && Terms.OfTopic(Words(alias.Written)) is { } other && _names.Contains(other))
            {
                return true;
            }
        }

        return false;
    }

    // Only the plural is taken away, not all that a stemmer takes: whoever writes “customer” does not mean the topic “customs”.
    private static List<string> Words(string name)
    {
        var tokens = Tokens.Of(name);
        var words = new List<string>(tokens.Count);
        foreach (var token in tokens)
        {
            if (token.Parts.Length == 0 || token.IsName || token.IsOneWord)
            {
                words.Add(token.IsName || token.IsOneWord ? token.Folded : Singular(token.Folded).ToString());
                continue;
            }

            foreach (var part in token.Parts)
            {
                words.Add(Singular(part).ToString());
            }
        }

        return words;
    }

    private static ReadOnlySpan<char> Singular(ReadOnlySpan<char> word)
    {
        if (word.Length > ShortestInflected && word[^1] is 's' or 'n')
        {
            word = word[..^1];
        }

        return word.Length > ShortestInflected && word[^1] == 'e' ? word[..^1] : word;
    }
}
