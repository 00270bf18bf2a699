namespace TeamsEsnBot.Expertise.Evidence;

/// <summary>Topics as people named them in evidence that everyone may see, counted when somebody wants to know: that is rare, and keeping count would cost every piece.</summary>
internal static class NamedTopics
{
    /// <summary>Topics with most people first, then by the alphabet; each in the spelling that most people use.</summary>
    public static string[] Popular(View view, int take)
    {
        var topics = view.Evidence.Topics;
        var popular = new List<(int People, string Spelling)>();
        var (ofTopic, ofSpelling) = (new HashSet<int>(), new HashSet<int>());
        for (var topic = 0; topic < topics.Keys; topic++)
        {
            ofTopic.Clear();
            var (most, usual) = (0, "");
            foreach (var spelling in topics.Of(topic))
            {
                Count(topics.Read(spelling), view, ofSpelling);
                var written = topics.SpellingAt(spelling);
                if (ofSpelling.Count > most || (ofSpelling.Count == most && most > 0 && string.CompareOrdinal(written, usual) < 0))
                {
                    (most, usual) = (ofSpelling.Count, written);
                }

                ofTopic.UnionWith(ofSpelling);
            }

            if (most > 0)
            {
                popular.Add((ofTopic.Count, usual));
            }
        }

        return [.. popular.OrderByDescending(topic => topic.People).ThenBy(topic => topic.Spelling, StringComparer.Ordinal).Take(take).Select(topic => topic.Spelling)];
    }

    private static void Count(PostingReader pieces, View view, HashSet<int> people)
    {
        people.Clear();
        while (pieces.MoveNext() && pieces.Slot < view.Count)
        {
            if (view.Slots[pieces.Slot] is { Audience: Audiences.Everyone } piece && view.IsThere(pieces.Slot))
            {
                people.Add(piece.Person);
            }
        }
    }
}
