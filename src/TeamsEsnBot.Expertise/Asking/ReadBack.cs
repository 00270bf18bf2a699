namespace TeamsEsnBot.Expertise.Asking;

/// <summary>Tells the reader how a topic was understood, in the reader's own words where they were right.</summary>
internal static class ReadBack
{
    private const int Longest = 80;

    private static readonly Predicate<Concept> IsReadOtherwise = concept => concept is { ReadAs: not null, Start: >= 0 };

    /// <param name="topic">As typed.</param>
    /// <param name="isWhole">False when the topic had more words than were looked up.</param>
    public static string Of(string topic, List<Concept> concepts, bool isWhole)
    {
        if (!isWhole || topic.Length > Longest)
        {
            return InFew(concepts.Select(concept => concept.ReadAs ?? concept.Word));
        }

        // Nearly always everything was understood as it was typed.
        if (!concepts.Exists(IsReadOtherwise))
        {
            return topic;
        }

        foreach (var concept in concepts.FindAll(IsReadOtherwise).OrderByDescending(concept => concept.Start))
        {
            var typed = topic.AsSpan(concept.Start, concept.Length);
            topic = string.Concat(topic.AsSpan(0, concept.Start), LetterCase.Like(typed, concept.ReadAs!), topic.AsSpan(concept.Start + concept.Length));
        }

        return topic;
    }

    private static string InFew(IEnumerable<string> words)
    {
        var few = "";
        foreach (var word in words.TakeWhile(word => few.Length + word.Length < Longest))
        {
            few = few.Length == 0 ? word : $"{few} {word}";
        }

        return few;
    }
}
