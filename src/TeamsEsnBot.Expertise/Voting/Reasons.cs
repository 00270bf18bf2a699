using System.Runtime.InteropServices;
using TeamsEsnBot.Expertise.Evidence;

namespace TeamsEsnBot.Expertise.Voting;

/// <summary>Finds the pieces that weighed most for the people who are shown.</summary>
internal static class Reasons
{
    private const int EvidenceShown = 5;

    // As many as a card shows, and more, fit on the stack.
    private const int FewPeople = 16;

    private static readonly IReadOnlyList<int> FirstTopic = [0];

    /// <summary>Reads the votes of the workspace; leaves them there.</summary>
    /// <param name="ends">By topic: where its votes end, and those of the next begin.</param>
    public static RankedPerson[] Of(List<Candidate> shown, View view, Workspace space, ReadOnlySpan<int> ends)
    {
        var votes = CollectionsMarshal.AsSpan(space.Votes);
        var pieces = new int[shown.Count][];
        Array.Fill(pieces, []);
        for (var (topic, start) = (0, 0); topic < ends.Length; start = ends[topic++])
        {
            Strongest(shown, votes[start..ends[topic]], view.Evidence.Ids, space.Places, pieces, topic);
        }

        var people = new RankedPerson[shown.Count];
        for (var at = 0; at < people.Length; at++)
        {
            people[at] = new RankedPerson(view.Evidence.People[shown[at].Person], Array.ConvertAll(pieces[at], slot => view.Evidence.Ids[slot]), Numbers(shown[at].Topics));
        }

        return people;
    }

    // Gives everybody shown the strongest pieces for one more topic.
    private static void Strongest(List<Candidate> shown, ReadOnlySpan<Vote> votes, EvidenceIds ids, int[] places, int[][] pieces, int topicsBefore)
    {
        // Numbers of votes, strongest first: so many places for everybody shown, of which the first ones are taken.
        var room = shown.Count * EvidenceShown;
        Span<int> strongest = room <= FewPeople * EvidenceShown ? stackalloc int[FewPeople * EvidenceShown] : new int[room];
        Span<int> counts = shown.Count <= FewPeople ? stackalloc int[FewPeople] : new int[shown.Count];
        for (var at = 0; at < shown.Count; at++)
        {
            places[shown[at].Person] = at + 1;
        }

        for (var vote = 0; vote < votes.Length; vote++)
        {
            var at = places[votes[vote].Person] - 1;
            if (at >= 0)
            {
                counts[at] = Keep(vote, strongest.Slice(at * EvidenceShown, EvidenceShown), counts[at], votes, ids);
            }
        }

        for (var at = 0; at < shown.Count; at++)
        {
            places[shown[at].Person] = 0;
            var slots = new int[counts[at]];
            for (var i = 0; i < slots.Length; i++)
            {
                slots[i] = votes[strongest[(at * EvidenceShown) + i]].Slot;
            }

            pieces[at] = InTurns(pieces[at], slots, topicsBefore);
        }
    }

    // Who knows several topics is shown with a piece on each, not with the strongest of one: one of every topic before, then one of the next, and so on.
    private static int[] InTurns(int[] before, int[] next, int topicsBefore)
    {
        if (before.Length == 0 || next.Length == 0)
        {
            return before.Length == 0 ? next : before;
        }

        var turns = new List<int>(EvidenceShown);
        for (var (i, j) = (0, 0); turns.Count < EvidenceShown && (i < before.Length || j < next.Length);)
        {
            var takesNext = i >= before.Length || (j < next.Length && turns.Count % (topicsBefore + 1) == topicsBefore);
            var slot = takesNext ? next[j++] : before[i++];
            if (!turns.Contains(slot))
            {
                turns.Add(slot);
            }
        }

        return [.. turns];
    }

    // Puts a vote in its place if it is among the strongest; returns how many are kept then.
    private static int Keep(int vote, Span<int> strongest, int count, ReadOnlySpan<Vote> votes, EvidenceIds ids)
    {
        var place = count;
        while (place > 0 && IsStronger(in votes[vote], in votes[strongest[place - 1]], ids))
        {
            place--;
        }

        if (place == strongest.Length)
        {
            return count;
        }

        var end = Math.Min(count, strongest.Length - 1);
        strongest[place..end].CopyTo(strongest[(place + 1)..]);
        strongest[place] = vote;
        return Math.Max(count, end + 1);
    }

    // Equal pieces are ordered by their id, so that every instance shows the same.
    private static bool IsStronger(in Vote one, in Vote other, EvidenceIds ids) =>
        one.Worth > other.Worth || (one.Worth == other.Worth && ids.Compare(one.Slot, other.Slot) < 0);

    private static IReadOnlyList<int> Numbers(uint topics)
    {
        if (topics == 1)
        {
            return FirstTopic;
        }

        var numbers = new List<int>(2);
        for (var topic = 0; topic < ExpertIndex.MostTopics; topic++)
        {
            if ((topics & (1u << topic)) != 0)
            {
                numbers.Add(topic);
            }
        }

        return numbers;
    }
}
