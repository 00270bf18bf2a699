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
    public static RankedPerson[] Of(List<Candidate> shown, View view, Workspace space)
    {
        // Numbers of votes, strongest first: so many places for everybody shown, of which the first ones are taken.
        var room = shown.Count * EvidenceShown;
        Span<int> strongest = room <= FewPeople * EvidenceShown ? stackalloc int[FewPeople * EvidenceShown] : new int[room];
        Span<int> counts = shown.Count <= FewPeople ? stackalloc int[FewPeople] : new int[shown.Count];
        for (var at = 0; at < shown.Count; at++)
        {
            space.Places[shown[at].Person] = at + 1;
        }

        var votes = CollectionsMarshal.AsSpan(space.Votes);
        for (var vote = 0; vote < votes.Length; vote++)
        {
            var at = space.Places[votes[vote].Person] - 1;
            if (at >= 0)
            {
                counts[at] = Keep(vote, strongest.Slice(at * EvidenceShown, EvidenceShown), counts[at], votes, view.Evidence.Ids);
            }
        }

        var people = new RankedPerson[shown.Count];
        for (var at = 0; at < people.Length; at++)
        {
            space.Places[shown[at].Person] = 0;
            var ids = new string[counts[at]];
            for (var i = 0; i < ids.Length; i++)
            {
                ids[i] = view.Evidence.Ids[votes[strongest[(at * EvidenceShown) + i]].Slot];
            }

            people[at] = new RankedPerson(view.Evidence.People[shown[at].Person], ids, Numbers(shown[at].Topics));
        }

        return people;
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

        // One piece may speak for several of the topics; it is shown once, where it is strongest.
        var same = IndexOf(votes[vote].Slot, strongest[..count], votes);
        if (same >= 0 && same < place)
        {
            return count;
        }

        var end = same >= 0 ? same : Math.Min(count, strongest.Length - 1);
        strongest[place..end].CopyTo(strongest[(place + 1)..]);
        strongest[place] = vote;
        return Math.Max(count, end + 1);
    }

    private static int IndexOf(int slot, ReadOnlySpan<int> strongest, ReadOnlySpan<Vote> votes)
    {
        for (var at = 0; at < strongest.Length; at++)
        {
            if (votes[strongest[at]].Slot == slot)
            {
                return at;
            }
        }

        return -1;
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
