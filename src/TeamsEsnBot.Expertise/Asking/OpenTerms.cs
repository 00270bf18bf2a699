using TeamsEsnBot.Expertise.Evidence;

namespace TeamsEsnBot.Expertise.Asking;

/// <summary>The tenant's terms as one searcher may know them: a term that stands only in pieces closed to the searcher is not there.</summary>
internal sealed class OpenTerms(TenantEvidence evidence, bool[] mayOpen)
{
    public TenantEvidence Evidence => evidence;

    /// <summary>By audience: whether the searcher belongs to it.</summary>
    public bool[] MayOpen => mayOpen;

    public int? Number(string term) => evidence.Vocabulary.TryFind(term, out var number) && evidence.IsOpen(number, mayOpen) ? number : null;

    /// <summary>The numbers of all the terms; null when one of them is not there.</summary>
    public int[]? Numbers(IReadOnlyList<string> terms)
    {
        var numbers = new int[terms.Count];
        for (var i = 0; i < numbers.Length; i++)
        {
            if (Number(terms[i]) is not { } number)
            {
                return null;
            }

            numbers[i] = number;
        }

        return numbers;
    }

    /// <summary>At most so many pieces have all the terms.</summary>
    public int PiecesWith(Alternative alternative) => alternative.Terms.Min(term => evidence.Vocabulary.PostingsOf(term).Count);
}
