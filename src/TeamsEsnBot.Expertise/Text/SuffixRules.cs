namespace TeamsEsnBot.Expertise.Text;

/// <summary>
/// The suffixes of one step of a stemmer, each with what is done about it. The last two letters of a word decide which suffixes it is asked for:
/// mostly none, seldom more than three.
/// </summary>
internal sealed class SuffixRules<TRule>
{
    private const int Letters = 'z' - 'a' + 1;

    // One more column for a word of one letter, which has no letter before its last.
    private const int Columns = Letters + 1;

    private readonly (string Suffix, TRule Rule)[][] _byEnd = [.. Enumerable.Repeat(Array.Empty<(string, TRule)>(), Letters * Columns)];

    public SuffixRules(params IEnumerable<(string Suffixes, TRule Rule)> rules)
    {
        var single = rules.SelectMany(rule => rule.Suffixes.Split(' ').Select(suffix => (Suffix: suffix, rule.Rule)));

        // The longest suffix that fits is the one that counts, so it is asked for first.
        foreach (var rule in single.OrderByDescending(rule => rule.Suffix.Length))
        {
            for (var column = 0; column < Columns; column++)
            {
                if (rule.Suffix.Length == 1 || rule.Suffix[^2] - 'a' == column)
                {
                    ref var alike = ref _byEnd[(rule.Suffix[^1] - 'a') * Columns + column];
                    alike = [.. alike, rule];
                }
            }
        }
    }

    /// <summary>The rule of the longest suffix that the word ends in, and that suffix's length; 0 when it ends in none.</summary>
    /// <param name="word">Letters from a to z only.</param>
    public int Find(ReadOnlySpan<char> word, out TRule? rule)
    {
        if (!word.IsEmpty)
        {
            var column = word.Length > 1 ? word[^2] - 'a' : Letters;
            foreach (var known in _byEnd[(word[^1] - 'a') * Columns + column])
            {
                if (word.EndsWith(known.Suffix))
                {
                    rule = known.Rule;
                    return known.Suffix.Length;
                }
            }
        }

        rule = default;
        return 0;
    }
}
