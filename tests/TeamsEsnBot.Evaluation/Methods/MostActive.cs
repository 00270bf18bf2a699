using TeamsEsnBot.Evaluation.Replaying;

namespace TeamsEsnBot.Evaluation.Methods;

/// <summary>Names whoever answered most of late, whatever the question: each answer counts half as much every 90 days.</summary>
internal sealed class MostActive : IMethod, ILearner
{
    private const double HalfLifeInDays = 90;

    private readonly People _people = new();
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    // By person: what the answers would be worth at the moment of the last one.
    private readonly List<(double Worth, DateTimeOffset When)> _activity = [];

    public string Name => "most-active-90d";

    public void Learn(Seen one)
    {
        if (one.Role != Role.Answered || !_known.Add(one.Id))
        {
            return;
        }

        var person = _people.NumberOf(one.User);
        if (person == _activity.Count)
        {
            _activity.Add(default);
        }

        _activity[person] = (1 + WorthAt(person, one.When), one.When);
    }

    public IReadOnlyList<string> Rank(Question question, Func<string, bool> mayAnswer) =>
        _people.BestFirst(_activity.Select((_, person) => (person, WorthAt(person, question.When))), mayAnswer);

    private double WorthAt(int person, DateTimeOffset when) => _activity[person].Worth * Math.Pow(2, -(when - _activity[person].When).TotalDays / HalfLifeInDays);
}
