using System.Collections.Concurrent;
using System.Text.Json;
using TeamsEsnBot.DevRoom.Company;

namespace TeamsEsnBot.DevRoom.Conversations;

/// <summary>What was said, place by place, kept in memory while the room runs.</summary>
internal sealed class Messages(Listeners listeners)
{
    private readonly ConcurrentDictionary<string, Shelf> _shelves = new(StringComparer.Ordinal);

    // Teams shows the answer to a pressed button to the one who pressed; everybody else goes on seeing the message's own card.
    private readonly ConcurrentDictionary<(string PlaceId, string MessageId, string PersonId), JsonElement> _views = new();

    public void Add(ChatMessage message)
    {
        Put(message);
        listeners.Tell(new RoomEvent.Message(message));
    }

    /// <summary>Adds without telling open pages; for the history that is there before anybody comes.</summary>
    public void Put(ChatMessage message)
    {
        var shelf = On(message.PlaceId);

        lock (shelf)
        {
            shelf.ById[message.Id] = message;
        }
    }

    public ChatMessage? Find(string placeId, string? messageId)
    {
        var shelf = On(placeId);

        lock (shelf)
        {
            return messageId is null ? null : shelf.ById.GetValueOrDefault(messageId);
        }
    }

    /// <summary>Replaces a message for everybody; views of single persons end, as they were views of the card that is gone.</summary>
    public void Change(ChatMessage message)
    {
        foreach (var view in _views.Keys.Where(view => view.PlaceId == message.PlaceId && view.MessageId == message.Id))
        {
            _views.TryRemove(view, out _);
        }

        Add(message);
    }

    /// <summary>Shows this person another card in place of the message's own.</summary>
    public void ShowOnlyTo(DemoPerson person, ChatMessage message, JsonElement card)
    {
        _views[(message.PlaceId, message.Id, person.Id)] = card;
        listeners.Tell(new RoomEvent.Message(message, OnlyFor: person.Id));
    }

    /// <summary>The message as this person sees it.</summary>
    public ChatMessage SeenBy(DemoPerson person, ChatMessage message) =>
        _views.TryGetValue((message.PlaceId, message.Id, person.Id), out var card) ? message with { Attachments = [card] } : message;

    /// <summary>All messages of a place, oldest first.</summary>
    public IReadOnlyList<ChatMessage> In(string placeId)
    {
        var shelf = On(placeId);

        lock (shelf)
        {
            return [.. shelf.ById.Values];
        }
    }

    private Shelf On(string placeId) => _shelves.GetOrAdd(placeId, _ => new Shelf());

    private sealed class Shelf
    {
        public SortedList<string, ChatMessage> ById { get; } = new(ByAge.Instance);
    }

    /// <summary>Ids are numbers of milliseconds: shorter is older, then digit by digit.</summary>
    private sealed class ByAge : IComparer<string>
    {
        public static readonly ByAge Instance = new();

        public int Compare(string? x, string? y) =>
            x?.Length != y?.Length ? Comparer<int?>.Default.Compare(x?.Length, y?.Length) : string.CompareOrdinal(x, y);
    }
}
