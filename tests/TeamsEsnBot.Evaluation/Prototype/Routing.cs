using TeamsEsnBot.Evaluation.Methods;
using TeamsEsnBot.Evaluation.Replaying;

namespace TeamsEsnBot.Evaluation.Prototype;

/// <summary>
/// What the documents say about whom to ask: each counts by the third power of how well it fits, and less the older it is, with a little for answering at all.
/// </summary>
internal sealed class Routing(Shelf shelf)
{
    private const int MostTerms = 12;
    private const double SecondsInDay = 86_400;
    private const double ActivityWeight = 0.003;

    private readonly Fits _fits = new();
    private readonly Habits _habits = new(shelf);

    /// <summary>By person: ROUTE, the sum without age, and the habits behind them. Valid until the next question.</summary>
    public List<Asked> Of(Question question, Func<string, bool> mayAnswer)
    {
        var documents = shelf.Documents;
        var habits = _habits.Of();
        var now = question.When.ToUnixTimeSeconds();
        Bm25.Weigh(shelf, MostTelling(shelf.TermsOf(question), documents.Length), _fits);
        var best = _fits.Touched.Count == 0 ? 1 : _fits.Touched.Max(document => _fits[document]);
        var (faded, whole) = (new double[habits.Length], new double[habits.Length]);
        foreach (var document in _fits.Touched)
        {
            var (person, written, _) = documents[document];
            var cube = Math.Pow(_fits[document] / best, 3);
            whole[person] += cube;
            faded[person] += cube * Math.Pow(1 + ((now - written) / SecondsInDay / 90), -1.3);
        }

        var asked = new List<Asked>(habits.Length);
        for (var person = 0; person < habits.Length; person++)
        {
            if (mayAnswer(shelf.People[person]))
            {
                asked.Add(new Asked(person, faded[person] + (ActivityWeight * habits[person].Activity(now)), whole[person], habits[person]));
            }
        }

        return asked;
    }

    private List<(int Term, int Times)> MostTelling(List<(int Term, int Times)> terms, int documents) =>
        [.. terms.OrderByDescending(one => one.Times * Bm25.Telling(documents, shelf.PostingsOf(one.Term).Uses.Length)).Take(MostTerms)];

    /// <param name="Whole">The sum of third powers, whatever the age.</param>
    internal readonly record struct Asked(int Person, double Route, double Whole, Habits.Habit Habit);
}
