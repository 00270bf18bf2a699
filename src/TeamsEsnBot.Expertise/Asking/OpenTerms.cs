using TeamsEsnBot.Expertise.Evidence;
using TeamsEsnBot.Expertise.Text;
using TeamsEsnBot.Expertise.Words;

namespace TeamsEsnBot.Expertise.Asking;

/// <summary>The tenant's terms as one searcher may know them: a term that stands only in pieces closed to the searcher is not there.</summary>
internal sealed class OpenTerms(Sight sight, Gatherer gatherer, Aliases? synonyms = null)
{
    // Topics longer than this are rare, and are put together outside the stack.
    private const int MostLetters = 128;

    public Sight Sight => sight;

    public Gatherer Gatherer => gatherer;

    public TenantEvidence Evidence => sight.Evidence;

    /// <summary>Most words of a phrase that has another name.</summary>
    public int LongestPhrase => Math.Max(Aliases.Curated.LongestPhrase, synonyms?.LongestPhrase ?? 1);

    /// <summary>True for a word that is spelled right even where nobody used it.</summary>
    public bool IsSpelledRight(string word) => Aliases.Curated.Words.Contains(word) || synonyms?.Words.Contains(word) is true;

    private Lexicon Words => sight.Evidence.Vocabulary.Lexicon;

    public int? Number(ReadOnlySpan<char> term) => Words.TryFindKey(term, out var number) && sight.SeesAny(Words, number) ? number : null;

    /// <summary>The number of a folded word's term in the first language that has it.</summary>
    public int? NumberOf(ReadOnlySpan<char> folded)
    {
        for (var language = Language.English; language <= Language.Dutch; language++)
        {
            if (NumberOf(folded, language) is { } number)
            {
                return number;
            }
        }

        return null;
    }

    public int? NumberOf(ReadOnlySpan<char> folded, Language language) =>
        Evidence.Vocabulary.Knows(language) && Evidence.Vocabulary.TryFindOf(folded, language, out var number) && sight.SeesAny(Words, number) ? number : null;

    /// <summary>The English term of a folded word. What the tenant wrote is not stemmed again.</summary>
    public string TermOf(string folded, bool isName) =>
        Evidence.Vocabulary.TryFindOf(folded, Language.English, out var known) ? Words.KeyAt(known) : Terms.Of(folded, isName);

    /// <summary>The number of the named topic with these terms, which are sorted on the way.</summary>
    public int? NumberOfTopic(Span<string> terms)
    {
        Span<char> room = stackalloc char[MostLetters];
        var topic = Terms.OfTopic(terms, room);
        return topic.Length > 0 && Evidence.Topics.TryFindKey(topic, out var number) && sight.SeesAny(Evidence.Topics, number) ? number : null;
    }

    /// <summary>The numbers of all the words' terms in a language; null when one of them is not there.</summary>
    public int[]? Numbers(IReadOnlyList<(string Folded, bool IsName)> words, Language language)
    {
        // Made when the first term is there: most aliases are of words that the tenant never used.
        int[]? numbers = null;
        for (var i = 0; i < words.Count; i++)
        {
            if (NumberOf(words[i].Folded, words[i].IsName ? Language.English : language) is not { } number)
            {
                return null;
            }

            numbers ??= new int[words.Count];
            numbers[i] = number;
        }

        return numbers;
    }

    /// <summary>Other names of a phrase: what the tenant's champions say first, then the curated list, then what the tenant's own texts explain.</summary>
    /// <param name="key">See <see cref="Aliases.KeyOf"/>.</param>
    public IReadOnlyList<Alias> AliasesOf(ReadOnlySpan<char> key)
    {
        var curated = Aliases.Curated.Of(key);
        var own = synonyms is null ? [] : synonyms.Of(key);
        var isLearned = Evidence.Acronyms.Knows(key);
        if (own.Count == 0 && !isLearned)
        {
            return curated;
        }

        List<Alias> all = [.. own, .. curated];
        if (isLearned)
        {
            all.AddRange(Evidence.Acronyms.LongOf(key.ToString(), sight).Select(opened => Alias.Learned(opened, readsAs: true)));
            all.AddRange(Evidence.Acronyms.ShortOf(key.ToString(), sight).Select(term => Alias.Learned(term, readsAs: false)));
        }

        return all;
    }

    /// <summary>At most so many pieces that the searcher sees have all the terms.</summary>
    public int PiecesWith(Alternative alternative)
    {
        var fewest = int.MaxValue;
        foreach (var term in alternative.Terms)
        {
            fewest = Math.Min(fewest, gatherer.OfTerm(term).Count);
        }

        return fewest;
    }
}
