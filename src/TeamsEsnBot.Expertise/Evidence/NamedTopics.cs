namespace TeamsEsnBot.Expertise.Evidence;

/// <summary>Topics as people named them in evidence that everyone may see, with how many people have it.</summary>
internal sealed class NamedTopics
{
    private readonly Dictionary<int, Dictionary<string, Dictionary<string, int>>> _peopleBySpelling = [];

    public void Count(int topic, string spelling, string person, int sign)
    {
        if (!_peopleBySpelling.TryGetValue(topic, out var spellings))
        {
            _peopleBySpelling.Add(topic, spellings = new(StringComparer.Ordinal));
        }

        if (!spellings.TryGetValue(spelling, out var people))
        {
            spellings.Add(spelling, people = new(StringComparer.Ordinal));
        }

        people[person] = people.GetValueOrDefault(person) + sign;
        if (people[person] == 0 && people.Remove(person) && people.Count == 0 && spellings.Remove(spelling) && spellings.Count == 0)
        {
            _peopleBySpelling.Remove(topic);
        }
    }

    /// <summary>Most people first, then by the alphabet; each in the spelling that most people use.</summary>
    public string[] Popular(int take) =>
    [
        .. _peopleBySpelling.Values
            .Select(spellings => (
                People: spellings.Count == 1 ? spellings.First().Value.Count : spellings.Values.SelectMany(people => people.Keys).Distinct().Count(),
                Spelling: spellings.OrderByDescending(spelling => spelling.Value.Count).ThenBy(spelling => spelling.Key, StringComparer.Ordinal).First().Key))
            .OrderByDescending(topic => topic.People)
            .ThenBy(topic => topic.Spelling, StringComparer.Ordinal)
            .Take(take)
            .Select(topic => topic.Spelling),
    ];
}
