using System.Runtime.InteropServices;
using TeamsEsnBot.Expertise.Evidence;
using TeamsEsnBot.Expertise.Text;

namespace TeamsEsnBot.Expertise.Words;

/// <summary>The words of one tenant: each as written, its term, and the pieces that use the term.</summary>
internal sealed class Vocabulary
{
    private readonly Register<string> _terms = new(StringComparer.Ordinal);
    private readonly Register<string> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _termsByLetters;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _wordsByLetters;
    private readonly List<Postings> _postings = [];
    private readonly List<int> _termOfWord = [];
    private readonly List<string> _foldedWord = [];
    private readonly List<char> _firstLetter = [];
    private PostingBuckets? _filling;

    public Vocabulary() => (_termsByLetters, _wordsByLetters) = (_terms.By<ReadOnlySpan<char>>(), _words.By<ReadOnlySpan<char>>());

    /// <summary>By word: its term. Side by side, so that the words of a term are found by a vectorised search.</summary>
    public ReadOnlySpan<int> TermsOfWords => CollectionsMarshal.AsSpan(_termOfWord);

    /// <summary>By word: the first letter of the folded word, kept apart for the same reason.</summary>
    public ReadOnlySpan<char> FirstLetters => CollectionsMarshal.AsSpan(_firstLetter);

    public Postings PostingsOf(int term) => _postings[term];

    /// <summary>True when the term stands in some piece; sees no audience.</summary>
    public bool TryFind(ReadOnlySpan<char> term, out int number) => _termsByLetters.TryGetValue(term, out number);

    /// <summary>Finds the term of a folded word; sees no audience. A word that somebody already wrote needs no stemming.</summary>
    public bool TryFindOf(ReadOnlySpan<char> folded, out int number)
    {
        // Words are kept with their accents; only one without any is sure to be its own folded form.
        if (System.Text.Ascii.IsValid(folded) && _wordsByLetters.TryGetValue(folded, out var word))
        {
            number = _termOfWord[word];
            return true;
        }

        Span<char> room = stackalloc char[Stemmers.LongestWord];
        return TryFind(Stemmers.Stem(folded, room, Language.English), out number);
    }

    /// <summary>The term with this number, which some piece uses.</summary>
    public string TermAt(int term) => _terms[term]!;

    /// <summary>The word as written; null when nobody uses this number now.</summary>
    public string? WordAt(int word) => _words[word];

    public string FoldedAt(int word) => _foldedWord[word];

    public int TermOf(int word) => _termOfWord[word];

    /// <summary>Pieces that use the word as written.</summary>
    public int PiecesWith(int word) => _words.Users(word);

    public bool IsWritten(string word) => _words.TryFind(word, out _);

    public int Add(string written, string term, int slot, float times)
    {
        var number = _words.Take(written);
        while (_termOfWord.Count <= number)
        {
            _termOfWord.Add(0);
            _foldedWord.Add("");
            _firstLetter.Add('\0');
        }

        _termOfWord[number] = AddTerm(term, slot, times);
        if (_words.Users(number) == 1)
        {
            _foldedWord[number] = Folded(written);
            _firstLetter[number] = _foldedWord[number] is [var first, ..] ? first : '\0';
        }

        return number;
    }

    /// <summary>Everything but the postings themselves, which the pieces tell.</summary>
    public VocabularyPicture Picture()
    {
        var postings = new int[_postings.Count];
        for (var term = 0; term < postings.Length; term++)
        {
            postings[term] = _postings[term].Count;
        }

        return new VocabularyPicture(_words.Entries(), [.. _termOfWord], _terms.Entries(), postings);
    }

    /// <summary>Takes over a picture; the pieces follow by <see cref="Append"/>. Only when empty.</summary>
    public void Fill(VocabularyPicture picture)
    {
        _words.Fill(picture.Words);
        _terms.Fill(picture.Terms);
        _termOfWord.AddRange(picture.TermOfWord);
        foreach (var (word, _) in picture.Words)
        {
            var folded = word is null ? "" : Folded(word);
            _foldedWord.Add(folded);
            _firstLetter.Add(folded is [var first, ..] ? first : '\0');
        }

        foreach (var room in picture.Postings)
        {
            _postings.Add(new Postings(room));
        }

        _filling = new PostingBuckets(_postings, picture.Postings);
    }

    /// <summary>The last piece of a picture was appended.</summary>
    public void EndFill()
    {
        _filling?.EmptyAll();
        _filling = null;
    }

    /// <summary>Puts a piece whose words and topics have their numbers already into the postings; between <see cref="Fill"/> and <see cref="EndFill"/>.</summary>
    public void Append(Piece piece, int slot)
    {
        var postings = _filling ?? throw new InvalidOperationException("Pieces are appended while a picture is taken over.");
        var uses = new WordUses(piece.Words);
        while (uses.MoveNext())
        {
            postings.Add(_termOfWord[uses.Word], slot, uses.Times);
        }

        foreach (var (term, _) in piece.Topics)
        {
            postings.Add(term, slot, times: 1);
        }
    }

    public int AddTopic(string term, int slot) => AddTerm(term, slot, times: 1);

    public void Remove(int word, int slot)
    {
        RemoveTopic(_termOfWord[word], slot);
        _words.Release(word);
    }

    public void RemoveTopic(int term, int slot)
    {
        _postings[term].Remove(slot);
        _terms.Release(term);
    }

    // Nearly every word is its own folded form, and is kept once.
    private static string Folded(string written) => Folding.Fold(written) is var folded && folded == written ? written : folded;

    private int AddTerm(string term, int slot, float times)
    {
        var number = _terms.Take(term);
        while (_postings.Count <= number)
        {
            _postings.Add(new Postings());
        }

        _postings[number].Add(slot, times);
        return number;
    }
}
