using System.Collections.Concurrent;
using TeamsEsnBot.Features.Community;

namespace TeamsEsnBot.CompanyDirectory;

/// <summary>Presence for a minute, in memory only: long enough for a burst of questions, too short to be a record of anybody's day.</summary>
internal sealed class PresenceCache(TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<PersonId, (Presence Presence, DateTimeOffset Until)> _known = new();

    public IReadOnlyCollection<PersonId> NotIn(IReadOnlyCollection<PersonId> people) => [.. people.Where(person => Find(person) is null)];

    public IReadOnlyDictionary<PersonId, Presence> Of(IReadOnlyCollection<PersonId> people) =>
        people.Distinct().Where(person => Find(person) is not null).ToDictionary(person => person, person => Find(person)!.Value);

    public void Keep(IEnumerable<(PersonId Person, Presence Presence)> told)
    {
        var until = time.GetUtcNow() + Fresh;
        foreach (var (person, presence) in told)
        {
            _known[person] = (presence, until);
        }

        foreach (var old in _known.Where(known => known.Value.Until < time.GetUtcNow()))
        {
            _known.TryRemove(old);
        }
    }

    private Presence? Find(PersonId person) => _known.TryGetValue(person, out var known) && known.Until > time.GetUtcNow() ? known.Presence : null;
}
