using System.Text;
using TeamsEsnBot.Expertise.Evidence;
using TeamsEsnBot.Expertise.Text;

namespace TeamsEsnBot.Expertise.Words;

/// <summary>The words of one tenant as they were written, by their stems, and what looking for a typing error needs of each.</summary>
internal sealed class Vocabulary
{
    // Longer words are no words.
    private const int MostLetters = Stemmers.LongestWord + 32;

    private string?[] _folded = [];
    private int _languages;

    public Lexicon Lexicon { get; } = new();

    public Outlines Outlines { get; } = new();

    /// <summary>True when some piece was written in the language.</summary>
    public bool Knows(Language language) => (Volatile.Read(ref _languages) & (1 << (int)language)) != 0;

    /// <summary>Finds the term of a folded word in the first language that has it; sees no audience.</summary>
    public bool TryFindOf(ReadOnlySpan<char> folded, out int term)
    {
        term = -1;
        for (var language = Language.English; language <= Language.Dutch; language++)
        {
            if (Knows(language) && TryFindOf(folded, language, out term))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Finds the term of a folded word; sees no audience. A word that somebody already wrote needs no stemming.</summary>
    public bool TryFindOf(ReadOnlySpan<char> folded, Language language, out int term)
    {
        Span<char> marked = stackalloc char[MostLetters];

        // Words are kept with their accents; only one without any is sure to be its own folded form.
        if (Ascii.IsValid(folded) && Lexicon.TryFind(Terms.In(language, folded, marked), out var word))
        {
            term = Lexicon.KeyOf(word);
            return true;
        }

        Span<char> room = stackalloc char[Stemmers.LongestWord];
        return Lexicon.TryFindKey(Terms.In(language, Stemmers.Stem(folded, room, language), marked), out term);
    }

    /// <summary>The word with its accents, as it was written.</summary>
    public string WordAt(int word) => Terms.Parted(Lexicon.SpellingAt(word)).Word;

    public string FoldedAt(int word) => Volatile.Read(ref _folded)[word] ?? Lexicon.SpellingAt(word);

    public void Use(in ReadWord word, Language language, int slot)
    {
        Span<char> room = stackalloc char[MostLetters];
        language = word.IsName ? Language.English : language;
        var written = Terms.In(language, word.Written, room);
        if (!Lexicon.TryFind(written, out var number))
        {
            number = Add(Terms.In(language, word.Written), Terms.Of(word.Folded, word.IsName, language));
        }

        Lexicon.Use(number, slot, word.Uses);
    }

    /// <summary>The number of a word that has none yet.</summary>
    /// <param name="written">In lower case, with its accents and the sign of its language.</param>
    public int Add(string written, string term)
    {
        var number = Lexicon.Spellings;
        var (word, language) = Terms.Parted(written);
        var folded = Folding.Fold(word);
        Shared.Reach(ref _folded, number)[number] = folded == written ? null : folded;
        Lexicon.Add(written, term);
        Volatile.Write(ref _languages, _languages | (1 << (int)language));

        // Last, so that whoever finds its outline can read it.
        Outlines.Add(folded, number);
        return number;
    }

    public void Reach(int words, int terms)
    {
        Lexicon.Reach(words, terms);
        Shared.Reach(ref _folded, words);
    }
}
