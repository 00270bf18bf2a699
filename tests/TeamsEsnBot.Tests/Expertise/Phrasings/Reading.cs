using TeamsEsnBot.Expertise;
using TeamsEsnBot.Expertise.Text;
using TeamsEsnBot.Expertise.Words;

namespace TeamsEsnBot.Tests.Expertise.Phrasings;

/// <summary>A phrasing beside what was understood of it.</summary>
/// <param name="Found">The topics found.</param>
/// <param name="IsUnderstood">They are those that are meant, compared as the engine compares words.</param>
/// <param name="IsServed">The first person shown is one who knows about one of the topics that are meant.</param>
internal sealed record Reading(Phrasing Phrasing, IReadOnlyList<string> Found, bool IsUnderstood, bool IsServed)
{
    private const float NearlyTheSame = 0.8f;

    public static Reading Of(Phrasing phrasing, Ranking? heard, Company company)
    {
        IReadOnlyList<string> found = heard is null ? [] : phrasing.IsMessage ? TopicsIn(heard.Understood, company) : heard.Understood;
        var isUnderstood = found.Count == phrasing.Topics.Length && phrasing.Topics.All(topic => found.Any(one => IsSame(one, topic, phrasing.Language)));
        var isServed = heard?.People is [var first, ..] && phrasing.Topics.Any(topic => company.Knows(first.Person, topic));
        return new Reading(phrasing, found, isUnderstood, isServed);
    }

    public override string ToString() =>
        $"{Phrasing.Language} {Phrasing.Style}: “{Phrasing.Typed.ReplaceLineEndings("⏎")}” is about {string.Join("; ", Phrasing.Topics)}, "
        + $"but was read as {string.Join("; ", Found)}";

    /// <summary>A message says more than its topics: of it count the topics of the company that are among the words that were looked up.</summary>
    private static List<string> TopicsIn(IReadOnlyList<string> understood, Company company)
    {
        var terms = Terms.In(string.Join(' ', understood));
        return [.. company.Topics.Where(topic => Terms.In(topic).TrueForAll(terms.Contains))];
    }

    private static bool IsSame(string found, string expected, string language) =>
        IsSame(Terms.In(found), Terms.In(expected)) || StemsOf(found, language).SetEquals(StemsOf(expected, language));

    // The same words in any order, or other names of it that the index looks up as well: “GH Actions”.
    private static bool IsSame(List<string> found, List<string> expected) =>
        OtherNames(string.Join(' ', found)).Any(name => name.SetEquals(expected))
        || (found.TrueForAll(term => expected.Contains(term) || OtherNames(term).Any(name => name.Overlaps(expected)))
            && expected.TrueForAll(term => found.Exists(one => one == term || OtherNames(one).Any(name => name.Contains(term)))));

    private static IEnumerable<HashSet<string>> OtherNames(string key) =>
        Aliases.Curated.Of(key).Where(alias => alias.Weight >= NearlyTheSame).Select(alias => alias.Terms.ToHashSet());

    private static HashSet<string> StemsOf(string topic, string language) =>
    [
        .. Terms.WordsIn(Tokens.Of(topic)).Select(word => Terms.Of(word.Folded, word.IsName, language switch
        {
            "de" => Language.German,
            "fr" => Language.French,
            "nl" => Language.Dutch,
            _ => Language.English,
        })),
    ];
}
