using TeamsEsnBot.Evaluation.Methods;
using TeamsEsnBot.Evaluation.Replaying;

namespace TeamsEsnBot.Evaluation.Prototype;

/// <summary>The first ones by formula once more, weighed log-linearly with their habits.</summary>
internal sealed class Rerank(Shelf shelf) : IMethod
{
    private const int Candidates = 150;

    private readonly Routing _routing = new(shelf);

    public string Name => "rerank";

    public IReadOnlyList<string> Rank(Question question, Func<string, bool> mayAnswer)
    {
        var now = question.When.ToUnixTimeSeconds();
        var first = _routing.Of(question, mayAnswer).OrderByDescending(one => one.Route).ThenBy(one => one.Person).Take(Candidates);
        return shelf.People.BestFirst(first.Select(one => (one.Person, Score(one, now))), mayAnswer);
    }

    private static double Score(Routing.Asked one, long now) =>
        (0.78 * Math.Log(one.Route + 1e-6))
        + (0.61 * Math.Log((one.Whole + 1e-6) / (one.Habit.Answers + 3)))
        + (0.25 * Math.Log(one.Habit.Activity(now) + 0.02))
        - (0.34 * Math.Log(1 + one.Habit.DaysSince(now)))
        + (0.17 * Math.Log(one.Habit.Answers));
}
