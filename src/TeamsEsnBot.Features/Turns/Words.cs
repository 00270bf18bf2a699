namespace TeamsEsnBot.Features.Turns;

/// <summary>A sentence cut into words: compared in lower case and without the punctuation around them, given back as they were typed.</summary>
internal sealed class Words
{
    private static readonly char[] Around = ['?', '!', '.', ',', ';', ':', '"', '\'', '“', '”', '„', '«', '»', '(', ')', '…', '-', '–', '—'];

    private readonly string _sentence;
    private readonly (int Start, int End, string Plain)[] _words;
    private readonly uint[] _letters;

    /// <summary>Only the beginning of a long text is read as a sentence; the words after it belong to the last slot.</summary>
    private const int Most = 400;

    private Words(string sentence, (int Start, int End, string Plain)[] words)
    {
        _sentence = sentence;
        _words = words;
        _letters = Array.ConvertAll(words, word => LettersOf(word.Plain));
    }

    public int Count => _words.Length;

    /// <summary>True when a sentence in it ends with a question mark.</summary>
    public bool IsQuestion => _sentence.Contains('?', StringComparison.Ordinal);

    /// <summary>The word in lower case without the punctuation around it; empty for a lone dash or emoji.</summary>
    public string this[int at] => _words[at].Plain;

    /// <summary>For each word a bit for each letter it has, several letters sharing one: words with different bits are different.</summary>
    public ReadOnlySpan<uint> Letters => _letters;

    /// <summary>The bits of <see cref="Letters"/> for any word.</summary>
    public static uint LettersOf(string word)
    {
        var letters = 0u;
        foreach (var c in word)
        {
            letters |= 1u << (c & 31);
        }

        return letters;
    }

    public static Words Of(string sentence)
    {
        var words = new List<(int, int, string)>();
        var start = -1;

        for (var at = 0; at <= sentence.Length; at++)
        {
            if (at == sentence.Length || char.IsWhiteSpace(sentence[at]))
            {
                if (start >= 0)
                {
                    words.Add((start, at, Plain(sentence.AsSpan(start, at - start))));
                    if (words.Count == Most)
                    {
                        words[^1] = (start, sentence.Length, words[^1].Item3);
                        break;
                    }
                }

                start = -1;
            }
            else if (start < 0)
            {
                start = at;
            }
        }

        return new Words(sentence, [.. words]);
    }

    /// <summary>The words from one index up to another, as they were typed.</summary>
    public string Between(int from, int to) => from >= to ? "" : _sentence[_words[from].Start.._words[to - 1].End];

    private static string Plain(ReadOnlySpan<char> word)
    {
        var trimmed = word.Trim(Around);

        // “.net” begins with its dot.
        var isDotted = word[0] == '.' && trimmed.Length > 1;
        return trimmed.Length == 0 ? "" : string.Create(trimmed.Length + (isDotted ? 1 : 0), trimmed, static (plain, trimmed) =>
        {
            plain[0] = '.';
            var letters = plain[^trimmed.Length..];
            trimmed.ToLowerInvariant(letters);
            letters.Replace('’', '\'');
        });
    }
}
