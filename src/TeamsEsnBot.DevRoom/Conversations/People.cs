using TeamsEsnBot.DevRoom.Company;

namespace TeamsEsnBot.DevRoom.Conversations;

/// <summary>The people of the demo company, found by any id that Teams accepts for a person: MRI, Entra object id, mail address or user principal name.</summary>
internal sealed class People
{
    private readonly Dictionary<string, DemoPerson> _byAnyId = new(StringComparer.OrdinalIgnoreCase);

    public People(DemoCompany company)
    {
        // Who has left is still the author of what he or she wrote, but can no longer enter the room.
        All = [.. company.People.Where(person => person.AccountEnabled)];

        foreach (var person in company.People)
        {
            foreach (var id in (string[])[person.Id, person.Mri, person.Mail, person.UserPrincipalName])
            {
                _byAnyId.TryAdd(id, person);
            }
        }
    }

    /// <summary>Everybody with an enabled account, in the order of the directory.</summary>
    public IReadOnlyList<DemoPerson> All { get; }

    public DemoPerson? Find(string? id) => id is null ? null : _byAnyId.GetValueOrDefault(id);
}
