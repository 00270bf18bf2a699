using System.Numerics;

namespace TeamsEsnBot.Expertise.Voting;

/// <summary>Somebody who may be listed.</summary>
/// <param name="Topics">Bit set of the topics asked for that this person knows.</param>
internal readonly record struct Candidate(int Person, string PersonId, uint Topics, double Score);

/// <summary>Orders people who know different ones of several topics, only as far as the caller reads.</summary>
internal static class Candidates
{
    private static readonly Comparer<Candidate> Better = Comparer<Candidate>.Create((one, other) =>
        other.Score.CompareTo(one.Score) is not 0 and var order ? order : string.CompareOrdinal(one.PersonId, other.PersonId));

    /// <summary>
    /// People who know more of the topics come first. Among those who know equally many, topics take turns: two topics give the best of the
    /// first, the best of the second, and so on. Equal scores are ordered by person id.
    /// </summary>
    public static IEnumerable<Candidate> BestFirst(IReadOnlyList<Candidate> candidates) =>
        candidates.All(candidate => candidate.Topics == candidates[0].Topics) ? InOrder(candidates) : InTurns(candidates);

    // As it nearly always is: one topic.
    private static IEnumerable<Candidate> InOrder(IReadOnlyList<Candidate> candidates)
    {
        var people = new PriorityQueue<Candidate, Candidate>(candidates.Select(one => (one, one)), Better);
        while (people.TryDequeue(out var best, out _))
        {
            yield return best;
        }
    }

    private static IEnumerable<Candidate> InTurns(IReadOnlyList<Candidate> candidates)
    {
        var groups = candidates
            .GroupBy(candidate => candidate.Topics)
            .OrderByDescending(group => BitOperations.PopCount(group.Key))
            .ThenBy(group => group.Key)
            .Select(group => (Count: BitOperations.PopCount(group.Key), People: new PriorityQueue<Candidate, Candidate>(group.Select(one => (one, one)), Better)))
            .GroupBy(group => group.Count);
        foreach (var equals in groups)
        {
            var turns = equals.Select(group => group.People).ToList();
            while (turns.Count > 0)
            {
                foreach (var people in turns)
                {
                    yield return people.Dequeue();
                }

                turns.RemoveAll(people => people.Count == 0);
            }
        }
    }
}
