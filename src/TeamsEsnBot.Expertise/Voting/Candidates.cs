using System.Numerics;
using TeamsEsnBot.Expertise.Evidence;

namespace TeamsEsnBot.Expertise.Voting;

/// <summary>Somebody who may be listed.</summary>
/// <param name="Topics">Bit set of the topics asked for that this person knows.</param>
/// <param name="Score">While it is not <paramref name="IsExact"/>, more than it can be.</param>
/// <param name="Sum">What the exact score is computed from.</param>
internal readonly record struct Candidate(int Person, uint Topics, double Score, bool IsExact, double Sum = 0);

/// <summary>Orders people who know different ones of several topics, only as far as the caller reads.</summary>
internal static class Candidates
{
    private static readonly Comparison<Candidate> MoreTopics = (one, other) =>
        BitOperations.PopCount(other.Topics).CompareTo(BitOperations.PopCount(one.Topics)) is not 0 and var order ? order : one.Topics.CompareTo(other.Topics);

    /// <summary>
    /// People who know more of the topics come first. Among those who know equally many, topics take turns: two topics give the best of the
    /// first, the best of the second, and so on. Equal scores are ordered by person id. They are ordered where they are.
    /// </summary>
    /// <param name="exact">Computes a score; only for those who come to the front.</param>
    public static IEnumerable<Candidate> BestFirst(ArraySegment<Candidate> candidates, Names people, Func<Candidate, double> exact) =>
        AreAlike(candidates) ? InOrder(new Queue(candidates, people, exact)) : InTurns(candidates, people, exact);

    private static bool AreAlike(ReadOnlySpan<Candidate> candidates)
    {
        foreach (ref readonly var candidate in candidates)
        {
            if (candidate.Topics != candidates[0].Topics)
            {
                return false;
            }
        }

        return true;
    }

    // As it nearly always is: one topic.
    private static IEnumerable<Candidate> InOrder(Queue people)
    {
        while (people.Count > 0)
        {
            yield return people.Dequeue();
        }
    }

    private static IEnumerable<Candidate> InTurns(ArraySegment<Candidate> candidates, Names people, Func<Candidate, double> exact)
    {
        candidates.AsSpan().Sort(MoreTopics);
        var turns = new List<Queue>();
        for (var first = 0; first < candidates.Count;)
        {
            var topics = candidates[first].Topics;
            var end = first + 1;
            while (end < candidates.Count && candidates[end].Topics == topics)
            {
                end++;
            }

            turns.Add(new Queue(candidates.Slice(first, end - first), people, exact));
            first = end;
            if (first < candidates.Count && BitOperations.PopCount(candidates[first].Topics) == BitOperations.PopCount(topics))
            {
                continue;
            }

            while (turns.Count > 0)
            {
                foreach (var turn in turns)
                {
                    yield return turn.Dequeue();
                }

                turns.RemoveAll(turn => turn.Count == 0);
            }
        }
    }

    /// <summary>A binary heap in the candidates' own array: a company may have thousands, of whom five are read.</summary>
    private sealed class Queue
    {
        private readonly ArraySegment<Candidate> _heap;
        private readonly Names _people;
        private readonly Func<Candidate, double> _exact;

        public Queue(ArraySegment<Candidate> candidates, Names people, Func<Candidate, double> exact)
        {
            (_heap, Count, _people, _exact) = (candidates, candidates.Count, people, exact);
            for (var at = (Count / 2) - 1; at >= 0; at--)
            {
                Sink(at, _heap[at]);
            }
        }

        public int Count { get; private set; }

        public Candidate Dequeue()
        {
            while (!_heap[0].IsExact)
            {
                Sink(0, _heap[0] with { Score = _exact(_heap[0]), IsExact = true });
            }

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
                below += below + 1 < heap.Length && IsBetter(in heap[below + 1], in heap[below]) ? 1 : 0;
                if (!IsBetter(in heap[below], in one))
                {
                    break;
                }

                heap[at] = heap[below];
                at = below;
            }

            heap[at] = one;
        }

        // Equal scores are ordered by person id, so that every instance shows the same; but not before both are known.
        private bool IsBetter(in Candidate one, in Candidate other) => one.Score != other.Score
            ? one.Score > other.Score
            : one.IsExact != other.IsExact ? other.IsExact : string.CompareOrdinal(_people[one.Person], _people[other.Person]) < 0;
    }
}
