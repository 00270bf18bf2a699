using TeamsEsnBot.Evaluation.Replaying;

namespace TeamsEsnBot.Evaluation.Methods;

/// <summary>The best 200 documents vote for their authors, each with its BM25 (CombSUM; Macdonald and Ounis, “Voting for candidates”, CIKM 2006).</summary>
internal sealed class CombSum(Shelf shelf) : IMethod
{
    private const int Voting = 200;

    private readonly Fits _fits = new();

    public string Name => "combsum-200";

    public IReadOnlyList<string> Rank(Question question, Func<string, bool> mayAnswer)
    {
        Bm25.Weigh(shelf, shelf.TermsOf(question), _fits);
        var sums = new Dictionary<int, double>();
        foreach (var document in _fits.Touched.OrderByDescending(document => _fits[document]).ThenBy(document => document).Take(Voting))
        {
            var person = shelf.Documents[document].Person;
            sums[person] = sums.GetValueOrDefault(person) + _fits[document];
        }

        return shelf.People.BestFirst(sums.Select(sum => (sum.Key, sum.Value)), mayAnswer);
    }
}
