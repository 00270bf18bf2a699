using System.Runtime.InteropServices;
using TeamsEsnBot.Evaluation.Replaying;
using TeamsEsnBot.Expertise.Text;

namespace TeamsEsnBot.Evaluation.Methods;

/// <summary>
/// Answers and work as documents of words, for the baselines: twice the question's title, once its body, half of what the author wrote. Words are read as the
/// engine reads them, so that only the ranking differs.
/// </summary>
internal sealed class Shelf : ILearner
{
    private const float TitleWeight = 2;
    private const float BodyWeight = 1;
    private const float OwnWeight = 0.5f;

    private readonly Dictionary<string, int> _terms = new(StringComparer.Ordinal);
    private readonly List<Postings> _postings = [];
    private readonly List<Document> _documents = [];
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public People People { get; } = new();

    public ReadOnlySpan<Document> Documents => CollectionsMarshal.AsSpan(_documents);

    /// <summary>Weighted words of all documents together.</summary>
    public double Length { get; private set; }

    public void Learn(Seen one)
    {
        if (one.Role == Role.Answered && _known.Add(one.Id))
        {
            Put(one);
        }
    }

    public Postings PostingsOf(int term) => _postings[term];

    /// <summary>The words of a question that some document has, each with how often it is asked.</summary>
    public List<(int Term, int Times)> TermsOf(Question question) =>
        [.. Words(question.Text).CountBy(word => word).Where(word => _terms.ContainsKey(word.Key)).Select(word => (_terms[word.Key], word.Value))];

    private static IEnumerable<string> Words(string text) => Tokens.Of(text)
        .SelectMany(token => token.Parts.Length > 0 ? token.Parts : [token.Folded])
        .Where(word => !StopWords.Contains(word))
        .Select(word => Terms.Of(word));

    private void Put(Seen one)
    {
        var uses = new Dictionary<string, float>(StringComparer.Ordinal);
        Count(one.Title, TitleWeight, uses);
        Count(one.Body, BodyWeight, uses);
        Count(one.Own, OwnWeight, uses);
        foreach (var (word, times) in uses)
        {
            ref var term = ref CollectionsMarshal.GetValueRefOrAddDefault(_terms, word, out var isKnown);
            if (!isKnown)
            {
                term = _postings.Count;
                _postings.Add(new Postings());
            }

            _postings[term].Add(_documents.Count, times);
        }

        var length = uses.Values.Sum();
        Length += length;
        _documents.Add(new Document(People.NumberOf(one.User), one.When.ToUnixTimeSeconds(), length));
    }

    private static void Count(string text, float weight, Dictionary<string, float> uses)
    {
        foreach (var word in Words(text))
        {
            uses[word] = uses.GetValueOrDefault(word) + weight;
        }
    }
}

/// <summary>A document on the shelf.</summary>
/// <param name="T">When it was written, in Unix seconds.</param>
/// <param name="Length">Its weighted words.</param>
internal readonly record struct Document(int Person, long T, float Length);

/// <summary>The documents that use a word, in the order of time, each with its weighted number of uses.</summary>
internal sealed class Postings
{
    private readonly List<(int Document, float Times)> _uses = [];

    /// <summary>Weighted uses in all documents.</summary>
    public double Times { get; private set; }

    public ReadOnlySpan<(int Document, float Times)> Uses => CollectionsMarshal.AsSpan(_uses);

    public void Add(int document, float times)
    {
        _uses.Add((document, times));
        Times += times;
    }
}
