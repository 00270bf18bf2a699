using System.Text.Json;
using TeamsEsnBot.DevRoom.Conversations;

namespace TeamsEsnBot.DevRoom.Bot;

/// <summary>The last requests between the room and the bot, both ways.</summary>
internal sealed class Wire(Listeners listeners, TimeProvider clock)
{
    private const int Kept = 200;

    private readonly Lock _gate = new();
    private readonly Queue<WireEntry> _entries = new();
    private long _number;

    public void Note(bool toBot, string title, int status, long startedAt, JsonElement? request, JsonElement? response)
    {
        WireEntry entry;

        lock (_gate)
        {
            var took = clock.GetElapsedTime(startedAt).TotalMilliseconds;
            entry = new WireEntry(++_number, clock.GetUtcNow(), toBot, title, status, Math.Round(took, 1), request, response);
            _entries.Enqueue(entry);

            if (_entries.Count > Kept)
            {
                _entries.Dequeue();
            }
        }

        listeners.Tell(new RoomEvent.Wired(entry));
    }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<WireEntry> Last()
    {
        lock (_gate)
        {
            return [.. _entries];
        }
    }
}
