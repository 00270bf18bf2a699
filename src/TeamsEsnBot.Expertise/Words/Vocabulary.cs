using System.Text;
using TeamsEsnBot.Expertise.Evidence;
using TeamsEsnBot.Expertise.Text;

namespace TeamsEsnBot.Expertise.Words;

/// <summary>The words of one tenant as they were written, by their stems, and what looking for a typing error needs of each.</summary>
internal sealed class Vocabulary
{
    // A word of another language is a word of its own: “die” in German is no English “die”, and has another stem. No word has this sign.
    private const char LanguageSign = '\u0002';

    private string?[] _folded = [];
    private char[] _firstLetters = [];
    private uint[] _shapes = [];
    private int _languages;

    public Lexicon Lexicon { get; } = new();

    /// <summary>By word: the first letter of the folded word, side by side, so that they are searched by vectors.</summary>
    public ReadOnlySpan<char> FirstLetters => Volatile.Read(ref _firstLetters).AsSpan(0, Lexicon.Spellings);

    /// <summary>By word: see <see cref="Spelling.Shape"/>.</summary>
    public ReadOnlySpan<uint> Shapes => Volatile.Read(ref _shapes);

    /// <summary>True when some piece was written in the language.</summary>
    public bool Knows(Language language) => (Volatile.Read(ref _languages) & (1 << (int)language)) != 0;

    /// <summary>Finds the term of a folded word; sees no audience. A word that somebody already wrote needs no stemming.</summary>
    public bool TryFindOf(ReadOnlySpan<char> folded, out int term)
    {
        // Words are kept with their accents; only one without any is sure to be its own folded form.
        if (Ascii.IsValid(folded) && Lexicon.TryFind(folded, out var word))
        {
            term = Lexicon.KeyOf(word);
            return true;
        }

        Span<char> room = stackalloc char[Stemmers.LongestWord];
        return Lexicon.TryFindKey(Stemmers.Stem(folded, room, Language.English), out term);
    }

    /// <summary>The word with its accents, as it was written.</summary>
    public string WordAt(int word) => Lexicon.SpellingAt(word) is var spelling && spelling is [.. var written, LanguageSign, _] ? written : spelling;

    public string FoldedAt(int word) => Volatile.Read(ref _folded)[word] ?? Lexicon.SpellingAt(word);

    public bool IsWritten(ReadOnlySpan<char> word) => Lexicon.TryFind(word, out _);

    public void Use(in ReadWord word, Language language, int slot)
    {
        var written = Written(word.Written, language);
        if (!Lexicon.TryFind(written, out var number))
        {
            number = Add(written, Terms.Of(word.Folded, word.IsName, language));
        }

        Lexicon.Use(number, slot, word.Uses);
    }

    /// <summary>The number of a word that has none yet.</summary>
    /// <param name="written">In lower case, with the sign of its language.</param>
    public int Add(string written, string term)
    {
        var number = Lexicon.Spellings;
        var language = written is [.., LanguageSign, var sign] ? (Language)(sign - '0') : Language.English;
        var word = language == Language.English ? written : written[..^2];
        var folded = Folding.Fold(word);
        Shared.Reach(ref _folded, number)[number] = folded == written ? null : folded;
        Shared.Reach(ref _firstLetters, number)[number] = folded is [var first, ..] ? first : '\0';
        Shared.Reach(ref _shapes, number)[number] = Spelling.Shape(folded);
        Volatile.Write(ref _languages, _languages | (1 << (int)language));
        return Lexicon.Add(written, term);
    }

    public void Reach(int words, int terms)
    {
        Lexicon.Reach(words, terms);
        Shared.Reach(ref _folded, words);
        Shared.Reach(ref _firstLetters, words);
        Shared.Reach(ref _shapes, words);
    }

    private static string Written(string word, Language language) =>
        language == Language.English ? word : string.Create(word.Length + 2, (word, language), static (to, from) =>
        {
            from.word.CopyTo(to);
            to[^2] = LanguageSign;
            to[^1] = (char)('0' + from.language);
        });
}
