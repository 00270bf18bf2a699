using System.Text.RegularExpressions;
using TeamsEsnBot.DevRoom.Company;

namespace TeamsEsnBot.DevRoom.Graph;

/// <summary>
/// <c>$search</c> for people: quoted clauses <c>"property:words"</c>, joined by AND and OR. Graph cuts both sides into words and finds a person
/// when each word asked for begins a word of the property.
/// </summary>
internal static partial class UserSearch
{
    private static readonly Dictionary<string, Func<DemoPerson, string>> Searched = new(StringComparer.Ordinal)
    {
        ["displayName"] = person => person.DisplayName,
        ["givenName"] = person => person.GivenName,
        ["surname"] = person => person.Surname,
        ["mail"] = person => person.Mail,
        ["userPrincipalName"] = person => person.UserPrincipalName,
    };

    /// <param name="eventual">Whether the request has the header <c>ConsistencyLevel: eventual</c>, without which Graph does not search.</param>
    public static Func<DemoPerson, bool> Read(string search, bool eventual)
    {
        if (!eventual)
        {
            throw GraphRefusal.Unsupported("Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'");
        }

        if (Whole().Match(search) is not { Success: true } read)
        {
            throw GraphRefusal.BadRequest($"Syntax error in $search: {search}. Expected clauses such as \"displayName:ann\", joined by AND or OR.");
        }

        Func<DemoPerson, bool>[] clauses = [.. read.Groups["property"].Captures.Zip(read.Groups["words"].Captures, (name, words) => Test(name.Value, words.Value))];
        string[] joints = [.. read.Groups["joint"].Captures.Select(joint => joint.Value)];

        return person =>
        {
            // AND binds tighter than OR.
            var all = clauses[0](person);

            for (var i = 0; i < joints.Length; i++)
            {
                if (joints[i] is "OR" && all)
                {
                    return true;
                }

                all = (joints[i] is "OR" || all) && clauses[i + 1](person);
            }

            return all;
        };
    }

    private static Func<DemoPerson, bool> Test(string property, string words)
    {
        if (!Searched.TryGetValue(property, out var text))
        {
            throw GraphRefusal.Unsupported($"Unsupported or invalid search clause specified for property '{property}' of resource 'User'.");
        }

        string[] wanted = [.. Word().Matches(words).Select(word => word.Value)];

        return person => wanted.All(begin => Word().Matches(text(person)).Any(word => word.Value.StartsWith(begin, StringComparison.OrdinalIgnoreCase)));
    }

    private const string Clause = @"""(?<property>\w+):(?<words>(?:[^""\\]|\\.)+)""";

    [GeneratedRegex($@"^\s*{Clause}(\s+(?<joint>AND|OR)\s+{Clause})*\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Whole();

    [GeneratedRegex(@"[\p{L}\p{M}\p{Nd}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
