using System.Globalization;
using TeamsEsnBot.Expertise.Text;

namespace TeamsEsnBot.Expertise.Words;

/// <summary>Another way to say a word or phrase.</summary>
/// <param name="Written">As a colleague would write it.</param>
/// <param name="Weight">How well it serves somebody who asked for the first: 1 is as good.</param>
/// <param name="IsSame">True when it names the very same thing.</param>
/// <param name="ReadsAs">True when the first is only its abbreviation, so that the question is understood as this.</param>
internal sealed record Alias(string Written, IReadOnlyList<string> Terms, IReadOnlyList<(string Folded, bool IsName)> Words, float Weight, bool IsSame, bool ReadsAs)
{
    public Alias(string written, float weight, bool isSame, bool readsAs)
        : this(written, Text.Terms.In(written), Text.Terms.WordsIn(written), weight, isSame, readsAs)
    {
    }
}

/// <summary>Abbreviations and neighbouring words of work, written by hand for this project in <c>aliases.txt</c>; its head explains the format.</summary>
internal sealed class Aliases
{
    private const float SameWeight = 0.9f;
    private const float RelatedWeight = 0.5f;

    private readonly Dictionary<string, List<Alias>> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Alias>>.AlternateLookup<ReadOnlySpan<char>> _byLetters;
    private readonly HashSet<string> _words = new(StringComparer.Ordinal);
    private readonly Lazy<ILookup<char, string>> _wordsByFirstLetter;

    private Aliases(TextReader lines)
    {
        _byLetters = _byKey.GetAlternateLookup<ReadOnlySpan<char>>();
        _wordsByFirstLetter = new(() => _words.Where(word => word.Length > 0).ToLookup(word => word[0]));
        for (var number = 1; lines.ReadLine() is { } line; number++)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                Add(line, number);
            }
        }
    }

    /// <summary>The aliases that ship with the engine.</summary>
    public static Aliases Curated { get; } = Load();

    /// <summary>Most words a phrase has.</summary>
    public int LongestPhrase { get; private set; } = 1;

    /// <summary>Every word of the list, folded; they are spelled right even where the tenant never used them.</summary>
    public IReadOnlySet<string> Words => _words;

    public IReadOnlyList<Alias> Of(ReadOnlySpan<char> key) => _byLetters.TryGetValue(key, out var aliases) ? aliases : [];

    /// <summary>The words of the list that begin with the letter, in which a typing error is looked for.</summary>
    public IEnumerable<string> WordsWith(char firstLetter) => _wordsByFirstLetter.Value[firstLetter];

    /// <summary>What a phrase is looked up by: its terms in order, without stop words.</summary>
    public static string KeyOf(string phrase) => string.Join(' ', Terms.In(phrase));

    /// <summary>Reads a list; <see cref="InvalidDataException"/> names the line that is wrong.</summary>
    public static Aliases Parse(TextReader lines) => new(lines);

    private static Aliases Load()
    {
        using var reader = new StreamReader(typeof(Aliases).Assembly.GetManifestResourceStream("aliases.txt")!);
        return Parse(reader);
    }

    private void Add(string line, int number)
    {
        var (phrases, weight) = line.Split(" : ") switch
        {
            [var all] => (all, (float?)null),
            [var all, var given] when float.TryParse(given, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is > 0 and <= 1 => (all, value),
            _ => throw new InvalidDataException($"aliases.txt, line {number}: after “ : ” stands one weight above 0 and up to 1, but the line is “{line}”."),
        };
        var sign = phrases.IndexOfAny(['=', '>', '~']);
        if (sign < 0)
        {
            _words.UnionWith(Tokens.Of(phrases).Select(token => token.Folded));
            return;
        }

        var left = phrases[..sign].Trim();
        foreach (var right in phrases[(sign + 1)..].Split('|', StringSplitOptions.TrimEntries))
        {
            if (KeyOf(left).Length == 0 || KeyOf(right).Length == 0)
            {
                throw new InvalidDataException($"aliases.txt, line {number}: words stand on both sides of the sign, but the line is “{line}”.");
            }

            Relate(left, right, phrases[sign], weight);
        }
    }

    private void Relate(string left, string right, char sign, float? weight)
    {
        var isSame = sign == '=';
        Relate(left, new Alias(right, weight ?? (isSame ? SameWeight : RelatedWeight), isSame, readsAs: isSame));
        if (sign != '>')
        {
            Relate(right, new Alias(left, weight ?? (isSame ? SameWeight : RelatedWeight), isSame, readsAs: false));
        }
    }

    private void Relate(string from, Alias alias)
    {
        var terms = Terms.In(from);
        LongestPhrase = Math.Max(LongestPhrase, terms.Count);
        _words.UnionWith(Tokens.Of(from).Concat(Tokens.Of(alias.Written)).Select(token => token.Folded));
        var key = string.Join(' ', terms);
        if (!_byKey.TryGetValue(key, out var aliases))
        {
            _byKey.Add(key, aliases = []);
        }

        if (!aliases.Any(known => known.Written == alias.Written))
        {
            aliases.Add(alias);
        }
    }
}
