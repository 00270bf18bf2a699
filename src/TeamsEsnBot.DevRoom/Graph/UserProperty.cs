using System.Globalization;
using TeamsEsnBot.DevRoom.Company;

namespace TeamsEsnBot.DevRoom.Graph;

/// <summary>A property of a Graph user.</summary>
/// <param name="Default">Given without <c>$select</c>.</param>
/// <param name="OnlyOfOne">Lives in the SharePoint profile or the mailbox: cannot be listed, only read person by person.</param>
internal sealed record UserProperty(string Name, Func<DemoPerson, object?> Of, bool Default = false, bool OnlyOfOne = false)
{
    // The order of the default properties is Graph's.
    private static readonly UserProperty[] Known =
    [
        new("businessPhones", _ => Array.Empty<string>(), Default: true),
        new("displayName", person => person.DisplayName, Default: true),
        new("givenName", person => Given(person.GivenName), Default: true),
        new("jobTitle", person => Given(person.JobTitle), Default: true),
        new("mail", person => Given(person.Mail), Default: true),
        new("mobilePhone", _ => null, Default: true),
        new("officeLocation", person => Given(person.OfficeLocation), Default: true),
        new("preferredLanguage", person => Given(person.PreferredLanguage), Default: true),
        new("surname", person => Given(person.Surname), Default: true),
        new("userPrincipalName", person => person.UserPrincipalName, Default: true),
        new("id", person => person.Id, Default: true),
        new("accountEnabled", person => person.AccountEnabled),
        new("city", person => Given(person.City)),
        new("country", person => Given(person.Country)),
        new("department", person => Given(person.Department)),
        new("employeeHireDate", person => person.EmployeeHireDate.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
        new("proxyAddresses", person => person.Mail.Length > 0 ? [$"SMTP:{person.Mail}"] : Array.Empty<string>()),
        new("userType", person => person.UserType),
        new("aboutMe", person => person.AboutMe, OnlyOfOne: true),
        new("interests", person => person.Interests ?? [], OnlyOfOne: true),
        new("mailboxSettings", MailboxSettings.Of, OnlyOfOne: true),
        new("pastProjects", _ => Array.Empty<string>(), OnlyOfOne: true),
        new("responsibilities", person => person.Responsibilities ?? [], OnlyOfOne: true),
        new("schools", _ => Array.Empty<string>(), OnlyOfOne: true),
        new("skills", person => person.Skills ?? [], OnlyOfOne: true),
    ];

    public static IReadOnlyList<UserProperty> Defaults { get; } = [.. Known.Where(property => property.Default)];

    /// <summary>The properties of a <c>$select</c>, in its order; refuses a name that Graph does not know.</summary>
    public static IReadOnlyList<UserProperty> Selected(string select) =>
    [
        .. select.Split(',', StringSplitOptions.TrimEntries).Select(name =>
            Known.FirstOrDefault(property => property.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? throw GraphRefusal.UnknownProperty(name)),
    ];

    // Graph has no empty strings: what nobody filled in is null.
    private static string? Given(string text) => text.Length > 0 ? text : null;
}
