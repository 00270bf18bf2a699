using Microsoft.Extensions.Options;

namespace TeamsEsnBot.Features.Community;

/// <summary>The people whom the company trusts with what all share. A mail address makes nobody a champion: unlike a user principal name, it may be anybody's.</summary>
internal sealed class Champions(IOptions<CommunityOptions> options, People people)
{
    private readonly string[] _listed = [.. options.Value.Champions.Distinct(StringComparer.OrdinalIgnoreCase)];

    public bool Is(string tenant, PersonId person) =>
        IsListed(person.Value) || (people.Find(tenant, person)?.UserPrincipalName is { } name && IsListed(name));

    /// <summary>The names of those whom the directory knows, in the order they are listed.</summary>
    public IReadOnlyList<string> Names(string tenant, int take) =>
    [
        .. _listed.Select(listed => people.FindByAddress(tenant, listed))
            .OfType<Profile>()
            .Where(profile => profile.IsActive && Is(tenant, profile.Who.Id))
            .Select(profile => profile.Who.Name)
            .Distinct()
            .Take(take),
    ];

    private bool IsListed(string idOrName) => _listed.Contains(idOrName, StringComparer.OrdinalIgnoreCase);
}
