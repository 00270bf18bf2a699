using TeamsEsnBot.Evaluation.Corpora;
using TeamsEsnBot.Evaluation.Measures;

namespace TeamsEsnBot.Evaluation.Replaying;

/// <summary>What the methods made of one part's questions.</summary>
internal sealed class Tally
{
    private readonly Dictionary<IMethod, List<(Scores Scores, double Milliseconds)>> _byMethod = [];

    /// <summary>Questions of the part, with those that nobody could have answered.</summary>
    public int Asked { get; set; }

    /// <summary>Of each question that counts: how good the ranking was and how long it took.</summary>
    public List<(Scores Scores, double Milliseconds)> Of(IMethod method)
    {
        if (!_byMethod.TryGetValue(method, out var all))
        {
            _byMethod.Add(method, all = []);
        }

        return all;
    }

    /// <summary>Sums it up by method, each next to the baseline.</summary>
    public IEnumerable<Measured> Measured(string dataset, string part, Field field)
    {
        var baseline = Of(field.Baseline);
        if (baseline.Count == 0)
        {
            throw new CorpusException($"Of the {Asked} questions of {dataset}, {part}, none has a right person who had answered before, so there is nothing to measure.");
        }

        foreach (var method in field.Methods)
        {
            var all = Of(method);
            var mean = Scores.Mean([.. all.Select(one => one.Scores)]);
            var (low, high) = Bootstrap.Interval([.. all.Select(one => one.Scores.Ndcg)]);
            yield return new Measured(
                dataset,
                part,
                method.Name,
                all.Count,
                mean.Ndcg,
                low,
                high,
                mean.Mrr,
                mean.First,
                mean.Five,
                mean.Hit,
                all.Average(one => one.Milliseconds),
                1 - ((double)all.Count / Asked),
                Minus(all, baseline),
                Minus(all, Of(field.DocumentModel)));
        }
    }

    private static Difference Minus(List<(Scores Scores, double Milliseconds)> all, List<(Scores Scores, double Milliseconds)> others)
    {
        double[] differences = [.. all.Zip(others, (one, other) => one.Scores.Ndcg - other.Scores.Ndcg)];
        var (low, high) = Bootstrap.Interval(differences);
        return new Difference(differences.Average(), low, high);
    }
}
