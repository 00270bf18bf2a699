namespace TeamsEsnBot.Benchmarks.Engine;

/// <summary>Something that people know about: its words, the telling ones first, and the topics that people name it by.</summary>
internal sealed class Field
{
    private const int Size = 30;
    private const int MostCommon = 100;

    private readonly int[] _words;

    /// <summary>As many rare words as middle and common ones; the common ones belong to several fields.</summary>
    public Field(int number, Words words)
    {
        var dice = new Dice(Throw.Field, number);
        _words = [.. Enumerable.Range(0, Size).Select(_ => (int)(MostCommon * Math.Pow((double)words.Count / MostCommon, dice.Share())))];
        Topics = [words[_words[0]], $"{words[_words[1]]} {words[_words[2]]}", words[_words[3]]];
    }

    public string[] Topics { get; }

    public int Word(Dice dice) => dice.Early(_words);

    public bool Has(int word) => Array.IndexOf(_words, word) >= 0;
}
