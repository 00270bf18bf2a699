using TeamsEsnBot.Expertise.Evidence;
using TeamsEsnBot.Expertise.Text;

namespace TeamsEsnBot.Expertise.Asking;

/// <summary>The tenant's terms as one searcher may know them: a term that stands only in pieces closed to the searcher is not there.</summary>
internal sealed class OpenTerms(TenantEvidence evidence, bool[] mayOpen)
{
    // Topics longer than this are rare, and are put together outside the stack.
    private const int MostLetters = 128;

    public TenantEvidence Evidence => evidence;

    /// <summary>By audience: whether the searcher belongs to it.</summary>
    public bool[] MayOpen => mayOpen;

    public int? Number(ReadOnlySpan<char> term) => evidence.Vocabulary.TryFind(term, out var number) && evidence.IsOpen(number, mayOpen) ? number : null;

    /// <summary>The number of a folded word's term.</summary>
    public int? NumberOf(ReadOnlySpan<char> folded) => evidence.Vocabulary.TryFindOf(folded, out var number) && evidence.IsOpen(number, mayOpen) ? number : null;

    /// <summary>The term of a folded word, and its number if it is there for the searcher. What the tenant wrote is not stemmed again.</summary>
    public string TermOf(string folded, bool isName, out int? number)
    {
        if (evidence.Vocabulary.TryFindOf(folded, out var known))
        {
            number = evidence.IsOpen(known, mayOpen) ? known : null;
            return evidence.Vocabulary.TermAt(known);
        }

        number = null;
        return Terms.Of(folded, isName);
    }

    /// <summary>The number of the named topic with these terms, which are sorted on the way.</summary>
    public int? NumberOfTopic(Span<string> terms)
    {
        Span<char> room = stackalloc char[MostLetters];
        var topic = Terms.OfTopic(terms, room);
        return topic.Length > 0 ? Number(topic) : null;
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

    /// <summary>At most so many pieces have all the terms.</summary>
    public int PiecesWith(Alternative alternative)
    {
        var fewest = int.MaxValue;
        foreach (var term in alternative.Terms)
        {
            fewest = Math.Min(fewest, evidence.Vocabulary.PostingsOf(term).Count);
        }

        return fewest;
    }
}
