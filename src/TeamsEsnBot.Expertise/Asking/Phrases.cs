using System.Runtime.InteropServices;
using TeamsEsnBot.Expertise.Text;
using TeamsEsnBot.Expertise.Words;

namespace TeamsEsnBot.Expertise.Asking;

/// <summary>Finds what else a word or a phrase of the question is called: from the curated list, and from abbreviations the tenant's own texts explain.</summary>
internal sealed class Phrases(OpenTerms terms)
{
    private const float LearnedWeight = 0.9f;

    /// <summary>Gives every concept its other names. Longest phrases first: in “power bi” the two letters stand for nothing else.</summary>
    public void Find(List<Concept> concepts)
    {
        for (var length = Math.Min(concepts.Count, Aliases.Curated.LongestPhrase); length > 0; length--)
        {
            for (var first = 0; first + length <= concepts.Count; first++)
            {
                var aliases = AliasesOf(CollectionsMarshal.AsSpan(concepts).Slice(first, length));
                if (aliases.Count > 0)
                {
                    Offer(concepts.GetRange(first, length), aliases);
                }
            }
        }
    }

    /// <summary>Terms of named topics that are the very topic asked for: as typed, with abbreviations opened, or under its other name.</summary>
    public List<int> WholeTopics(List<Concept> concepts)
    {
        var whole = new List<int>();
        Add(Terms.OfTopic([.. concepts.Select(concept => concept.Term)]));
        if (concepts.Exists(concept => concept.StandsFor is not null))
        {
            Add(Opened(concepts));
        }

        foreach (var alias in AliasesOf(CollectionsMarshal.AsSpan(concepts)))
        {
            Add(alias.IsSame ? Terms.OfTopic(alias.Terms) : null);
        }

        return whole;

        void Add(string? topic)
        {
            if (Number(topic) is { } number && !whole.Contains(number))
            {
                whole.Add(number);
            }
        }
    }

    /// <summary>Terms of named topics that are a part of a short topic asked for.</summary>
    public List<int> PartTopics(List<Concept> concepts)
    {
        const int MostWordsOfATopic = 4;
        var parts = new List<int>();
        for (var first = 0; first < concepts.Count && concepts.Count <= MostWordsOfATopic; first++)
        {
            for (var count = 1; count <= concepts.Count - first && count < concepts.Count; count++)
            {
                if (Number(Opened(concepts.GetRange(first, count))) is { } number)
                {
                    parts.Add(number);
                }
            }
        }

        return parts;
    }

    private static string? Opened(List<Concept> concepts) => Terms.OfTopic([.. concepts.SelectMany(concept => concept.StandsFor ?? [concept.Term])]);

    private IReadOnlyList<Alias> AliasesOf(ReadOnlySpan<Concept> phrase)
    {
        var key = phrase is [var one] ? one.Term : Joined(phrase);
        var learned = terms.Evidence.Acronyms;
        return !learned.Knows(key)
            ? Aliases.Curated.Of(key)
            :
            [
                .. Aliases.Curated.Of(key),
                .. learned.LongOf(key, terms.MayOpen).Select(opened => new Alias(opened, Terms.In(opened), LearnedWeight, IsSame: true, ReadsAs: true)),
                .. learned.ShortOf(key, terms.MayOpen).Select(term => new Alias(term, [term], LearnedWeight, IsSame: true, ReadsAs: false)),
            ];
    }

    private static string Joined(ReadOnlySpan<Concept> phrase)
    {
        var words = new string[phrase.Length];
        for (var at = 0; at < words.Length; at++)
        {
            words[at] = phrase[at].Term;
        }

        return string.Join(' ', words);
    }

    private void Offer(List<Concept> phrase, IReadOnlyList<Alias> aliases)
    {
        foreach (var alias in aliases)
        {
            Offer(phrase, alias);
        }

        phrase.ForEach(concept => concept.IsInPhrase |= phrase.Count > 1);
    }

    private void Offer(List<Concept> phrase, Alias alias)
    {
        if (terms.Numbers(alias.Terms) is not { } numbers)
        {
            return;
        }

        phrase.ForEach(concept => concept.Alternatives.Add(new Alternative(numbers, alias.Weight)));
        if (phrase is [{ IsInPhrase: false, StandsFor: null } concept] && (alias.ReadsAs || !concept.IsWritten))
        {
            // Where everybody writes “API”, it is not read back as “application programming interface”.
            var isUsual = !concept.IsWritten || terms.PiecesWith(concept.Alternatives[^1]) > terms.PiecesWith(concept.Alternatives[0]);
            concept.ReadAs = isUsual && (alias.ReadsAs || concept.ReadAs is null) ? alias.Written : concept.ReadAs;
            concept.StandsFor = alias.IsSame ? alias.Terms : null;
        }
    }

    private int? Number(string? term) => term is null ? null : terms.Number(term);
}
