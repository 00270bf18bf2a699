using TeamsEsnBot.Expertise;
using TeamsEsnBot.Expertise.Text;
using TeamsEsnBot.Expertise.Words;

namespace TeamsEsnBot.Tests.Expertise.Phrasings;

/// <summary>A phrasing beside what was understood of it.</summary>
internal sealed record Reading(Phrasing Phrasing, IReadOnlyList<string> Found, bool IsUnderstood, bool IsServed)
{
    public static Reading Of(Phrasing phrasing, Ranking? heard, Company company)
    {
        IReadOnlyList<string> found = heard is null ? [] : phrasing.IsMessage ? TopicsIn(heard.Understood, company) : heard.Understood;
        var isServed = heard?.People is [var first, ..] && phrasing.Topics.Any(topic => company.Knows(first.Person, topic));
        return new Reading(phrasing, found, AreTheSame(found, phrasing.Topics), isServed);
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

    private static bool AreTheSame(IReadOnlyList<string> found, string[] expected) =>
        found.Count == expected.Length && expected.All(topic => found.Any(one => IsSame(Terms.In(one), Terms.In(topic))));

    // The same words in any order, or other names of it that the index looks up as well: “GH Actions”.
    private static bool IsSame(List<string> found, List<string> expected) =>
        IsOtherName(string.Join(' ', found), expected)
        || (found.TrueForAll(term => expected.Contains(term) || OtherNames(term).Any(expected.Contains))
            && expected.TrueForAll(term => found.Contains(term) || found.Exists(one => OtherNames(one).Contains(term))));

    private static bool IsOtherName(string key, List<string> expected) =>
        Aliases.Curated.Of(key).Any(alias => alias.Terms.Order(StringComparer.Ordinal).SequenceEqual(expected.Order(StringComparer.Ordinal)));

    private static IEnumerable<string> OtherNames(string term) => Aliases.Curated.Of(term).SelectMany(alias => alias.Terms);
}
