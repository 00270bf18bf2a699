using TeamsEsnBot.Expertise.Text;

namespace TeamsEsnBot.Expertise.Evidence;

/// <summary>What is kept of a text: how often each word was used (its field's weight counted), and how long the text is in weighted words.</summary>
/// <param name="Words">Words as written, in lower case, with their term and weighted frequency.</param>
/// <param name="Topics">Named topics: the term of the topic as a whole, and how it was spelled.</param>
internal sealed record ReadPiece(
    IReadOnlyDictionary<string, (string Term, float Times)> Words,
    int Length,
    IReadOnlyDictionary<string, string> Topics,
    IReadOnlySet<Acronym> Acronyms);

/// <summary>Reads a piece of evidence into terms. Needs no index, so it happens before any lock is taken.</summary>
internal static class PieceReader
{
    // A title says twice as much about the topic as the text below it (measured on travel questions: 2, 1 and .5 for an answer's own text).
    private const int TitleWeight = 2;
    private const int TopicWeight = 2;
    private const int TextWeight = 1;

    public static ReadPiece Read(EvidenceDocument piece)
    {
        var words = new Dictionary<string, (string, float)>(StringComparer.Ordinal);
        var topics = new Dictionary<string, string>(StringComparer.Ordinal);
        var acronyms = new HashSet<Acronym>();
        var length = Add(piece.Title, TitleWeight, words, acronyms) + Add(piece.Text, TextWeight, words, acronyms);
        foreach (var topic in piece.Topics)
        {
            length += Add(topic, TopicWeight, words, acronyms);
            if (Terms.OfTopic(Terms.In(topic)) is { } term)
            {
                topics.TryAdd(term, topic.Trim());
            }
        }

        return new ReadPiece(words, length, topics, acronyms);
    }

    private static int Add(string text, int weight, Dictionary<string, (string Term, float Times)> words, HashSet<Acronym> acronyms)
    {
        var tokens = Tokens.Of(text);
        var length = 0;
        foreach (var token in tokens)
        {
            if (token.Parts.Length == 0)
            {
                if (token.IsCapitals || !StopWords.Contains(token.Folded))
                {
                    Count(AsWritten(text, token), token.Folded, token.IsName);
                    length += weight;
                }

                continue;
            }

            if (token.Folded.Length > 0)
            {
                Count(token.Folded, token.Folded, token.IsName);
            }

            foreach (var part in token.Parts)
            {
                if (!StopWords.Contains(part))
                {
                    Count(part, part, isName: false);
                    length += weight;
                }
            }
        }

        acronyms.UnionWith(Acronyms.In(text, tokens));
        return length;

        void Count(string written, string folded, bool isName)
        {
            ref var use = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(words, written, out var known);
            use = (known ? use.Term : Terms.Of(folded, isName), use.Times + weight);
        }
    }

    // Accents are kept for the eye: “Überstunden” is suggested as “überstunden”, not as “uberstunden”.
    private static string AsWritten(string text, Token token)
    {
        var written = text.AsSpan(token.Start, token.Length);
        return System.Text.Ascii.IsValid(written) || token.IsName ? token.Folded : written.ToString().ToLowerInvariant();
    }
}
