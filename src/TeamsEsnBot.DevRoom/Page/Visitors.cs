using TeamsEsnBot.DevRoom.Company;
using TeamsEsnBot.DevRoom.Conversations;

namespace TeamsEsnBot.DevRoom.Page;

/// <summary>Who sits at the page, and where he or she is looking: checked before anything is done in that name.</summary>
internal sealed class Visitors(DemoCompany company, People people, Places places, Messages messages)
{
    /// <exception cref="PageProblem">Nobody with an account has this id.</exception>
    public DemoPerson Person(string? id) => people.Find(id) is { AccountEnabled: true } person
        ? person
        : throw new PageProblem($"Nobody at {company.Name} has the id “{id}”. Pick a person in the list.", StatusCodes.Status404NotFound);

    /// <exception cref="PageProblem">There is no such place, or this person is not in it.</exception>
    public Place Place(DemoPerson person, string? id) => places.Find(id) is { } place && place.IsOpenTo(person)
        ? place
        : throw new PageProblem($"{person.DisplayName} is in no chat or channel with the id “{id}”.", StatusCodes.Status404NotFound);

    /// <exception cref="PageProblem">The message is not there, or was deleted.</exception>
    public ChatMessage Message(DemoPerson person, Place place, string? id) => messages.Find(place.Id, id) is { Deleted: false } message
        ? messages.SeenBy(person, message)
        : throw new PageProblem("That message is no longer there.", StatusCodes.Status404NotFound);

    /// <summary>The thread's root; null outside channels.</summary>
    /// <exception cref="PageProblem">The channel has no such thread.</exception>
    public string? Thread(Place place, string? root) => (place.Kind, root) switch
    {
        (not PlaceKind.Channel, _) or (_, null or "") => null,
        _ when messages.Find(place.Id, root) is { Root: { } found } => found,
        _ => throw new PageProblem($"{place.Name} has no thread {root}.", StatusCodes.Status404NotFound),
    };
}
