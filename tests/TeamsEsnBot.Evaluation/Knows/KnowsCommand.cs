using System.Diagnostics;
using System.Globalization;
using TeamsEsnBot.Evaluation.Corpora;
using TeamsEsnBot.Evaluation.Measures;
using TeamsEsnBot.Expertise;

namespace TeamsEsnBot.Evaluation.Knows;

/// <summary><c>knows FOLDER</c>: asks the engine about topics whose experts are on record, and prints how often it names them, next to baselines.</summary>
internal sealed class KnowsCommand(TextWriter output)
{
    private const string Company = "judged";
    private const int Listed = 50;

    public void Run(string folder)
    {
        using var index = new ExpertIndex();
        var baselines = new Baselines();
        var (work, latest) = Load(folder, index, baselines);
        var topics = JsonLines.Read<JudgedTopic>(folder, "topics.jsonl").ToList();
        output.WriteLine(Invariant($"{work:N0} contributions as {index.Count(Company):N0} pieces of evidence, {topics.Count} judged topics"));

        var engine = new List<Scores>();
        var combSum = new List<Scores>();
        var chance = new List<Scores>();
        var milliseconds = new List<double>();
        foreach (var topic in topics)
        {
            var watch = Stopwatch.GetTimestamp();
            var found = index.WhoKnows(new ExpertQuery(Company, [topic.Topic], Searcher: "", latest, Listed, MayShow: _ => true));
            milliseconds.Add(Stopwatch.GetElapsedTime(watch).TotalMilliseconds);
            engine.Add(Scores.Of([.. found.People.Select(person => person.Person)], topic.Rel));
            combSum.Add(Scores.Of(baselines.CombSum(topic.Topic), topic.Rel));
            chance.Add(Scores.Of(baselines.Chance(), topic.Rel));
        }

        output.WriteLine("method        nDCG@10 [95% interval]   MRR    P@1    Hit@5");
        Print("engine", engine);
        Print("CombSUM@200", combSum);
        Print("random", chance);
        var (low, high) = Bootstrap.Interval([.. engine.Zip(combSum, (one, other) => one.Ndcg - other.Ndcg)]);
        output.WriteLine(Invariant($"engine minus CombSUM@200: {engine.Average(one => one.Ndcg) - combSum.Average(one => one.Ndcg):+0.000;-0.000} [{low:+0.000;-0.000}, {high:+0.000;-0.000}]"));
        milliseconds.Sort();
        output.WriteLine(Invariant($"time per question: median {milliseconds[milliseconds.Count / 2]:0.00} ms, 95 % below {milliseconds[milliseconds.Count * 95 / 100]:0.00} ms, longest {milliseconds[^1]:0.00} ms"));
    }

    private static (int Work, DateTimeOffset Latest) Load(string folder, ExpertIndex index, Baselines baselines)
    {
        var (work, latest) = (0, DateTimeOffset.MinValue);
        foreach (var one in JsonLines.Read<Contribution>(folder, "docs.jsonl"))
        {
            work++;
            latest = one.Time > latest ? one.Time : latest;
            baselines.Add(one);
            if (one.User is not null)
            {
                index.Put(Company, Piece(one, one.Id, one.User, EvidenceKind.Answered));
            }

            foreach (var endorser in one.Endorsers)
            {
                index.Put(Company, Piece(one, $"{one.Id}-{endorser}", endorser, EvidenceKind.Endorsed));
            }
        }

        return (work, latest);
    }

    private static EvidenceDocument Piece(Contribution one, string id, string person, EvidenceKind kind) =>
        new(id, person, kind, one.Time, one.Title ?? "", one.Body ?? one.Text ?? "", Topics: []);

    private void Print(string method, List<Scores> all)
    {
        var mean = Scores.Mean(all);
        var (low, high) = Bootstrap.Interval([.. all.Select(one => one.Ndcg)]);
        output.WriteLine(Invariant($"{method,-13} {mean.Ndcg:0.000} [{low:0.000}, {high:0.000}]     {mean.Mrr:0.000}  {mean.First:0.000}  {mean.Hit:0.000}"));
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
