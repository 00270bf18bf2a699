using System.Globalization;
using System.Text.RegularExpressions;
using TeamsEsnBot.DevRoom.Company;

namespace TeamsEsnBot.DevRoom.Graph;

/// <summary>The query options of a request for people, read and checked.</summary>
/// <param name="Shape">What <c>@odata.context</c> says about the properties: <c>(id,displayName)</c>, or nothing.</param>
/// <param name="ManagerSelect">The manager's properties when the manager is expanded; otherwise null.</param>
/// <param name="Count">Whether <c>@odata.count</c> was asked for in the way that Graph demands.</param>
internal sealed partial record UserQuery(
    IReadOnlyList<UserProperty> Select,
    string Shape,
    IReadOnlyList<UserProperty>? ManagerSelect,
    Func<DemoPerson, bool> Matches,
    int Top,
    int Skip,
    bool Count)
{
    private const int DefaultPage = 100;
    private const int LargestPage = 999;

    private static readonly string[] OfAnybody = ["$select", "$expand"];
    private static readonly string[] OfACollection = [.. OfAnybody, "$top", "$skiptoken", "$filter", "$search", "$count"];

    /// <summary>Options of <c>GET /users</c>; refuses what Graph refuses there.</summary>
    public static UserQuery OfCollection(HttpRequest request)
    {
        var query = Read(request, OfACollection);
        var notListable = query.Select.FirstOrDefault(property => property.OnlyOfOne);
        return notListable is null ? query : throw GraphRefusal.NotListable(notListable.Name);
    }

    /// <summary>Options of a request for one person.</summary>
    public static UserQuery OfOne(HttpRequest request) => Read(request, OfAnybody);

    private static UserQuery Read(HttpRequest request, string[] allowed)
    {
        foreach (var option in request.Query.Keys.Where(key => key.StartsWith('$') && !allowed.Contains(key, StringComparer.OrdinalIgnoreCase)))
        {
            throw GraphRefusal.BadRequest(option is "$skip" ? "'$skip' is not supported by the service." : $"Unrecognized query argument specified: '{option}'.");
        }

        // Graph answers advanced queries from an index that lags a little, and wants to hear that the caller knows.
        var eventual = request.Headers["ConsistencyLevel"].ToString().Equals("eventual", StringComparison.OrdinalIgnoreCase);
        var filter = Option("$filter") is { } wanted ? UserFilter.Read(wanted) : _ => true;
        var search = Option("$search") is { } words ? UserSearch.Read(words, eventual) : _ => true;
        var selected = Option("$select") is { } select ? UserProperty.Selected(select) : null;
        var manager = Option("$expand") is { } expand ? Expanded(expand) : null;

        return new UserQuery(
            selected ?? UserProperty.Defaults,
            Shape: (selected, manager) switch
            {
                (null, null) => "",
                (null, _) => "(manager())",
                (_, null) => $"({string.Join(',', selected.Select(property => property.Name))})",
                _ => $"({string.Join(',', selected.Select(property => property.Name))},manager())",
            },
            manager,
            person => filter(person) && search(person),
            Option("$top") is { } top ? PageSize(top) : DefaultPage,
            Option("$skiptoken") is { } token ? SkipToken.Read(token) : 0,
            Count: eventual && Option("$count") is "true");

        string? Option(string name) => request.Query.TryGetValue(name, out var value) ? value.ToString() : null;
    }

    private static int PageSize(string top) =>
        int.TryParse(top, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size is >= 1 and <= LargestPage
            ? size
            : throw GraphRefusal.BadRequest($"Invalid page size specified: '{top}'. Must be between 1 and {LargestPage} inclusive.");

    private static IReadOnlyList<UserProperty> Expanded(string expand)
    {
        var manager = ExpandedManager().Match(expand);

        return !manager.Success ? throw GraphRefusal.BadRequest($"The query specified in the URI is not valid: $expand={expand} is not supported for users.")
            : manager.Groups["select"] is { Success: true } select ? UserProperty.Selected(select.Value)
            : UserProperty.Defaults;
    }

    [GeneratedRegex(@"^\s*manager\s*(\(\s*(\$levels=1\s*;\s*)?(\$select=(?<select>[\w,\s]+))?\s*\))?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex ExpandedManager();
}
