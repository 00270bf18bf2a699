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
        var key = terms is [var single] ? single : string.Join(' ', terms.Distinct().Order(StringComparer.Ordinal));
        return key.Length == 0 ? null : TopicSign + key;
    }

    public static bool IsTopic(string term) => term[0] == TopicSign;

    /// <summary>The terms of a text in order, without stop words; names stay whole.</summary>
    public static List<string> In(string text)
    {
        var terms = new List<string>();
        foreach (var token in Tokens.Of(text))
        {
            if (token.IsName || token.IsOneWord)
            {
                terms.Add(Of(token.Folded, token.IsName));
            }
            else if (token.Parts.Count > 0)
            {
                terms.AddRange(token.Parts.Where(part => !StopWords.Contains(part)).Select(part => Of(part)));
            }
            else if (token.IsCapitals || !StopWords.Contains(token.Folded))
            {
                terms.Add(Of(token.Folded));
            }
        }

        return terms;
    }
}
