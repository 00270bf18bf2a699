using TeamsEsnBot.Evaluation.Replaying;
using TeamsEsnBot.Expertise;

namespace TeamsEsnBot.Evaluation.Methods;

/// <summary>The engine's own “whom to ask now”, weighed by what the company's answered questions taught before.</summary>
internal sealed class Rerank(ExpertIndex index) : IMethod
{
    public string Name => "rerank";

    public IReadOnlyList<string> Rank(Question question, Func<string, bool> mayAnswer) => Route.Rank(index, question, mayAnswer, RouteModel.Usual);
}
