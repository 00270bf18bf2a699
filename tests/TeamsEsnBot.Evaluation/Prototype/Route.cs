using TeamsEsnBot.Evaluation.Methods;
using TeamsEsnBot.Evaluation.Replaying;

namespace TeamsEsnBot.Evaluation.Prototype;

/// <summary>Whom to ask, by formula.</summary>
internal sealed class Route(Shelf shelf) : IMethod
{
    private readonly Routing _routing = new(shelf);

    public string Name => "route";

    public IReadOnlyList<string> Rank(Question question, Func<string, bool> mayAnswer) =>
        shelf.People.BestFirst(_routing.Of(question, mayAnswer).Select(one => (one.Person, one.Route)), mayAnswer);
}
