using TeamsEsnBot.Expertise.Evidence;
using TeamsEsnBot.Expertise.Text;

namespace TeamsEsnBot.Expertise.Words;

/// <summary>The words of one tenant: each as written, its term, and the pieces that use the term.</summary>
internal sealed class Vocabulary
{
    private readonly Register<string> _terms = new(StringComparer.Ordinal);
    private readonly Register<string> _words = new(StringComparer.Ordinal);
    private readonly List<Postings> _postings = [];
    private readonly List<int> _termOfWord = [];
    private readonly List<string> _foldedWord = [];

    /// <summary>Length of an array indexed by word.</summary>
    public int Words => _words.Size;

    public Postings PostingsOf(int term) => _postings[term];

    /// <summary>True when the term stands in some piece; sees no audience.</summary>
    public bool TryFind(string term, out int number) => _terms.TryFind(term, out number);

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
        }

        _termOfWord[number] = AddTerm(term, slot, times);
        _foldedWord[number] = Folding.Fold(written);
        return number;
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
