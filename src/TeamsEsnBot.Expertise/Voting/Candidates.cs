using System.Numerics;

namespace TeamsEsnBot.Expertise.Voting;

/// <summary>Somebody who may be listed.</summary>
/// <param name="Topics">Bit set of the topics asked for that this person knows.</param>
internal readonly record struct Candidate(int Person, string PersonId, uint Topics, double Score)
{
    /// <summary>Equal scores are ordered by person id, so that every instance shows the same.</summary>
    public bool IsBetterThan(in Candidate other) =>
        Score > other.Score || (Score == other.Score && string.CompareOrdinal(PersonId, other.PersonId) < 0);
}

/// <summary>Orders people who know different ones of several topics, only as far as the caller reads.</summary>
internal static class Candidates
{
    private static readonly Comparison<Candidate> MoreTopics = (one, other) =>
        BitOperations.PopCount(other.Topics).CompareTo(BitOperations.PopCount(one.Topics)) is not 0 and var order ? order : one.Topics.CompareTo(other.Topics);

    /// <summary>
    /// People who know more of the topics come first. Among those who know equally many, topics take turns: two topics give the best of the
    /// first, the best of the second, and so on. Equal scores are ordered by person id. The array is the place where they are ordered.
    /// </summary>
    public static IEnumerable<Candidate> BestFirst(Candidate[] candidates) =>
        Array.TrueForAll(candidates, candidate => candidate.Topics == candidates[0].Topics) ? InOrder(candidates) : InTurns(candidates);

    // As it nearly always is: one topic.
    private static IEnumerable<Candidate> InOrder(Candidate[] candidates)
    {
        var people = new Queue(candidates);
        while (people.Count > 0)
        {
            yield return people.Dequeue();
        }
    }

    private static IEnumerable<Candidate> InTurns(Candidate[] candidates)
    {
        Array.Sort(candidates, MoreTopics);
        var turns = new List<Queue>();
        for (var first = 0; first < candidates.Length;)
        {
            var topics = candidates[first].Topics;
            var end = first + 1;
            while (end < candidates.Length && candidates[end].Topics == topics)
            {
                end++;
            }

            turns.Add(new Queue(new ArraySegment<Candidate>(candidates, first, end - first)));
            first = end;
            if (first < candidates.Length && BitOperations.PopCount(candidates[first].Topics) == BitOperations.PopCount(topics))
            {
                continue;
            }

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

    /// <summary>A binary heap in the candidates' own array: a company may have thousands, of whom five are read.</summary>
    private sealed class Queue
    {
        private readonly ArraySegment<Candidate> _heap;

        public Queue(ArraySegment<Candidate> people)
        {
            (_heap, Count) = (people, people.Count);
            for (var at = (Count / 2) - 1; at >= 0; at--)
            {
                Sink(at, _heap[at]);
            }
        }

        public int Count { get; private set; }

        public Candidate Dequeue()
        {
            var best = _heap[0];
            Count--;
            if (Count > 0)
            {
                Sink(0, _heap[Count]);
            }

            return best;
        }

        // Puts somebody at this place or below, so that nobody stands above a better one.
        private void Sink(int at, Candidate one)
        {
            var heap = _heap.AsSpan(0, Count);
            for (var below = (2 * at) + 1; below < heap.Length; below = (2 * at) + 1)
            {
                below += below + 1 < heap.Length && heap[below + 1].IsBetterThan(in heap[below]) ? 1 : 0;
                if (!heap[below].IsBetterThan(in one))
                {
                    break;
                }

                heap[at] = heap[below];
                at = below;
            }

            heap[at] = one;
        }
    }
}
