using System.Collections.Concurrent;
using TeamsEsnBot.DevRoom.Company;

namespace TeamsEsnBot.DevRoom.Conversations;

/// <summary>How far each person has read. What was there when the room opened counts as read.</summary>
internal sealed class ReadMarks(Messages messages, TimeProvider clock)
{
    private readonly DateTimeOffset _opened = clock.GetUtcNow();
    private readonly ConcurrentDictionary<(string PersonId, string PlaceId), DateTimeOffset> _read = new();

    public void Read(DemoPerson person, Place place) => _read[(person.Id, place.Id)] = clock.GetUtcNow();

    public int Unread(DemoPerson person, Place place)
    {
        var since = _read.GetValueOrDefault((person.Id, place.Id), _opened);
        return messages.In(place.Id).Count(message => message.Time > since && message.Author != person.Id && !message.Deleted);
    }
}
