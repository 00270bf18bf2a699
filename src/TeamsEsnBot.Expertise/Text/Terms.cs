namespace TeamsEsnBot.Expertise.Text;

/// <summary>The form under which a word is indexed and looked up.</summary>
internal static class Terms
{
    // Named topics share the postings with words; no word can begin with this sign.
    private const char TopicSign = '\u0001';

    // Stems of other languages than English bear it, because “die” is another word in German.
    private const char LanguageSign = '\u0002';

    /// <summary>The term of a folded word in English: its stem, unless punctuation makes it a name.</summary>
    public static string Of(string folded, bool isName = false) => isName ? folded : Stemmers.Stem(folded, Language.English);

    /// <summary>The same in any language. A name has one term in all of them.</summary>
    public static string Of(string folded, bool isName, Language language) =>
        isName || language == Language.English ? Of(folded, isName) : In(language, Stemmers.Stem(folded, language));

    /// <summary>A word or stem as it stands in the index for a language.</summary>
    public static string In(Language language, string word) => language == Language.English ? word : $"{word}{LanguageSign}{(int)language}";

    /// <summary>The same without a new string.</summary>
    /// <param name="room">Where it is written if it is long enough.</param>
    public static ReadOnlySpan<char> In(Language language, ReadOnlySpan<char> word, Span<char> room)
    {
        if (language == Language.English)
        {
            return word;
        }

        var marked = word.Length + 2 <= room.Length ? room[..(word.Length + 2)] : new char[word.Length + 2];
        word.CopyTo(marked);
        (marked[^2], marked[^1]) = (LanguageSign, (char)('0' + (int)language));
        return marked;
    }

    /// <summary>The word again, and its language.</summary>
    public static (string Word, Language Language) Parted(string marked) =>
        marked is [.., LanguageSign, var language] ? (marked[..^2], (Language)(language - '0')) : (marked, Language.English);

    /// <summary>The term that stands for a topic as a whole, whatever the order of its words; null when no word is left.</summary>
    public static string? OfTopic(IReadOnlyList<string> terms)
    {
        var topic = OfTopic([.. terms], default);
        return topic.Length > 0 ? topic.ToString() : null;
    }

    /// <summary>The same without a new string; empty when no word is left.</summary>
    /// <param name="terms">Is sorted on the way.</param>
    /// <param name="room">Where the term is written if it is long enough.</param>
    public static ReadOnlySpan<char> OfTopic(Span<string> terms, Span<char> room)
    {
        if (terms.Length > 1)
        {
            terms.Sort(string.CompareOrdinal);
        }

        var length = 1 + terms.Length;
        foreach (var term in terms)
        {
            length += term.Length;
        }

        var topic = length <= room.Length ? room : new char[length];
        topic[0] = TopicSign;
        var end = 1;
        for (var i = 0; i < terms.Length; i++)
        {
            // Sorted, so equal terms stand side by side.
            if (i > 0 && terms[i] == terms[i - 1])
            {
                continue;
            }

            if (i > 0)
            {
                topic[end++] = ' ';
            }

            terms[i].CopyTo(topic[end..]);
            end += terms[i].Length;
        }

        return end > 1 ? topic[..end] : default;
    }

    public static bool IsTopic(string term) => term[0] == TopicSign;

    /// <summary>The English terms of a text in order, without stop words; names stay whole.</summary>
    public static List<string> In(string text) => In(WordsIn(Tokens.Of(text)));

    /// <summary>The same of words.</summary>
    public static List<string> In(List<(string Folded, bool IsName)> words)
    {
        var terms = new List<string>(words.Count);
        foreach (var (folded, isName) in words)
        {
            terms.Add(Of(folded, isName));
        }

        return terms;
    }

    /// <summary>The words of a text that is cut already, in order, without stop words; names stay whole.</summary>
    public static List<(string Folded, bool IsName)> WordsIn(List<Token> tokens)
    {
        var words = new List<(string, bool)>(tokens.Count);
        foreach (var token in tokens)
        {
            if (token.IsName || token.IsOneWord)
            {
                words.Add((token.Folded, token.IsName));
            }
            else if (token.Parts.Length > 0)
            {
                foreach (var part in token.Parts)
                {
                    if (!StopWords.Contains(part))
                    {
                        words.Add((part, false));
                    }
                }
            }
            else if (token.IsCapitals || !StopWords.Contains(token.Folded))
            {
                words.Add((token.Folded, false));
            }
        }

        return words;
    }
}
