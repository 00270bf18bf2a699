using TeamsEsnBot.Expertise.Evidence;
using TeamsEsnBot.Expertise.Text;
using TeamsEsnBot.Expertise.Words;

namespace TeamsEsnBot.Expertise.Asking;

/// <summary>Reads a topic as typed into concepts that can be looked up: abbreviations opened, typing errors corrected, run-together words parted.</summary>
internal sealed class TopicReader(TenantEvidence evidence, bool[] mayOpen)
{
    /// <summary>A question is cut to its most telling words (measured: 8 to 12 rank as well as all of them, or better).</summary>
    public const int MostConcepts = 12;

    private const int MostCharacters = 10_000;
    private const int MostCorrections = 6;
    private const int LongestUnderstood = 80;
    private const int MostWordsOfATopic = 4;
    private const float JoinedWeight = 0.9f;
    private const float SplitWeight = 0.8f;

    private readonly WordCorrection _correction = new(evidence, mayOpen);

    public AskedTopic Read(string topic)
    {
        var text = topic.AsSpan(0, Math.Min(topic.Length, MostCharacters)).Trim().ToString();
        var all = Concepts(text);
        FindAliases(all);
        FindJoined(all);
        ResolveUnknown(all);
        var concepts = MostTelling(all);
        var isWhole = concepts.Count == all.Count;
        return new AskedTopic(Understood(text, concepts, isWhole), concepts, isWhole ? WholeTopics(concepts) : [], isWhole ? PartTopics(concepts) : []);
    }

    private List<Concept> Concepts(string text)
    {
        var tokens = AskedWords.In(text);
        if (tokens.Count == 0)
        {
            // Nothing but stop words: “it” may still mean the IT that others wrote.
            tokens = Tokens.Of(text).FindAll(token => Number(Terms.Of(token.Folded)) is not null);
        }

        var concepts = new List<Concept>(tokens.Count);
        var byTerm = new Dictionary<string, Concept>(StringComparer.Ordinal);
        foreach (var token in tokens)
        {
            if (token.Parts.Count == 0 || IsKnownWhole(token))
            {
                Add(token.Folded, Terms.Of(token.Folded, token.IsName), token.Start, token.Length);
                continue;
            }

            foreach (var part in token.Parts.Where(part => !StopWords.Contains(part)))
            {
                Add(part, Terms.Of(part), start: -1, part.Length);
            }
        }

        return concepts;

        void Add(string word, string term, int start, int length)
        {
            if (byTerm.TryGetValue(term, out var same))
            {
                same.Times++;
                return;
            }

            // A single letter that nobody writes is the rest of a mark-up or a list, not a name like R.
            var known = Number(term);
            if (known is null && word.Length == 1 && tokens.Count > 1)
            {
                return;
            }

            var concept = new Concept(word, term, start, length);
            if (known is { } number)
            {
                concept.Alternatives.Add(new Alternative([number], Weight: 1));
                concept.ReadAs = _correction.OfKnown(word, number);
            }

            byTerm.Add(term, concept);
            concepts.Add(concept);
        }
    }

    // “tcp/ip” or “on-call” is looked up whole where anybody wrote it so; otherwise its parts are.
    private bool IsKnownWhole(Token token) =>
        (token.IsName || token.IsOneWord) && Terms.Of(token.Folded, token.IsName) is var term && (Number(term) is not null || Aliases.Curated.Of(term).Count > 0);

    // Longest phrases first: in “power bi” the two letters stand for nothing else.
    private void FindAliases(List<Concept> concepts)
    {
        for (var length = Math.Min(concepts.Count, Aliases.Curated.LongestPhrase); length > 0; length--)
        {
            for (var first = 0; first + length <= concepts.Count; first++)
            {
                var phrase = concepts.GetRange(first, length);
                var aliases = AliasesOf(string.Join(' ', phrase.Select(concept => concept.Term))).ToArray();
                foreach (var alias in aliases)
                {
                    Offer(phrase, alias);
                }

                phrase.ForEach(concept => concept.IsInPhrase |= length > 1 && aliases.Length > 0);
            }
        }
    }

    private IEnumerable<Alias> AliasesOf(string key) => Aliases.Curated.Of(key)
        .Concat(evidence.Acronyms.LongOf(key, mayOpen).Select(phrase => new Alias(phrase, Terms.In(phrase), JoinedWeight, IsSame: true, ReadsAs: true)))
        .Concat(evidence.Acronyms.ShortOf(key, mayOpen).Select(term => new Alias(term, [term], JoinedWeight, IsSame: true, ReadsAs: false)));

    private void Offer(List<Concept> phrase, Alias alias)
    {
        if (Numbers(alias.Terms) is not { } terms)
        {
            return;
        }

        phrase.ForEach(concept => concept.Alternatives.Add(new Alternative(terms, alias.Weight)));
        if (phrase is [{ IsInPhrase: false, StandsFor: null } concept] && (alias.ReadsAs || !IsWritten(concept)))
        {
            // Where everybody writes “API”, it is not read back as “application programming interface”.
            var isUsual = !IsWritten(concept) || PiecesWith(concept.Alternatives[^1]) > PiecesWith(concept.Alternatives[0]);
            concept.ReadAs = isUsual && (alias.ReadsAs || concept.ReadAs is null) ? alias.Written : concept.ReadAs;
            concept.StandsFor = alias.IsSame ? alias.Terms : null;
        }
    }

    // “key vault” also finds “keyvault”.
    private void FindJoined(List<Concept> concepts)
    {
        for (var i = 1; i < concepts.Count; i++)
        {
            if (Number(Terms.Of(concepts[i - 1].Word + concepts[i].Word)) is { } number)
            {
                concepts[i - 1].Alternatives.Add(new Alternative([number], JoinedWeight));
                concepts[i].Alternatives.Add(new Alternative([number], JoinedWeight));
            }
        }
    }

    private void ResolveUnknown(List<Concept> concepts)
    {
        var corrections = 0;
        foreach (var concept in concepts)
        {
            if (concept.Alternatives.Count > 0 || corrections == MostCorrections || IsRight(concept.Word))
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

    private static bool IsRight(string word) => Aliases.Curated.Words.Contains(word) || OrdinaryWords.Contains(word);

    private void Correct(Concept concept, string right)
    {
        concept.ReadAs = right;
        concept.Term = Terms.Of(Folding.Fold(right));
        if (Number(concept.Term) is { } number)
        {
            concept.Alternatives.Add(new Alternative([number], Weight: 1));
        }

        foreach (var alias in AliasesOf(concept.Term))
        {
            Offer([concept], alias);
        }
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
            .OrderByDescending(concept => concept.Times * Math.Log(1 + (evidence.Pieces.Count / (concept.Alternatives.Max(PiecesWith) + 0.5))))
            .Take(MostConcepts)
            .ToHashSet();
        return concepts.FindAll(kept.Contains);
    }

    private static bool IsWritten(Concept concept) => concept.Alternatives is [{ Weight: 1 }, ..];

    private int PiecesWith(Alternative alternative) => alternative.Terms.Min(term => evidence.Vocabulary.PostingsOf(term).Count);

    private List<int> WholeTopics(List<Concept> concepts)
    {
        var asTyped = Terms.OfTopic(concepts.Select(concept => concept.Term));
        var opened = Terms.OfTopic(concepts.SelectMany(concept => concept.StandsFor ?? [concept.Term]));
        var phrase = AliasesOf(string.Join(' ', concepts.Select(concept => concept.Term))).Where(alias => alias.IsSame).Select(alias => Terms.OfTopic(alias.Terms));
        return [.. new[] { asTyped, opened }.Concat(phrase).Distinct().Select(term => term is null ? null : Number(term)).OfType<int>()];
    }

    private List<int> PartTopics(List<Concept> concepts)
    {
        var parts = new List<int>();
        for (var first = 0; first < concepts.Count && concepts.Count <= MostWordsOfATopic; first++)
        {
            for (var count = 1; count <= concepts.Count - first && count < concepts.Count; count++)
            {
                if (Terms.OfTopic(concepts.GetRange(first, count).SelectMany(concept => concept.StandsFor ?? [concept.Term])) is { } term && Number(term) is { } number)
                {
                    parts.Add(number);
                }
            }
        }

        return parts;
    }

    private static string Understood(string text, List<Concept> concepts, bool isWhole)
    {
        if (!isWhole || text.Length > LongestUnderstood)
        {
            return InFew(concepts.Select(concept => concept.ReadAs ?? concept.Word));
        }

        foreach (var concept in concepts.Where(concept => concept is { ReadAs: not null, Start: >= 0 }).OrderByDescending(concept => concept.Start))
        {
            var typed = text.AsSpan(concept.Start, concept.Length);
            text = string.Concat(text.AsSpan(0, concept.Start), LetterCase.Like(typed, concept.ReadAs!), text.AsSpan(concept.Start + concept.Length));
        }

        return text;
    }

    private static string InFew(IEnumerable<string> words)
    {
        var few = "";
        foreach (var word in words.TakeWhile(word => few.Length + word.Length < LongestUnderstood))
        {
            few = few.Length == 0 ? word : $"{few} {word}";
        }

        return few;
    }

    private int? Number(string term) =>
        evidence.Vocabulary.TryFind(term, out var number) && evidence.IsOpen(number, mayOpen) ? number : null;

    private int[]? Numbers(IReadOnlyList<string> terms)
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
}
