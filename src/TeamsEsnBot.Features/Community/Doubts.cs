using System.Collections.Concurrent;

namespace TeamsEsnBot.Features.Community;

/// <summary>
/// What “not the right person” means for the lists of others: less of a person's score for that topic, for a time, and nothing at all while only one colleague
/// says so. Held in memory, by topic.
/// </summary>
internal sealed class Doubts
{
    /// <summary>
    /// What was said counts half after half a year: people learn, and change what they do. Two colleagues are no more than one by then, and change nothing
    /// any more.
    /// </summary>
    private const double HalfLifeInDays = 180;

    /// <summary>
    /// One colleague may be mistaken or unkind, so only what comes on top of one counts: 0.8 of the score is left with two who said so just now, 0.67 with three.
    /// </summary>
    private const double EachOnTop = 0.25;

    /// <summary>However many agree, half is left, as with five: what speaks for a person outweighs what others say about them.</summary>
    private const double Least = 0.5;

    private readonly ConcurrentDictionary<(string Tenant, Topic Topic), ConcurrentDictionary<(string Searcher, PersonId Person), DateTimeOffset>> _said = new();

    /// <param name="searcher">Who said so, by whatever is the same each time and nobody else's.</param>
    public void Note(string tenant, Topic topic, string searcher, PersonId person, DateTimeOffset when) =>
        _said.GetOrAdd((tenant, topic), _ => new())[(searcher, person)] = when;

    public void Forget(string tenant, Topic topic, string searcher, PersonId person)
    {
        if (_said.TryGetValue((tenant, topic), out var said))
        {
            said.TryRemove((searcher, person), out _);
        }
    }

    /// <summary>
    /// What is left of the scores of people who are doubted, null when nobody is. What was said of one topic says nothing of another: where several are asked
    /// for at once, only who is doubted for each of them is, as much as for the one with the least doubt.
    /// </summary>
    public IReadOnlyDictionary<string, double>? Of(string tenant, IReadOnlyList<Topic> topics, DateTimeOffset now)
    {
        Dictionary<string, double>? least = null;
        for (var i = 0; i < topics.Count; i++)
        {
            // Nearly always it ends here, with nothing made.
            if (!_said.TryGetValue((tenant, topics[i]), out var said) || said.IsEmpty || Left(said, now) is not { Count: > 0 } left)
            {
                return null;
            }

            least = least is null ? left : LessDoubted(least, left);
        }

        return least is { Count: > 0 } ? least : null;
    }

    private static Dictionary<string, double> Left(ConcurrentDictionary<(string Searcher, PersonId Person), DateTimeOffset> said, DateTimeOffset now)
    {
        var colleagues = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var ((_, person), when) in said)
        {
            // Where a clock goes ahead, nobody counts for more than one.
            var days = Math.Max(0, (now - when).TotalDays);
            colleagues[person.Value] = colleagues.GetValueOrDefault(person.Value) + Math.Pow(2, -days / HalfLifeInDays);
        }

        var left = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (person, count) in colleagues)
        {
            // Instances add in different orders, and are to agree all the same.
            var share = Math.Round(Math.Max(Least, 1 / (1 + (EachOnTop * Math.Max(0, count - 1)))), 3);
            if (share < 1)
            {
                left[person] = share;
            }
        }

        return left;
    }

    private static Dictionary<string, double> LessDoubted(Dictionary<string, double> some, Dictionary<string, double> others) => some
        .Where(one => others.ContainsKey(one.Key))
        .ToDictionary(one => one.Key, one => Math.Max(one.Value, others[one.Key]), StringComparer.Ordinal);
}
