using System.Runtime.InteropServices;

namespace TeamsEsnBot.Evaluation.Methods;

/// <summary>Gives people small numbers, so that what is added up for them lies in arrays.</summary>
internal sealed class People
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];

    public int Count => _names.Count;

    public string this[int number] => _names[number];

    public int NumberOf(string name)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, name, out var isKnown);
        if (!isKnown)
        {
            number = _names.Count;
            _names.Add(name);
        }

        return number;
    }

    /// <summary>Those with a score who may answer, best first; of equals the one who came first.</summary>
    public List<string> BestFirst(IEnumerable<(int Person, double Score)> scores, Func<string, bool> mayAnswer) =>
        [.. scores.Where(one => mayAnswer(_names[one.Person])).OrderByDescending(one => one.Score).ThenBy(one => one.Person).Select(one => _names[one.Person])];
}
