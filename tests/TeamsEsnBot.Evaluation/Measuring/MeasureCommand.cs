using System.Globalization;
using System.Text.Json;
using TeamsEsnBot.Evaluation.Corpora;
using TeamsEsnBot.Evaluation.Measures;
using TeamsEsnBot.Evaluation.Replaying;

namespace TeamsEsnBot.Evaluation.Measuring;

/// <summary><c>--data DIR</c>: measures how often each method names the right people, the engine next to the baselines.</summary>
internal sealed class MeasureCommand(TextWriter output)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public void Run(MeasureOptions options)
    {
        var corpus = new Corpus(options.Data);
        var parts = PartsOf(corpus, options);
        var foreign = options.Elsewhere is null ? [] : ForeignTopics.From(options.Elsewhere);
        using var field = new Field();
        var replay = new Replay(field);
        var tallies = replay.Run(corpus, parts);
        Print($"{corpus.Name}: {replay.Contributions:N0} contributions");

        var results = new List<Measured>();
        foreach (var (part, tally) in tallies)
        {
            List<Measured> measured = [.. tally.Measured(corpus.Name, part, field)];
            Print(tally, measured);
            results.AddRange(measured);
        }

        if (foreign.Count > 0)
        {
            var nobody = foreign.Count(topic => field.Engine.Rank(new Question(Asker: null, replay.End, topic, Body: ""), _ => true).Count == 0);
            Print($"{field.Engine.Name} names nobody for {(double)nobody / foreign.Count:0.0%} of {foreign.Count} topics from elsewhere");
        }

        if (options.Json is not null)
        {
            File.WriteAllText(options.Json, JsonSerializer.Serialize(results, Json));
        }
    }

    // Questions for tuning are asked only on demand: whoever looks at both ends up tuning on both.
    private static IReadOnlyList<string> PartsOf(Corpus corpus, MeasureOptions options)
    {
        if (corpus.IsJudged || options.Part == "all")
        {
            return corpus.Parts;
        }

        return corpus.Parts.Contains(options.Part)
            ? [options.Part]
            : throw new CorpusException($"{options.Data} has no questions of part {options.Part}. Say --part {corpus.Parts[0]}.");
    }

    private void Print(Tally tally, List<Measured> measured)
    {
        Print($"{measured[0].Part}: {tally.Asked:N0} questions, {measured[0].Queries:N0} counted; {measured[0].Unreachable:0.0%} unreachable (none of the right people had answered before)");
        Print($"method           nDCG@10 [95% interval]   MRR    P@1    P@5    Hit@5      ms  minus CombSUM [95% interval]  minus Model 2 [95% interval]");
        foreach (var one in measured)
        {
            Print($"{one.Method,-16} {one.Ndcg10:0.000} [{one.Ndcg10Low:0.000}, {one.Ndcg10High:0.000}]     {one.Mrr:0.000}  {one.P1:0.000}  {one.P5:0.000}  {one.Hit5:0.000} {one.MsPerQuery,7:0.00}  {Said(one.DeltaVsCombSum)}        {Said(one.DeltaVsDocumentModel)}");
        }
    }

    private static string Said(Difference difference) =>
        string.Create(CultureInfo.InvariantCulture, $"{difference.Mean:+0.000;-0.000} [{difference.Low:+0.000;-0.000}, {difference.High:+0.000;-0.000}]");

    private void Print(FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
