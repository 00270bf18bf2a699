namespace TeamsEsnBot.Expertise.Text;

/// <summary>The form under which a word is indexed and looked up.</summary>
internal static class Terms
{
    // Named topics share the postings with words; no word can begin with this sign.
    private const char TopicSign = '\u0001';

    /// <summary>The term of a folded word: its stem, unless punctuation makes it a name.</summary>
    public static string Of(string folded, bool isName = false) => isName ? folded : PorterStemmer.Stem(folded);

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

    /// <summary>The terms of a text in order, without stop words; names stay whole.</summary>
    public static List<string> In(string text) => In(Tokens.Of(text));

    /// <summary>The same of a text that is cut into words already.</summary>
    public static List<string> In(List<Token> tokens)
    {
        var terms = new List<string>(tokens.Count);
        foreach (var token in tokens)
        {
            if (token.IsName || token.IsOneWord)
            {
                terms.Add(Of(token.Folded, token.IsName));
            }
            else if (token.Parts.Length > 0)
            {
                foreach (var part in token.Parts)
                {
                    if (!StopWords.Contains(part))
                    {
                        terms.Add(Of(part));
                    }
                }
            }
            else if (token.IsCapitals || !StopWords.Contains(token.Folded))
            {
                terms.Add(Of(token.Folded));
            }
        }

        return terms;
    }
}
