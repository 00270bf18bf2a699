using System.Diagnostics;
using TeamsEsnBot.Expertise;

namespace TeamsEsnBot.Benchmarks.Engine;

/// <summary>How one side did.</summary>
/// <param name="TimesTheIndex">How often the index would have answered its middle question, and all its questions, in that time.</param>
internal sealed record Score(string Name, Spread QuestionMs, double Ndcg, double FirstRight, double TimesTheIndex, double TimesTheIndexInAll);

/// <summary>The index next to FTS5: the same questions in turns, so that what else the machine does falls on all.</summary>
/// <param name="Questions">How many were asked of each: fewer when FTS5 needs long.</param>
internal sealed record Contest(int Questions, double BuildSeconds, double Megabytes, IReadOnlyList<Score> Scores)
{
    private const int Fewest = 300;
    private const int WarmUp = 60;
    private const int Turn = 100;

    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(5);

    public static Contest Run(Company company, ExpertIndex index, Action<string> say)
    {
        var began = Stopwatch.GetTimestamp();
        using var database = new Fts5(company, say);
        var built = Stopwatch.GetElapsedTime(began);
        say("asking both sides");
        var fts5 = Fts5Contender.All(company, database);
        Contender[] all = [new IndexContender(company, index), .. fts5];
        var questions = new Questions(company);
        for (var number = 0; number < WarmUp; number++)
        {
            Array.ForEach(all, side => side.WarmUp(questions.Number(Asking.Asked + number)));
        }

        began = Stopwatch.GetTimestamp();
        var asked = 0;
        while (asked < Asking.Asked && (asked < Fewest || Stopwatch.GetElapsedTime(began) < LongEnough))
        {
            Question[] turn = [.. Enumerable.Range(asked, Turn).Select(questions.Number)];
            Array.ForEach(all, side => Array.ForEach(turn, side.TimeAndJudge));
            asked += Turn;
        }

        Array.ForEach(fts5, side => side.Dispose());
        return new Contest(asked, built.TotalSeconds, database.Megabytes, [.. all.Select(side => ScoreOf(side, all[0]))]);
    }

    private static Score ScoreOf(Contender side, Contender index)
    {
        var (spread, ours) = (side.Timings.InMilliseconds(), index.Timings.InMilliseconds());
        return new Score(side.Name, spread, side.Quality.Ndcg, side.Quality.FirstRight, spread.P50 / ours.P50, spread.Mean / ours.Mean);
    }
}
