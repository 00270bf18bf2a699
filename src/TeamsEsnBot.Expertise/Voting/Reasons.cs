namespace TeamsEsnBot.Expertise.Voting;

/// <summary>Finds the pieces that weighed most for the people who are shown.</summary>
internal static class Reasons
{
    private const int EvidenceShown = 5;

    // Equal pieces are ordered by their id, so that every instance shows the same.
    private static readonly Comparison<Vote> Stronger = (one, other) =>
        other.Worth.CompareTo(one.Worth) is not 0 and var order ? order : string.CompareOrdinal(one.Piece.Id, other.Piece.Id);

    public static RankedPerson[] Of(List<Candidate> shown, TopicRanking[] rankings)
    {
        var votes = new Dictionary<int, List<Vote>>(shown.Count);
        foreach (var candidate in shown)
        {
            votes.Add(candidate.Person, []);
        }

        foreach (var ranking in rankings)
        {
            foreach (var vote in ranking.Votes)
            {
                if (votes.TryGetValue(vote.Piece.Person, out var list))
                {
                    list.Add(vote);
                }
            }
        }

        var people = new RankedPerson[shown.Count];
        for (var at = 0; at < people.Length; at++)
        {
            people[at] = new RankedPerson(shown[at].PersonId, Strongest(votes[shown[at].Person]), Numbers(shown[at].Topics));
        }

        return people;
    }

    private static List<string> Strongest(List<Vote> votes)
    {
        votes.Sort(Stronger);
        var ids = new List<string>(EvidenceShown);
        foreach (var vote in votes)
        {
            // One piece may speak for several of the topics.
            if (ids.Count < EvidenceShown && !ids.Contains(vote.Piece.Id))
            {
                ids.Add(vote.Piece.Id);
            }
        }

        return ids;
    }

    private static List<int> Numbers(uint topics)
    {
        var numbers = new List<int>(1);
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
