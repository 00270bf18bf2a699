using System.Collections.Concurrent;
using TeamsEsnBot.Features.Community;

namespace TeamsEsnBot.CompanyDirectory;

/// <summary>Presence for a minute, in memory only: long enough for a burst of questions, too short to be a record of anybody's day.</summary>
internal sealed class PresenceCache(TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<PersonId, (Presence Presence, DateTimeOffset Until)> _known = new();

    /// <summary>The people whose presence must be asked for.</summary>
    public IReadOnlyCollection<PersonId> NotIn(IReadOnlyCollection<PersonId> people)
    {
        var now = time.GetUtcNow();
        List<PersonId>? unknown = null;
        foreach (var person in people)
        {
            if (Find(person, now) is null)
            {
                (unknown ??= []).Add(person);
            }
        }

        return unknown ?? [];
    }

    /// <summary>Those of the people whose presence is known.</summary>
    public IReadOnlyDictionary<PersonId, Presence> Of(IReadOnlyCollection<PersonId> people)
    {
        var now = time.GetUtcNow();
        var present = new Dictionary<PersonId, Presence>(people.Count);
        foreach (var person in people)
        {
            if (Find(person, now) is { } presence)
            {
                present[person] = presence;
            }
        }

        return present;
    }

    public void Keep(IEnumerable<(PersonId Person, Presence Presence)> told)
    {
        var now = time.GetUtcNow();
        foreach (var (person, presence) in told)
        {
            _known[person] = (presence, now + Fresh);
        }

        foreach (var old in _known.Where(known => known.Value.Until < now))
        {
            _known.TryRemove(old);
        }
    }

    private Presence? Find(PersonId person, DateTimeOffset now) => _known.TryGetValue(person, out var known) && known.Until > now ? known.Presence : null;
}
