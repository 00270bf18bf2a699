namespace TeamsEsnBot.Expertise.Text;

/// <summary>
/// What one step of the stemmer puts in a suffix's place. Porter's own advice: the letter before the last decides among the rules, so that most
/// words are asked for one or two suffixes instead of twenty.
/// </summary>
internal sealed class SuffixRules
{
    private readonly (string Suffix, string Instead)[][] _byLetter = [.. Enumerable.Repeat(Array.Empty<(string, string)>(), 'z' - 'a' + 1)];

    public SuffixRules(params (string Suffix, string Instead)[] rules)
    {
        foreach (var rule in rules)
        {
            // The longest suffix that fits is the one that counts, so it is asked for first. Put in place by hand: sorting so few with LINQ takes
            // milliseconds of the start.
            ref var alike = ref _byLetter[rule.Suffix[^2] - 'a'];
            var at = 0;
            while (at < alike.Length && alike[at].Suffix.Length >= rule.Suffix.Length)
            {
                at++;
            }

            alike = [.. alike.AsSpan(..at), rule, .. alike.AsSpan(at..)];
        }
    }

    /// <summary>The rule with the longest suffix that the word ends in.</summary>
    /// <param name="word">Letters from a to z only.</param>
    public bool TryFind(ReadOnlySpan<char> word, out (string Suffix, string Instead) found)
    {
        if (word.Length > 1)
        {
            foreach (var rule in _byLetter[word[^2] - 'a'])
            {
                if (word.EndsWith(rule.Suffix))
                {
                    found = rule;
                    return true;
                }
            }
        }

        found = default;
        return false;
    }
}
