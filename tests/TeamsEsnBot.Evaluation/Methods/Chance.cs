using TeamsEsnBot.Evaluation.Replaying;

namespace TeamsEsnBot.Evaluation.Methods;

/// <summary>Names people who have answered before, in no order: what a measure shows when a method knows nothing.</summary>
internal sealed class Chance(IReadOnlyCollection<string> answerers) : IMethod
{
    private const int Seed = 11;

    private readonly Random _random = new(Seed);

    public string Name => "random";

    public IReadOnlyList<string> Rank(Question question, Func<string, bool> mayAnswer)
    {
        var people = answerers.Where(mayAnswer).ToArray();
        _random.Shuffle(people);
        return people;
    }
}
