using System.Text.RegularExpressions;
using TeamsEsnBot.DevRoom.Company;

namespace TeamsEsnBot.DevRoom.Graph;

/// <summary>
/// <c>$filter</c> for people, the part that is honest here: <c>property eq value</c>, joined by <c>and</c> and <c>or</c>, without brackets.
/// Anything else gets Graph's refusal rather than a wrong list.
/// </summary>
internal static partial class UserFilter
{
    private static readonly Dictionary<string, Func<DemoPerson, string>> Texts = new(StringComparer.Ordinal)
    {
        ["id"] = person => person.Id,
        ["displayName"] = person => person.DisplayName,
        ["givenName"] = person => person.GivenName,
        ["surname"] = person => person.Surname,
        ["mail"] = person => person.Mail,
        ["userPrincipalName"] = person => person.UserPrincipalName,
        ["userType"] = person => person.UserType,
        ["department"] = person => person.Department,
        ["jobTitle"] = person => person.JobTitle,
        ["city"] = person => person.City,
        ["country"] = person => person.Country,
    };

    public static Func<DemoPerson, bool> Read(string filter)
    {
        // “and” binds tighter than “or”: any of the groups, all of a group's clauses.
        List<List<Func<DemoPerson, bool>>> groups = [[]];
        var at = 0;

        while (true)
        {
            var clause = Clause().Match(filter, at);

            if (!clause.Success)
            {
                throw GraphRefusal.BadRequest($"Invalid filter clause: Syntax error at position {at} in '{filter}'.");
            }

            groups[^1].Add(Test(clause.Groups["property"].Value, clause.Groups["value"].Value));
            at += clause.Length;

            if (at == filter.Length)
            {
                return person => groups.Exists(group => group.TrueForAll(test => test(person)));
            }

            var joint = Joint().Match(filter, at);

            if (!joint.Success)
            {
                throw GraphRefusal.BadRequest($"Invalid filter clause: Syntax error at position {at} in '{filter}'.");
            }

            if (joint.Groups["word"].Value is "or")
            {
                groups.Add([]);
            }

            at += joint.Length;
        }
    }

    private static Func<DemoPerson, bool> Test(string property, string value)
    {
        if (property is "accountEnabled" && value is "true" or "false")
        {
            return person => person.AccountEnabled == value is "true";
        }

        if (value.StartsWith('\'') && Texts.TryGetValue(property, out var text))
        {
            // Graph compares without regard to case, and a quote inside a text is doubled.
            var wanted = value[1..^1].Replace("''", "'", StringComparison.Ordinal);
            return person => text(person).Equals(wanted, StringComparison.OrdinalIgnoreCase);
        }

        throw GraphRefusal.Unsupported($"Unsupported or invalid query filter clause specified for property '{property}' of resource 'User'.");
    }

    [GeneratedRegex(@"\G\s*(?<property>\w+)\s+eq\s+(?<value>'(?:[^']|'')*'|true|false)\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Clause();

    [GeneratedRegex(@"\G(?<=[\s'])(?<word>and|or)\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Joint();
}
