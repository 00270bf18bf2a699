using TeamsEsnBot.Evaluation.Corpora;
using TeamsEsnBot.Expertise.Text;

namespace TeamsEsnBot.Evaluation.Knows;

/// <summary>What any ranking has to beat: the sum of the best 200 documents' BM25 for their author (CombSUM, Macdonald and Ounis 2006), and chance.</summary>
internal sealed class Baselines
{
    private const double Saturation = 1.2;
    private const double LengthDiscount = 0.6;
    private const int Voting = 200;
    private const int Seed = 11;

    private readonly List<(string User, int Length)> _documents = [];
    private readonly Dictionary<string, List<(int Document, int Times)>> _postings = new(StringComparer.Ordinal);
    private readonly Random _random = new(Seed);
    private double _length;

    public void Add(Contribution work)
    {
        if (work.User is null)
        {
            return;
        }

        var length = 0;
        foreach (var (term, times) in Words($"{work.Title} . {work.Title} . {work.Body ?? work.Text}").CountBy(word => word))
        {
            if (!_postings.TryGetValue(term, out var list))
            {
                _postings.Add(term, list = []);
            }

            list.Add((_documents.Count, times));
            length += times;
        }

        _documents.Add((work.User, length));
        _length += length;
    }

    public IReadOnlyList<string> CombSum(string topic)
    {
        var fits = new Dictionary<int, double>();
        foreach (var term in Words(topic))
        {
            var list = _postings.GetValueOrDefault(term) ?? [];
            var telling = Math.Log(1 + ((_documents.Count - list.Count + 0.5) / (list.Count + 0.5)));
            foreach (var (document, times) in list)
            {
                var length = 1 - LengthDiscount + (LengthDiscount * _documents[document].Length / (_length / _documents.Count));
                fits[document] = fits.GetValueOrDefault(document) + (telling * times * (Saturation + 1) / (times + (Saturation * length)));
            }
        }

        return
        [
            .. fits.OrderByDescending(fit => fit.Value).ThenBy(fit => fit.Key).Take(Voting)
                .GroupBy(fit => _documents[fit.Key].User, fit => fit.Value)
                .OrderByDescending(user => user.Sum())
                .Select(user => user.Key),
        ];
    }

    // The same stemming and stop words as the engine, so that only the ranking differs.
    private static IEnumerable<string> Words(string text) => Tokens.Of(text)
        .SelectMany(token => token.Parts.Length > 0 ? token.Parts : [token.Folded])
        .Where(word => !StopWords.Contains(word))
        .Select(word => Terms.Of(word));

    public IReadOnlyList<string> Chance()
    {
        var people = _documents.Select(document => document.User).Distinct().ToArray();
        _random.Shuffle(people);
        return people;
    }
}
