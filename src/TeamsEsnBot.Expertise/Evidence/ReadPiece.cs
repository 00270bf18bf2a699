using System.Runtime.InteropServices;
using TeamsEsnBot.Expertise.Text;

namespace TeamsEsnBot.Expertise.Evidence;

/// <summary>A word of a piece.</summary>
/// <param name="Written">In lower case, with its accents, for the eye: “überstunden” is suggested and not “uberstunden”.</param>
/// <param name="Uses">See <see cref="Evidence.Uses"/>.</param>
internal readonly record struct ReadWord(string Written, string Folded, bool IsName, int Uses);

/// <summary>What is kept of a text: its words with their uses, and how long it is in weighted words.</summary>
/// <param name="Topics">Named topics: the term of the topic as a whole, and how it was spelled.</param>
internal sealed record ReadPiece(Language Language, ReadWord[] Words, int Length, (string Term, string Spelling)[] Topics, Acronym[] Acronyms);

/// <summary>Reads a piece of evidence into words. Needs no index, so it happens before a writer waits for another.</summary>
internal sealed class PieceReader
{
    // Readers are kept for the next piece, because their tables are larger than what they read.
    [ThreadStatic]
    private static PieceReader? _spare;

    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<ReadWord> _words = [];
    private readonly HashSet<Acronym> _acronyms = [];
    private int _length;

    public static ReadPiece Read(EvidenceDocument piece)
    {
        var reader = _spare ?? new PieceReader();
        _spare = null;
        var read = reader.ReadAll(piece);
        reader.Clear();
        _spare = reader;
        return read;
    }

    private ReadPiece ReadAll(EvidenceDocument piece)
    {
        var title = Tokens.Of(piece.Title);
        var text = Tokens.Of(piece.Text);
        Add(piece.Title, title, Uses.InTitle, TitleArea.LengthIn(piece.Title));
        Add(piece.Text, text, Uses.InText);
        Add(piece.Answer, Tokens.Of(piece.Answer), Uses.InAnswer);
        var topics = new List<(string Term, string Spelling)>(piece.Topics.Count);
        foreach (var topic in piece.Topics)
        {
            Add(topic, Tokens.Of(topic), Uses.InTopic);
            if (Terms.OfTopic(Terms.In(topic)) is { } term && !topics.Exists(known => known.Term == term))
            {
                topics.Add((term, topic.Trim()));
            }
        }

        var (longer, tokens) = text.Count > title.Count ? (piece.Text, text) : (piece.Title, title);
        var language = LanguageGuess.Of(longer, CollectionsMarshal.AsSpan(tokens));
        return new ReadPiece(language, [.. _words], (_length + 1) / Uses.InText, [.. topics], [.. _acronyms]);
    }

    private void Clear()
    {
        _places.Clear();
        _words.Clear();
        _acronyms.Clear();
        _length = 0;
    }

    /// <param name="area">Where the area ends that a title begins with.</param>
    private void Add(string text, List<Token> tokens, int usesOfWord, int area = 0)
    {
        foreach (ref readonly var token in CollectionsMarshal.AsSpan(tokens))
        {
            var uses = token.Start < area ? Uses.InArea : usesOfWord;
            if (token.Parts.Length == 0)
            {
                if (token.IsCapitals || !StopWords.Contains(token.Folded))
                {
                    Count(AsWritten(text, token), token.Folded, token.IsName, uses);
                    _length += uses;
                }

                continue;
            }

            if (token.Folded.Length > 0)
            {
                Count(token.Folded, token.Folded, token.IsName, uses);
            }

            foreach (var part in token.Parts)
            {
                if (!StopWords.Contains(part))
                {
                    Count(part, part, isName: false, uses);
                    _length += uses;
                }
            }
        }

        _acronyms.UnionWith(Acronyms.In(text, tokens));
    }

    private void Count(string written, string folded, bool isName, int uses)
    {
        ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(_places, written, out var isKnown);
        if (isKnown)
        {
            ref var word = ref CollectionsMarshal.AsSpan(_words)[place];
            word = word with { Uses = word.Uses + uses };
            return;
        }

        place = _words.Count;
        _words.Add(new ReadWord(written, folded, isName, uses));
    }

    private static string AsWritten(string text, in Token token)
    {
        var written = text.AsSpan(token.Start, token.Length);
        return token.IsName || System.Text.Ascii.IsValid(written) ? token.Folded : written.ToString().ToLowerInvariant();
    }
}
