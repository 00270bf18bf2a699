using System.Text.Json;
using TeamsEsnBot.DevRoom.Company;

namespace TeamsEsnBot.DevRoom.Graph;

/// <summary>Who is around, as Graph words it.</summary>
internal static class Presence
{
    /// <summary>Graph answers for at most this many people at once.</summary>
    private const int Most = 650;

    private sealed record Asked(string[]? Ids);

    /// <summary>The ids in the body of <c>getPresencesByUserId</c>; refuses a body that has none, or too many.</summary>
    public static async Task<IReadOnlyList<string>> AskedAsync(HttpRequest request)
    {
        try
        {
            var asked = request.HasJsonContentType() ? await request.ReadFromJsonAsync<Asked>(request.HttpContext.RequestAborted) : null;

            return asked?.Ids is { Length: > 0 and <= Most } ids
                ? ids
                : throw GraphRefusal.BadRequest($"The collection 'ids' must hold between 1 and {Most} ids.");
        }
        catch (JsonException broken)
        {
            throw GraphRefusal.BadRequest($"The body is not valid JSON: {broken.Message}");
        }
    }

    public static GraphJson Of(DemoPerson person, string graph)
    {
        var answer = new Dictionary<string, object?> { ["@odata.context"] = $"{graph}/$metadata#users('{person.Id}')/presence/$entity" };

        foreach (var (name, value) in Shown(person.Id, person))
        {
            answer[name] = value;
        }

        return GraphJson.Of(answer);
    }

    /// <summary>One presence for each id, in their order; an id that nobody has is unknown.</summary>
    public static GraphJson Of(DemoCompany company, IReadOnlyList<string> ids, string graph)
    {
        var people = company.People.ToDictionary(person => person.Id, StringComparer.OrdinalIgnoreCase);

        return GraphJson.Of(new()
        {
            ["@odata.context"] = $"{graph}/$metadata#Collection(microsoft.graph.presence)",
            ["value"] = ids.Select(id => Guid.TryParse(id, out _)
                ? Shown(id, people.GetValueOrDefault(id))
                : throw GraphRefusal.BadRequest($"Invalid id '{id}': a presence is asked for by object id.")).ToArray(),
        });
    }

    private static Dictionary<string, object?> Shown(string id, DemoPerson? person) => new()
    {
        ["id"] = id,
        ["availability"] = person?.Availability ?? "PresenceUnknown",
        ["activity"] = person?.Availability switch
        {
            null => "PresenceUnknown",
            "Busy" => "InAMeeting",
            "DoNotDisturb" => "Presenting",
            var same => same,
        },
        ["statusMessage"] = null,
        ["outOfOfficeSettings"] = new Dictionary<string, object?> { ["message"] = null, ["isOutOfOffice"] = false },
    };
}
