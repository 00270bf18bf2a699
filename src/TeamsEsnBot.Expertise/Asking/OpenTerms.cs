using TeamsEsnBot.Expertise.Evidence;
using TeamsEsnBot.Expertise.Text;

namespace TeamsEsnBot.Expertise.Asking;

/// <summary>The tenant's terms as one searcher may know them: a term that stands only in pieces closed to the searcher is not there.</summary>
internal sealed class OpenTerms(Sight sight)
{
    // Topics longer than this are rare, and are put together outside the stack.
    private const int MostLetters = 128;

    public Sight Sight => sight;

    public TenantEvidence Evidence => sight.Evidence;

    private Lexicon Words => sight.Evidence.Vocabulary.Lexicon;

    public int? Number(ReadOnlySpan<char> term) => Words.TryFindKey(term, out var number) && sight.SeesAny(Words, number) ? number : null;

    /// <summary>The number of a folded word's term.</summary>
    public int? NumberOf(ReadOnlySpan<char> folded) => Evidence.Vocabulary.TryFindOf(folded, out var number) && sight.SeesAny(Words, number) ? number : null;

    /// <summary>The term of a folded word, and its number if it is there for the searcher. What the tenant wrote is not stemmed again.</summary>
    public string TermOf(string folded, bool isName, out int? number)
    {
        if (Evidence.Vocabulary.TryFindOf(folded, out var known))
        {
            number = sight.SeesAny(Words, known) ? known : null;
            return Words.KeyAt(known);
        }

        number = null;
        return Terms.Of(folded, isName);
    }

    /// <summary>The number of the named topic with these terms, which are sorted on the way.</summary>
    public int? NumberOfTopic(Span<string> terms)
    {
        Span<char> room = stackalloc char[MostLetters];
        var topic = Terms.OfTopic(terms, room);
        return topic.Length > 0 && Evidence.Topics.TryFindKey(topic, out var number) && sight.SeesAny(Evidence.Topics, number) ? number : null;
    }

    /// <summary>The numbers of all the terms; null when one of them is not there.</summary>
    public int[]? Numbers(IReadOnlyList<string> terms)
    {
        // Made when the first term is there: most aliases are of words that the tenant never used.
        int[]? numbers = null;
        for (var i = 0; i < terms.Count; i++)
        {
            if (Number(terms[i]) is not { } number)
            {
                return null;
            }

            numbers ??= new int[terms.Count];
            numbers[i] = number;
        }

        return numbers ?? [];
    }

    /// <summary>At most so many pieces that the searcher sees have all the terms.</summary>
    public int PiecesWith(Alternative alternative)
    {
        var fewest = int.MaxValue;
        foreach (var term in alternative.Terms)
        {
            fewest = Math.Min(fewest, PiecesWith(term));
        }

        return fewest;
    }

    private int PiecesWith(int term)
    {
        var count = 0;
        foreach (var word in Words.Of(term))
        {
            count += sight.Count(Words.Read(word));
        }

        return count;
    }
}
