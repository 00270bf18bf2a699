namespace TeamsEsnBot.Expertise.Asking;

/// <summary>Tells the reader how a topic was understood, in the reader's own words where they were right.</summary>
internal static class ReadBack
{
    private const int Longest = 80;

    private static readonly Predicate<Concept> IsReadOtherwise = concept => concept is { ReadAs: not null, Start: >= 0 };

    /// <param name="topic">As typed.</param>
    /// <param name="isWhole">False when the topic had more words than were looked up.</param>
    /// <param name="isUncut">False when words at its ends were left out.</param>
    public static string Of(string topic, List<Concept> concepts, bool isWhole, bool isUncut)
    {
        if (!isWhole || topic.Length > Longest)
        {
            return InFew(concepts.Select(concept => concept.ReadAs ?? concept.Word));
        }

        // Nearly always everything was understood as it was typed.
        if (isUncut && !concepts.Exists(IsReadOtherwise))
        {
            return topic;
        }

        var (start, end) = isUncut ? (0, topic.Length) : (concepts[0].From, concepts[^1].To);
        foreach (var concept in concepts.FindAll(IsReadOtherwise).OrderByDescending(concept => concept.Start))
        {
            var right = LetterCase.Like(topic.AsSpan(concept.Start, concept.Length), concept.ReadAs!);
            topic = string.Concat(topic.AsSpan(0, concept.Start), right, topic.AsSpan(concept.Start + concept.Length));
            end += right.Length - concept.Length;
        }

        return topic[start..end];
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
