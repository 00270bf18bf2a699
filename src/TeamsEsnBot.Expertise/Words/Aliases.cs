using TeamsEsnBot.Expertise.Text;

namespace TeamsEsnBot.Expertise.Words;

/// <summary>Another way to say a word or phrase.</summary>
/// <param name="Written">As a colleague would write it.</param>
/// <param name="Weight">How well it serves somebody who asked for the first: 1 is as good.</param>
/// <param name="IsSame">True when it names the very same thing.</param>
/// <param name="ReadsAs">True when the first is only its abbreviation, so that the question is understood as this.</param>
internal sealed record Alias(string Written, IReadOnlyList<string> Terms, IReadOnlyList<(string Folded, bool IsName)> Words, float Weight, bool IsSame, bool ReadsAs)
{
    private const float LearnedWeight = 0.9f;

    /// <summary>What a tenant's own text explains.</summary>
    public static Alias Learned(string written, bool readsAs)
    {
        var words = Text.Terms.WordsIn(Tokens.Of(written));
        return new Alias(written, Text.Terms.In(words), words, LearnedWeight, IsSame: true, readsAs);
    }
}

/// <summary>Abbreviations and neighbouring words of work, written by hand for this project in <c>aliases-technical.txt</c> and <c>aliases-business.txt</c>.</summary>
internal sealed class Aliases
{
    // What a thing's other name leads to is a step further away.
    private const float SharedWeight = 0.9f;

    private readonly Dictionary<string, List<Alias>> _byKey;
    private readonly Dictionary<string, List<Alias>>.AlternateLookup<ReadOnlySpan<char>> _byLetters;
    private readonly HashSet<string> _words;
    private readonly HashSet<string> _wordsWithAliases = new(StringComparer.Ordinal);
    private readonly Lazy<ILookup<char, string>> _byFirstLetter;

    /// <exception cref="InvalidDataException">A line relates a word to itself, or says what another line says.</exception>
    public Aliases(params ReadOnlySpan<AliasList> lists)
    {
        var (relations, words) = (0, 0);
        foreach (var list in lists)
        {
            relations += list.Relations.Count;
            words += list.Words.Count;
        }

        _byKey = new(relations, StringComparer.Ordinal);
        _byLetters = _byKey.GetAlternateLookup<ReadOnlySpan<char>>();
        _words = new(words, StringComparer.Ordinal);
        _byFirstLetter = new(() => _wordsWithAliases.ToLookup(word => word[0]));
        foreach (var list in lists)
        {
            _words.UnionWith(list.Words);
            foreach (var relation in list.Relations)
            {
                Add(relation);
            }
        }

        ShareAmongSame(lists);
    }

    /// <summary>The aliases that ship with the engine.</summary>
    public static Aliases Curated { get; } = new(AliasList.Technical(), AliasList.Business());

    /// <summary>Most words a phrase has.</summary>
    public int LongestPhrase { get; private set; } = 1;

    /// <summary>Every word of the lists, folded; they are spelled right even where the tenant never used them.</summary>
    public IReadOnlySet<string> Words => _words;

    public IReadOnlyList<Alias> Of(ReadOnlySpan<char> key) => _byLetters.TryGetValue(key, out var aliases) ? aliases : [];

    /// <summary>The words with this first letter that have aliases by themselves. A typing error is looked for among no others: they would lead nowhere.</summary>
    public IEnumerable<string> WordsWith(char firstLetter) => _byFirstLetter.Value[firstLetter];

    /// <summary>What a phrase is looked up by: its terms in order, without stop words.</summary>
    public static string KeyOf(string phrase) => string.Join(' ', Terms.In(phrase));

    private void Add(Relation relation)
    {
        var (left, right) = (relation.Left, relation.Right);
        if (left.Key == right.Key)
        {
            throw relation.Wrong("the two sides are different to the engine, which compares words by their stems and leaves stop words out");
        }

        Relate(left, right, relation, readsAs: relation.IsSame);
        if (relation.IsBothWays)
        {
            Relate(right, left, relation, readsAs: false);
        }
    }

    private void Relate(Wording from, Wording to, Relation relation, bool readsAs)
    {
        LongestPhrase = Math.Max(LongestPhrase, from.Terms.Count);
        if (from.Word is { } word)
        {
            _wordsWithAliases.Add(word);
        }

        if (!_byKey.TryGetValue(from.Key, out var aliases))
        {
            _byKey.Add(from.Key, aliases = new(1));
        }

        foreach (var known in aliases)
        {
            if (AreSame(known.Terms, to.Terms))
            {
                throw relation.Wrong("every line says something new");
            }
        }

        aliases.Add(new Alias(to.Written, to.Terms, to.Words, relation.Weight, relation.IsSame, readsAs));
    }

    // The very same thing has the same neighbours: “Betriebsrat” and “ondernemingsraad” meet in “works council”, and “csharp” is as near to .NET as C# is.
    private void ShareAmongSame(ReadOnlySpan<AliasList> lists)
    {
        // Put aside until all are found, so that nothing is passed on further than once.
        var shared = new List<Shared>(_byKey.Count);
        foreach (var list in lists)
        {
            foreach (var relation in list.Relations)
            {
                if (relation.IsSame)
                {
                    Share(relation.Left, relation.Right);
                    Share(relation.Right, relation.Left);
                }
            }
        }

        foreach (var (aliases, alias) in shared)
        {
            if (!aliases.Exists(known => AreSame(known.Terms, alias.Terms)))
            {
                aliases.Add(alias with { Weight = alias.Weight * SharedWeight, ReadsAs = false });
            }
        }

        void Share(Wording to, Wording from)
        {
            var aliases = _byKey[to.Key];
            foreach (var alias in _byKey[from.Key])
            {
                if (!AreSame(alias.Terms, to.Terms))
                {
                    shared.Add(new Shared(aliases, alias));
                }
            }
        }
    }

    private static bool AreSame(IReadOnlyList<string> terms, IReadOnlyList<string> others) => terms.Count == others.Count && terms.SequenceEqual(others);

    private sealed record Shared(List<Alias> Aliases, Alias Alias);
}
