using System.Globalization;
using TeamsEsnBot.DevRoom.Company;
using TeamsEsnBot.DevRoom.Conversations;

namespace TeamsEsnBot.DevRoom.Connector;

/// <summary>Who is in a conversation, with the fields that Teams gives a bot.</summary>
internal sealed class Roster(DemoCompany company, People people)
{
    // Teams clamps the page size to this range.
    private const int SmallestPage = 50;
    private const int LargestPage = 500;

    public object[] All(Place place) => [.. place.Members.Select(Member)];

    /// <exception cref="ConnectorRefusal">Nobody here has that MRI, object id or user principal name.</exception>
    public object One(Place place, string id) =>
        people.Find(id) is { } person && place.IsOpenTo(person) ? Member(person) : throw new ConnectorRefusal(ConnectorError.MemberNotFound);

    public object Page(Place place, int? pageSize, string? continuationToken)
    {
        var from = int.TryParse(continuationToken, NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start : 0;
        var size = Math.Clamp(pageSize ?? SmallestPage, SmallestPage, LargestPage);
        var next = from + size;
        return new
        {
            members = place.Members.Skip(from).Take(size).Select(Member).ToArray(),
            continuationToken = next < place.Members.Count ? next.ToString(CultureInfo.InvariantCulture) : null,
        };
    }

    private object Member(DemoPerson person) => new
    {
        id = person.Mri,
        name = person.DisplayName,
        objectId = person.Id,
        aadObjectId = person.Id,
        givenName = person.GivenName,
        surname = person.Surname,
        email = person.Mail,
        userPrincipalName = person.UserPrincipalName,
        tenantId = company.TenantId,
        userRole = person.UserType == "Guest" ? "guest" : "user",
    };
}
