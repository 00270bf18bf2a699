using TeamsEsnBot.DevRoom.Bot;
using TeamsEsnBot.DevRoom.Company;
using TeamsEsnBot.DevRoom.Conversations;

namespace TeamsEsnBot.DevRoom.Page;

/// <summary>What the page asks first, and whenever somebody walks to another place.</summary>
internal static class StartEndpoints
{
    // Enough for a screen or three; older threads are asked for with “before”.
    private const int ThreadsAtOnce = 25;

    public static void MapStart(this RouteGroupBuilder room)
    {
        room.MapGet("people", (DemoCompany company, People people, PageViews views, BotDoor door) => new
        {
            company = company.Name,
            tenant = company.TenantId,
            bot = views.Bot(),
            botProblem = door.Address is null ? door.WhyDown : null,
            people = people.All.Select(PageViews.Person),
        });

        room.MapGet("places", (string @as, Visitors visitors, Places places, PageViews views, AppManifest app) =>
        {
            var person = visitors.Person(@as);
            return new
            {
                me = PageViews.Person(person),
                places = places.Of(person).Select(place => views.Place(person, place)),
                suggestions = app.Suggestions,
                queries = app.Queries,
                composeActions = app.Actions("compose"),
                messageActions = app.Actions("message"),
            };
        });

        // The picture that the app shows in Teams; a stand-in where the manifest brings none.
        room.MapGet("icon", (AppManifest app) => app.IconFile is { } file
            ? Results.File(file, "image/png")
            : Results.Redirect("/icon.svg"));

        room.MapGet("messages", (string @as, string place, string? before, string? around, Visitors visitors, Messages messages, PageViews views) =>
        {
            var person = visitors.Person(@as);
            var where = visitors.Place(person, place);
            var (said, more) = Window(messages.In(where.Id), before, around);
            return new { messages = said.Select(message => views.Message(person, message)), more };
        });

        room.MapPost("visit", async (Visit visit, Visitors visitors, Installations installations, ReadMarks reads, CancellationToken cancel) =>
        {
            var person = visitors.Person(visit.As);
            var where = visitors.Place(person, visit.Place);
            reads.Read(person, where);
            var problem = where.Kind == PlaceKind.Personal ? await installations.AddAsync(where, person, cancel) : null;
            return new { problem };
        });

        room.MapPost("chats", (OpenChat wanted, Visitors visitors, People people, Places places, PageViews views, Listeners listeners) =>
        {
            var person = visitors.Person(wanted.As);
            var others = wanted.With.Select(id => people.Find(id) ?? throw new PageProblem($"Nobody here has the address {id}.", StatusCodes.Status404NotFound));
            DemoPerson[] members = [person, .. others.Where(other => other.Id != person.Id)];

            if (members.Length == 1)
            {
                throw new PageProblem("A chat needs somebody else.");
            }

            var (place, isNew) = places.ChatOf(members);

            if (isNew)
            {
                listeners.Tell(new RoomEvent.PlaceOpened(place));
            }

            return views.Place(person, place);
        });
    }

    /// <summary>The newest threads (in a chat, messages), those before a message, or all from a message on. “more” says that there are older ones.</summary>
    private static (IReadOnlyList<ChatMessage> Said, bool More) Window(IReadOnlyList<ChatMessage> all, string? before, string? around)
    {
        var threads = all.GroupBy(message => message.Root ?? message.Id).ToList();
        var end = before is null ? threads.Count : Math.Max(0, threads.FindIndex(thread => thread.Key == before));
        var start = Math.Max(0, end - ThreadsAtOnce);

        if (around is not null && threads.FindIndex(thread => thread.Any(message => message.Id == around)) is >= 0 and var at)
        {
            start = Math.Min(start, Math.Max(0, at - 1));
        }

        return ([.. threads[start..end].SelectMany(thread => thread)], start > 0);
    }

    private sealed record Visit(string As, string Place);

    private sealed record OpenChat(string As, string[] With);
}
