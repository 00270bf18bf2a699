using TeamsEsnBot.Expertise.Text;
using TeamsEsnBot.Expertise.Words;

namespace TeamsEsnBot.Expertise.Asking;

/// <summary>Reads a topic as typed into concepts that can be looked up: abbreviations opened, typing errors corrected, run-together words parted.</summary>
internal sealed class TopicReader(OpenTerms terms)
{
    /// <summary>A question is cut to its most telling words (measured: 8 to 12 rank as well as all of them, or better).</summary>
    public const int MostConcepts = 12;

    private const int MostCharacters = 10_000;
    private const int MostCorrections = 6;
    private const int LongestJoined = 128;
    private const float JoinedWeight = 0.9f;
    private const float SplitWeight = 0.8f;

    // Among so few words the same one is sooner found by looking at each than by a dictionary.
    private const int FewWords = 16;

    private readonly WordCorrection _correction = new(terms);
    private readonly ShortForms _shortForms = new(terms);
    private readonly Phrases _phrases = new(terms);
    private NamedPart? _named;

    public AskedTopic Read(string topic)
    {
        var text = (topic.Length > MostCharacters ? topic[..MostCharacters] : topic).Trim();
        var all = Concepts(text);
        _phrases.Find(all);
        RemoveLetters(all);
        FindJoined(all);
        _shortForms.Find(all);
        ResolveUnknown(all);
        var concepts = MostTelling(all);
        var isWhole = concepts.Count == all.Count;
        concepts = isWhole ? (_named ??= new NamedPart(terms, _phrases)).Of(concepts) : concepts;
        return new AskedTopic(
            ReadBack.Of(text, concepts, isWhole, concepts.Count == all.Count),
            concepts,
            isWhole ? _phrases.WholeTopics(concepts) : [],
            isWhole ? _phrases.PartTopics(concepts) : []);
    }

    private List<Concept> Concepts(string text)
    {
        var tokens = AskedWords.In(text);
        if (tokens.Count == 0)
        {
            // Nothing but stop words: “it” may still mean the IT that others wrote.
            tokens = Tokens.Of(text).FindAll(token => terms.NumberOf(token.Folded) is not null);
        }

        var concepts = new List<Concept>(tokens.Count);
        var byTerm = tokens.Count > FewWords ? new Dictionary<string, Concept>(StringComparer.Ordinal) : null;
        foreach (var token in tokens)
        {
            if (token.Parts.Length == 0 || IsKnownWhole(token))
            {
                Add(token.Folded, token.IsName, token.Start, token.Length, token);
                continue;
            }

            foreach (var part in token.Parts)
            {
                if (!StopWords.Contains(part))
                {
                    Add(part, isName: false, start: -1, part.Length, token);
                }
            }
        }

        return concepts;

        void Add(string word, bool isName, int start, int length, Token token)
        {
            var term = terms.TermOf(word, isName);
            if (With(term) is { } same)
            {
                same.Times++;
                return;
            }

            var concept = new Concept(word, term, start, length) { From = token.Start, To = token.Start + token.Length };
            var known = FindWritten(concept, word);
            concept.ReadAs = known is { } number && concept.Alternatives.Count == 1 ? _correction.OfKnown(word, number) : null;

            concepts.Add(concept);
            byTerm?.Add(term, concept);
        }

        Concept? With(string term)
        {
            if (byTerm is not null)
            {
                return byTerm.GetValueOrDefault(term);
            }

            foreach (var concept in concepts)
            {
                if (concept.Term == term)
                {
                    return concept;
                }
            }

            return null;
        }
    }

    // A single letter that nobody writes is the rest of a mark-up or a list, not a name like R. The one in “c sharp” has found its meaning by now.
    private static void RemoveLetters(List<Concept> concepts)
    {
        if (concepts.Count > 1)
        {
            concepts.RemoveAll(concept => concept.Word.Length == 1 && concept.Alternatives.Count == 0);
        }
    }

    // “tcp/ip” or “on-call” is looked up whole where anybody wrote it so; otherwise its parts are.
    private bool IsKnownWhole(Token token) =>
        (token.IsName || token.IsOneWord) && (terms.NumberOf(token.Folded) is not null || terms.AliasesOf(terms.TermOf(token.Folded, token.IsName)).Count > 0);

    // The word itself, in every language that has it; returns its English term.
    private int? FindWritten(Concept concept, string word)
    {
        int? english = null;
        for (var language = Language.English; language <= Language.Dutch; language++)
        {
            if (terms.NumberOf(word, language) is { } number)
            {
                english ??= language == Language.English ? number : null;
                concept.Alternatives.Add(new Alternative(number, weight: 1));
            }
        }

        return english;
    }

    // “key vault” also finds “keyvault”.
    private void FindJoined(List<Concept> concepts)
    {
        Span<char> room = stackalloc char[LongestJoined];
        for (var i = 1; i < concepts.Count; i++)
        {
            var (left, right) = (concepts[i - 1], concepts[i]);
            var length = left.Word.Length + right.Word.Length;
            var joined = length <= room.Length ? room[..length] : new char[length];
            left.Word.CopyTo(joined);
            right.Word.CopyTo(joined[left.Word.Length..]);
            if (terms.NumberOf(joined) is { } number)
            {
                left.Alternatives.Add(new Alternative(number, JoinedWeight));
                right.Alternatives.Add(new Alternative(number, JoinedWeight));
            }
        }
    }

    private void ResolveUnknown(List<Concept> concepts)
    {
        var corrections = 0;
        foreach (var concept in concepts)
        {
            if (concept.Alternatives.Count > 0 || corrections == MostCorrections || IsRight(concept))
            {
                continue;
            }

            corrections++;
            if (_correction.Split(concept.Word) is { } halves)
            {
                concept.Alternatives.Add(new Alternative(halves, SplitWeight));
            }
            else if (_correction.OfUnknown(concept.Word) is { } right)
            {
                Correct(concept, right);
            }
        }
    }

    // Other forms of a word with aliases (“recruitment”) are as right as the one in the list.
    private bool IsRight(Concept concept) =>
        terms.IsSpelledRight(concept.Word) || terms.AliasesOf(concept.Term).Count > 0 || OrdinaryWords.Contains(concept.Word);

    private void Correct(Concept concept, string right)
    {
        concept.ReadAs = right;
        var folded = Folding.Fold(right);
        concept.Term = Terms.Of(folded);
        FindWritten(concept, folded);
        _phrases.Find([concept]);
    }

    // Words that nobody used say nothing about who knows, so they are the first to go from a long question.
    private List<Concept> MostTelling(List<Concept> concepts)
    {
        if (concepts.Count <= MostConcepts)
        {
            return concepts;
        }

        var kept = concepts
            .Where(concept => concept.Alternatives.Count > 0)
            .OrderByDescending(concept => concept.Times * Math.Log(1 + (terms.Sight.View.Totals.Pieces / (concept.Alternatives.Max(terms.PiecesWith) + 0.5))))
            .Take(MostConcepts)
            .ToHashSet();
        return concepts.FindAll(kept.Contains);
    }
}
