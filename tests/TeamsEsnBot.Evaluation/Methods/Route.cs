using TeamsEsnBot.Evaluation.Replaying;
using TeamsEsnBot.Expertise;

namespace TeamsEsnBot.Evaluation.Methods;

/// <summary>The engine's own “whom to ask now”, by its formula alone.</summary>
internal sealed class Route(ExpertIndex index) : IMethod
{
    private const int Listed = 100;

    public string Name => "route";

    public IReadOnlyList<string> Rank(Question question, Func<string, bool> mayAnswer) => Rank(index, question, mayAnswer, RouteModel.Plain);

    public static string[] Rank(ExpertIndex index, Question question, Func<string, bool> mayAnswer, RouteModel model) =>
        [.. index.WhomToAsk(Query(question, mayAnswer), model).People.Select(person => person.Person)];

    public static ExpertQuery Query(Question question, Func<string, bool> mayAnswer) =>
        new(Know.Company, [question.Text], Searcher: "", question.When, Listed, mayAnswer, AskedBy: question.Asker);
}
