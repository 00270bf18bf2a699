using System.Globalization;
using TeamsEsnBot.Expertise.Text;

namespace TeamsEsnBot.Expertise.Words;

/// <summary>A word or phrase as a colleague would write it, and what it is compared by.</summary>
/// <param name="Word">Folded, if it is one word; null for a phrase.</param>
/// <param name="Key">Its terms in order, without stop words; see <see cref="Aliases.KeyOf(string)"/>.</param>
internal sealed record Wording(string Written, string? Word, List<(string Folded, bool IsName)> Words, List<string> Terms, string Key);

/// <summary>One left and one right side of a line, with the sign between them.</summary>
/// <param name="File">With <paramref name="Line"/> the place, for whoever has to mend it.</param>
internal sealed record Relation(Wording Left, char Sign, Wording Right, float Weight, string File, int Line)
{
    public bool IsSame => Sign == '=';

    public bool IsBothWays => Sign != '>';

    public InvalidDataException Wrong(string why) => AliasList.Wrong(File, Line, $"{why}, but the line relates “{Left.Written}” and “{Right.Written}”.");
}

/// <summary>A curated list as it is written; its head explains the format.</summary>
internal sealed class AliasList
{
    private const float SameWeight = 0.9f;
    private const float RelatedWeight = 0.5f;

    // About as many as the lists that ship have: a dictionary that grows is copied each time.
    private const int Usual = 2500;

    private static readonly char[] Signs = ['=', '>', '~'];

    private readonly string _file;
    private readonly List<Relation> _relations = new(Usual);
    private readonly HashSet<string> _words = new(Usual, StringComparer.Ordinal);

    // The usual words stand in many lines.
    private readonly Dictionary<string, Wording> _wordings = new(Usual, StringComparer.Ordinal);

    private AliasList(string file, TextReader lines)
    {
        _file = file;
        for (var number = 1; lines.ReadLine() is { } line; number++)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                Add(line, number);
            }
        }
    }

    public List<Relation> Relations => _relations;

    /// <summary>Every word of the list, folded, the parts of compounds too.</summary>
    public HashSet<string> Words => _words;

    public static AliasList Technical() => Shipped("aliases-technical.txt");

    public static AliasList Business() => Shipped("aliases-business.txt");

    /// <summary>Reads a list; <see cref="InvalidDataException"/> names the file and the line that is wrong.</summary>
    public static AliasList Read(string file, TextReader lines) => new(file, lines);

    public static InvalidDataException Wrong(string file, int line, string why) => new($"{file}, line {line}: {why}");

    private static AliasList Shipped(string file)
    {
        using var reader = new StreamReader(typeof(AliasList).Assembly.GetManifestResourceStream(file)!);
        return Read(file, reader);
    }

    private void Add(string line, int number)
    {
        var sign = line.IndexOfAny(Signs);
        if (sign < 0)
        {
            _words.UnionWith(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            return;
        }

        var end = line.IndexOf(" : ", StringComparison.Ordinal);
        var weight = end >= 0 ? Weight(line, end, number) : line[sign] == '=' ? SameWeight : RelatedWeight;
        var left = WordingOf(line[..sign].Trim());
        foreach (var written in line[(sign + 1)..(end >= 0 ? end : line.Length)].Split('|', StringSplitOptions.TrimEntries))
        {
            var right = WordingOf(written);
            if (left.Key.Length == 0 || right.Key.Length == 0)
            {
                throw Wrong(_file, number, $"words stand on both sides of the sign, but the line is “{line}”.");
            }

            _relations.Add(new Relation(left, line[sign], right, weight, _file, number));
        }
    }

    private float Weight(string line, int end, int number) =>
        float.TryParse(line.AsSpan(end + 3), NumberStyles.Float, CultureInfo.InvariantCulture, out var weight) && weight is > 0 and <= 1
            ? weight
            : throw Wrong(_file, number, $"after “ : ” stands one weight above 0 and up to 1, but the line is “{line}”.");

    private Wording WordingOf(string written)
    {
        if (!_wordings.TryGetValue(written, out var wording))
        {
            var tokens = Tokens.Of(written);
            var words = Terms.WordsIn(tokens);
            var terms = Terms.In(words);
            var key = terms is [var only] ? only : string.Join(' ', terms);
            _wordings.Add(written, wording = new Wording(written, tokens is [{ Folded.Length: > 0 } one] ? one.Folded : null, words, terms, key));
            foreach (var token in tokens)
            {
                AddWord(token.Folded);
                foreach (var part in token.Parts)
                {
                    AddWord(part);
                }
            }
        }

        return wording;
    }

    // A compound of many words has no word of its own, and a single letter is not worth knowing.
    private void AddWord(string word)
    {
        if (word.Length > 1)
        {
            _words.Add(word);
        }
    }
}
