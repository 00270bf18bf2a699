using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Features.Community;

/// <summary>A profile as a row, and back.</summary>
internal static class PersonRow
{
    public static TableRow Of(string tenant, Profile profile) => new(
        TableKey.Of(tenant),
        TableKey.Of(profile.Who.Id.Value),
        new Dictionary<string, object?>
        {
            ["Tenant"] = tenant,
            ["Id"] = profile.Who.Id.Value,
            ["Name"] = profile.Who.Name,
            ["Mail"] = profile.Mail,
            ["UserPrincipalName"] = profile.UserPrincipalName,
            ["JobTitle"] = profile.JobTitle,
            ["Department"] = profile.Department,
            ["Place"] = profile.Place,
            ["Manager"] = profile.Manager?.Value,
            ["IsActive"] = profile.IsActive,
            ["IsGuest"] = profile.IsGuest,
            ["Photo"] = profile.Photo,
        });

    public static (string Tenant, Profile Profile) Read(TableRow row) => (
        row.Text("Tenant") ?? "",
        new Profile(
            new Person(new PersonId(row.Text("Id") ?? ""), row.Text("Name") ?? ""),
            row.Text("Mail"),
            row.Text("UserPrincipalName"),
            row.Text("JobTitle"),
            row.Text("Department"),
            row.Text("Place"),
            row.Text("Manager") is { } manager ? new PersonId(manager) : null,
            row.Flag("IsActive"),
            row.Flag("IsGuest"),
            row.Text("Photo")));
}
