using System.Runtime.InteropServices;
using TeamsEsnBot.Expertise.Text;
using TeamsEsnBot.Expertise.Words;

namespace TeamsEsnBot.Expertise.Asking;

/// <summary>Finds what else a word or a phrase of the question is called: from the curated list, and from abbreviations the tenant's own texts explain.</summary>
internal sealed class Phrases(OpenTerms terms)
{
    // Phrases longer than this are rare, and are put together outside the stack.
    private const int MostLetters = 128;

    /// <summary>Gives every concept its other names. Longest phrases first: in “power bi” the two letters stand for nothing else.</summary>
    public void Find(List<Concept> concepts)
    {
        for (var length = Math.Min(concepts.Count, terms.LongestPhrase); length > 0; length--)
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
    public IReadOnlyList<int> WholeTopics(List<Concept> concepts)
    {
        if (concepts.Count == 0)
        {
            return [];
        }

        List<int>? whole = null;
        var phrase = CollectionsMarshal.AsSpan(concepts);
        Add(Named(phrase, areOpened: false));
        if (concepts.Exists(concept => concept.StandsFor is not null))
        {
            Add(Named(phrase, areOpened: true));
        }

        foreach (var alias in AliasesOf(phrase))
        {
            Add(alias.IsSame ? terms.NumberOfTopic([.. alias.Terms]) : null);
        }

        return whole ?? (IReadOnlyList<int>)[];

        void Add(int? topic)
        {
            if (topic is { } number && whole?.Contains(number) is not true)
            {
                (whole ??= new(1)).Add(number);
            }
        }
    }

    /// <summary>Terms of named topics that are a part of a short topic asked for.</summary>
    public IReadOnlyList<int> PartTopics(List<Concept> concepts)
    {
        const int MostWordsOfATopic = 4;
        List<int>? parts = null;
        for (var first = 0; first < concepts.Count && concepts.Count <= MostWordsOfATopic; first++)
        {
            for (var count = 1; count <= concepts.Count - first && count < concepts.Count; count++)
            {
                if (Named(CollectionsMarshal.AsSpan(concepts).Slice(first, count), areOpened: true) is { } number)
                {
                    (parts ??= new(2)).Add(number);
                }
            }
        }

        return parts ?? (IReadOnlyList<int>)[];
    }

    /// <summary>True when the words are the name of a topic, or another name of one.</summary>
    public bool IsTopic(ReadOnlySpan<Concept> phrase)
    {
        if (Named(phrase, areOpened: false) is not null || Named(phrase, areOpened: true) is not null)
        {
            return true;
        }

        foreach (var alias in AliasesOf(phrase))
        {
            if (alias.IsSame && terms.NumberOfTopic([.. alias.Terms]) is not null)
            {
                return true;
            }
        }

        return false;
    }

    // The topic with this name; with abbreviations opened, or as typed.
    private int? Named(ReadOnlySpan<Concept> phrase, bool areOpened)
    {
        if (phrase is [var only] && !(areOpened && only.StandsFor is not null))
        {
            return terms.NumberOfTopic([only.Term]);
        }

        var name = new List<string>(phrase.Length);
        foreach (var concept in phrase)
        {
            if (areOpened && concept.StandsFor is { } opened)
            {
                name.AddRange(opened);
            }
            else
            {
                name.Add(concept.Term);
            }
        }

        return terms.NumberOfTopic(CollectionsMarshal.AsSpan(name));
    }

    private IReadOnlyList<Alias> AliasesOf(ReadOnlySpan<Concept> phrase)
    {
        Span<char> room = stackalloc char[MostLetters];
        var key = phrase is [var one] ? one.Term : Joined(phrase, room);
        return terms.AliasesOf(key);
    }

    // The key of a phrase (see Aliases.KeyOf) without a new string.
    private static ReadOnlySpan<char> Joined(ReadOnlySpan<Concept> phrase, Span<char> room)
    {
        var length = phrase.Length - 1;
        foreach (var concept in phrase)
        {
            length += concept.Term.Length;
        }

        var key = length <= room.Length ? room[..length] : new char[length];
        phrase[0].Term.CopyTo(key);
        var end = phrase[0].Term.Length;
        foreach (var concept in phrase[1..])
        {
            key[end] = ' ';
            concept.Term.CopyTo(key[(end + 1)..]);
            end += 1 + concept.Term.Length;
        }

        return key;
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
        var isThere = false;
        for (var language = Language.English; language <= Language.Dutch; language++)
        {
            if (terms.Evidence.Vocabulary.Knows(language) && terms.Numbers(alias.Words, language) is { } numbers)
            {
                isThere = true;
                phrase.ForEach(concept => concept.Alternatives.Add(numbers is [var only] ? new Alternative(only, alias.Weight) : new Alternative(numbers, alias.Weight)));
            }
        }

        if (!isThere)
        {
            return;
        }

        if (phrase is [{ IsInPhrase: false, StandsFor: null } concept] && (alias.ReadsAs || !concept.IsWritten))
        {
            // Where everybody writes “API”, it is not read back as “application programming interface”.
            var isUsual = !concept.IsWritten || terms.PiecesWith(concept.Alternatives[^1]) > terms.PiecesWith(concept.Alternatives[0]);
            concept.ReadAs = isUsual && (alias.ReadsAs || concept.ReadAs is null) ? alias.Written : concept.ReadAs;
            concept.StandsFor = alias.IsSame ? alias.Terms : null;
        }
    }
}
