using TeamsEsnBot.DevRoom.Company;

namespace TeamsEsnBot.DevRoom.Graph;

/// <summary>The company's directory as Graph lists it: <c>/users</c>, one user, a user's manager.</summary>
internal sealed class Users(DemoCompany company, string prefix)
{
    private readonly Dictionary<string, DemoPerson> _byId = company.People.ToDictionary(person => person.Id, StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, DemoPerson> _byName = company.People.ToDictionary(person => person.UserPrincipalName, StringComparer.OrdinalIgnoreCase);

    /// <summary>A page of the people who match, in the order of the company's file.</summary>
    public IResult List(HttpRequest request)
    {
        var query = UserQuery.OfCollection(request);
        DemoPerson[] found = [.. company.People.Where(query.Matches)];
        DemoPerson[] page = [.. found.Skip(query.Skip).Take(query.Top)];

        var answer = new Dictionary<string, object?> { ["@odata.context"] = $"{LocalGraph.Address(request, prefix)}/$metadata#users{query.Shape}" };

        if (query.Count)
        {
            answer["@odata.count"] = found.Length;
        }

        if (query.Skip + page.Length < found.Length)
        {
            answer["@odata.nextLink"] = SkipToken.NextLink(request, query.Skip + page.Length);
        }

        answer["value"] = page.Select(person => Shown(person, query)).ToArray();
        return GraphJson.Of(answer);
    }

    /// <summary>One person by object id or user principal name.</summary>
    public IResult Get(string id, HttpRequest request)
    {
        var query = UserQuery.OfOne(request);
        var answer = new Dictionary<string, object?> { ["@odata.context"] = $"{LocalGraph.Address(request, prefix)}/$metadata#users{query.Shape}/$entity" };
        return GraphJson.Of(Shown(Find(id), query, answer));
    }

    /// <summary>The person's manager; 404 at the top of the tree, as Graph answers.</summary>
    public IResult Manager(string id, HttpRequest request)
    {
        var query = UserQuery.OfOne(request);
        var manager = ManagerOf(Find(id)) ?? throw GraphRefusal.NotFound("manager");

        return GraphJson.Of(Shown(manager, query, new()
        {
            ["@odata.context"] = $"{LocalGraph.Address(request, prefix)}/$metadata#directoryObjects{query.Shape}/$entity",
            ["@odata.type"] = "#microsoft.graph.user",
        }));
    }

    public DemoPerson Find(string id) =>
        _byId.GetValueOrDefault(id) ?? _byName.GetValueOrDefault(id) ?? throw GraphRefusal.NotFound(id);

    private DemoPerson? ManagerOf(DemoPerson person) => person.Manager is { } id ? _byId[id] : null;

    private Dictionary<string, object?> Shown(DemoPerson person, UserQuery query, Dictionary<string, object?>? begun = null)
    {
        var shown = begun ?? [];

        foreach (var property in query.Select)
        {
            shown[property.Name] = property.Of(person);
        }

        if (query.ManagerSelect is { } wanted && ManagerOf(person) is { } manager)
        {
            var expanded = new Dictionary<string, object?> { ["@odata.type"] = "#microsoft.graph.user" };

            foreach (var property in wanted)
            {
                expanded[property.Name] = property.Of(manager);
            }

            shown["manager"] = expanded;
        }

        return shown;
    }
}
