using System.Runtime.InteropServices;
using TeamsEsnBot.Evaluation.Methods;

namespace TeamsEsnBot.Evaluation.Prototype;

/// <summary>How much each person has answered, and how lately; kept up as documents come to the shelf.</summary>
internal sealed class Habits(Shelf shelf)
{
    private const double HalfLifeInDays = 30;
    private const double SecondsInDay = 86_400;

    private readonly List<Habit> _habits = [];
    private int _read;

    /// <summary>By person.</summary>
    public ReadOnlySpan<Habit> Of()
    {
        var documents = shelf.Documents;
        for (; _read < documents.Length; _read++)
        {
            var one = documents[_read];
            while (_habits.Count <= one.Person)
            {
                _habits.Add(default);
            }

            ref var habit = ref CollectionsMarshal.AsSpan(_habits)[one.Person];
            habit = new Habit(habit.Answers + 1, habit.Activity(one.T) + 1, one.T);
        }

        return CollectionsMarshal.AsSpan(_habits);
    }

    /// <param name="Answers">All there are.</param>
    /// <param name="Worth">What they were worth, half as much every 30 days, at the moment of the last one.</param>
    /// <param name="Last">When that was, in Unix seconds.</param>
    internal readonly record struct Habit(int Answers, double Worth, long Last)
    {
        public double DaysSince(long now) => Math.Max(0, (now - Last) / SecondsInDay);

        public double Activity(long now) => Worth * Math.Pow(2, -DaysSince(now) / HalfLifeInDays);
    }
}
