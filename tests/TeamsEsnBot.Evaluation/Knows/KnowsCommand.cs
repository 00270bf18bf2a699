using System.Globalization;
using TeamsEsnBot.Evaluation.Corpora;
using TeamsEsnBot.Evaluation.Measures;
using TeamsEsnBot.Expertise;

namespace TeamsEsnBot.Evaluation.Knows;

/// <summary><c>knows FOLDER</c>: asks the engine about topics whose experts are on record, and prints how often it names them, next to baselines.</summary>
internal sealed class KnowsCommand(TextWriter output)
{
    private const string Company = "judged";

    public void Run(string folder, string? elsewhere)
    {
        var topics = JsonLines.Read<JudgedTopic>(folder, "topics.jsonl").ToList();
        if (topics.Count == 0)
        {
            throw new CorpusException($"topics.jsonl in {folder} has no topic to measure with.");
        }

        using var index = new ExpertIndex();
        var baselines = new Baselines();
        var (work, latest) = Load(folder, index, baselines);
        Print($"{work:N0} contributions as {index.Count(Company):N0} pieces of evidence, {topics.Count} judged topics");

        var asking = new Asking(index, Company, latest);
        var engine = topics.ConvertAll(topic => Scores.Of([.. asking.WhoKnows(topic.Topic).Select(person => person.Person)], topic.Rel));
        var combSum = topics.ConvertAll(topic => Scores.Of(baselines.CombSum(topic.Topic), topic.Rel));
        var chance = topics.ConvertAll(topic => Scores.Of(baselines.Chance(), topic.Rel));

        Print($"method        nDCG@10 [95% interval]   MRR    P@1    Hit@5");
        Print("engine", engine);
        Print("CombSUM@200", combSum);
        Print("random", chance);
        var (low, high) = Bootstrap.Interval([.. engine.Zip(combSum, (one, other) => one.Ndcg - other.Ndcg)]);
        Print($"engine minus CombSUM@200: {engine.Average(one => one.Ndcg) - combSum.Average(one => one.Ndcg):+0.000;-0.000} [{low:+0.000;-0.000}, {high:+0.000;-0.000}]");

        if (elsewhere is not null)
        {
            var foreign = ForeignTopics.From(elsewhere);
            Print($"nobody is named for {foreign.Count(topic => asking.WhoKnows(topic).Count == 0) / (double)foreign.Count:0.0%} of {foreign.Count} topics from elsewhere");
        }

        var times = asking.MillisecondsFor(topics.ConvertAll(topic => topic.Topic));
        Print($"time per question, fastest of {Asking.Rounds}: median {times[times.Count / 2]:0.00} ms, 95 % below {times[times.Count * 95 / 100]:0.00} ms, longest {times[^1]:0.00} ms");
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
        Print($"{method,-13} {mean.Ndcg:0.000} [{low:0.000}, {high:0.000}]     {mean.Mrr:0.000}  {mean.First:0.000}  {mean.Hit:0.000}");
    }

    private void Print(FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
