using System.Net.ServerSentEvents;
using TeamsEsnBot.DevRoom.Bot;
using TeamsEsnBot.DevRoom.Company;
using TeamsEsnBot.DevRoom.Conversations;

namespace TeamsEsnBot.DevRoom.Page;

/// <summary>Keeps an open page up to date: server-sent events with what this person may see.</summary>
internal static class EventEndpoints
{
    public static void MapEvents(this RouteGroupBuilder room)
    {
        room.MapGet("events", (
            string @as, Visitors visitors, Listeners listeners, Places places, PageViews views, IHostApplicationLifetime life, CancellationToken cancel) =>
        {
            var person = visitors.Person(@as);
            var ends = CancellationTokenSource.CreateLinkedTokenSource(cancel, life.ApplicationStopping);
            return TypedResults.ServerSentEvents(Follow(person, listeners.Listen(), places, views, ends));
        });

        room.MapGet("wire", (Wire wire) => wire.Last());
    }

    private static async IAsyncEnumerable<SseItem<object>> Follow(
        DemoPerson person, Listener listener, Places places, PageViews views, CancellationTokenSource ends)
    {
        using var _ = listener;
        using var __ = ends;

        // The first event tells the page that nothing from now on is missed.
        yield return new SseItem<object>(new { }, "ready");

        await foreach (var happened in Quietly(listener.Events(ends.Token)))
        {
            if (Shown(happened, person, places, views) is { } item)
            {
                yield return item;
            }
        }
    }

    private static SseItem<object>? Shown(RoomEvent happened, DemoPerson person, Places places, PageViews views)
    {
        return happened switch
        {
            RoomEvent.Message { OnlyFor: { } only } when only != person.Id => null,
            RoomEvent.Message { Said: var said } when CanSee(said.PlaceId) => new(views.Message(person, said), "message"),
            RoomEvent.Typing typing when CanSee(typing.PlaceId) => new(new { place = typing.PlaceId, root = typing.Root }, "typing"),
            RoomEvent.PlaceOpened { Place: var place } when CanSee(place.Id) => new(views.Place(person, place), "place"),
            RoomEvent.Wired { Entry: var entry } => new(entry, "wire"),
            RoomEvent.BotChanged => new(new { }, "bot"),
            _ => null,
        };

        bool CanSee(string placeId) => places.Find(placeId)?.IsOpenTo(person) == true;
    }

    /// <summary>A page that was closed, or a room that stops, is the ordinary end of the stream.</summary>
    private static async IAsyncEnumerable<RoomEvent> Quietly(IAsyncEnumerable<RoomEvent> events)
    {
        await using var each = events.GetAsyncEnumerator();

        while (true)
        {
            try
            {
                if (!await each.MoveNextAsync())
                {
                    yield break;
                }
            }
            catch (OperationCanceledException)
            {
                yield break;
            }

            yield return each.Current;
        }
    }
}
