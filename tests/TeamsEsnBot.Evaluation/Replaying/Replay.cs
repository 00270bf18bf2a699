using System.Diagnostics;
using TeamsEsnBot.Evaluation.Corpora;
using TeamsEsnBot.Evaluation.Measures;

namespace TeamsEsnBot.Evaluation.Replaying;

/// <summary>
/// Asks every method every question at the moment it was asked, when only what lay before it is known. Topics that are judged are asked at the end, when
/// everything is known.
/// </summary>
internal sealed class Replay(Field field)
{
    private readonly Dictionary<string, Tally> _tallies = new(StringComparer.Ordinal);

    /// <summary>Contributions that were there to learn from.</summary>
    public int Contributions { get; private set; }

    /// <summary>The moment of the last question.</summary>
    public DateTimeOffset End { get; private set; }

    /// <summary>What came of each part that was asked.</summary>
    public IReadOnlyDictionary<string, Tally> Run(Corpus corpus, IReadOnlyList<string> parts)
    {
        var contributions = corpus.ReadContributions();
        Contributions = contributions.Count;
        if (corpus.IsJudged)
        {
            AskTopics(corpus, contributions);
        }
        else
        {
            AskQuestions(corpus, contributions, parts);
        }

        return _tallies;
    }

    private void AskTopics(Corpus corpus, List<Contribution> contributions)
    {
        End = contributions is [.., var last] ? last.Time : throw new CorpusException("docs.jsonl has no contribution, so nobody can be known for anything.");
        field.Learn(new Timeline(contributions, []).Before(long.MaxValue));
        foreach (var topic in corpus.ReadTopics())
        {
            Ask(new Question(Asker: null, End, topic.Topic, Body: ""), topic.Rel, TallyOf("judged"));
        }
    }

    private void AskQuestions(Corpus corpus, List<Contribution> contributions, IReadOnlyList<string> parts)
    {
        var timeline = new Timeline(contributions, corpus.ReadThreads());
        var questions = parts.SelectMany(part => corpus.ReadQuestions(part).Select(question => (Part: part, Question: question)));
        foreach (var (part, one) in questions.OrderBy(one => one.Question.T))
        {
            field.Learn(timeline.Before(one.T));
            End = DateTimeOffset.FromUnixTimeSeconds(one.T);
            Ask(new Question(one.Asker, End, one.Title ?? "", one.Body ?? ""), one.Rel, TallyOf(part));
        }
    }

    private void Ask(Question question, IReadOnlyDictionary<string, double>? rel, Tally tally)
    {
        tally.Asked++;
        var gains = (rel ?? new Dictionary<string, double>()).Where(one => one.Value > 0 && one.Key != question.Asker).ToDictionary();
        if (!gains.Keys.Any(MayAnswer))
        {
            return;
        }

        foreach (var method in field.Methods)
        {
            var start = Stopwatch.GetTimestamp();
            var ranking = method.Rank(question, MayAnswer);
            tally.Of(method).Add((Scores.Of(ranking, gains), Stopwatch.GetElapsedTime(start).TotalMilliseconds));
        }

        bool MayAnswer(string person) => field.MayAnswer(person, question.Asker);
    }

    private Tally TallyOf(string part)
    {
        if (!_tallies.TryGetValue(part, out var tally))
        {
            _tallies.Add(part, tally = new Tally());
        }

        return tally;
    }
}
