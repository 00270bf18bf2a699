using TeamsEsnBot.Features.Community;

namespace TeamsEsnBot.Features.Turns;

/// <summary>One thing that reached the bot: somebody typed, pressed, searched, or brought it to a new place.</summary>
/// <param name="Id">The same for every delivery of the same thing; the key that makes a second delivery harmless.</param>
/// <param name="Locale">Language tag of the client, such as <c>de-DE</c>; empty when unknown.</param>
/// <param name="At">When it happened.</param>
internal sealed record Turn(string Id, string Tenant, Person By, Place Where, Happening What, string Locale, DateTimeOffset At);

/// <summary>Where a turn happened.</summary>
/// <param name="Conversation">Id of the chat, or of the thread in a channel.</param>
/// <param name="Team">Id of the team, in channels.</param>
/// <param name="Channel">Id of the channel, in channels.</param>
/// <param name="Name">“Team / Channel” or the chat's name, when known.</param>
internal sealed record Place(PlaceKind Kind, string Conversation, string? Team = null, string? Channel = null, string? Name = null)
{
    public bool IsPersonal => Kind is PlaceKind.Personal;
}

internal enum PlaceKind
{
    Personal,
    GroupChat,
    Channel,
}

/// <summary>What happened in a turn.</summary>
internal abstract record Happening;

/// <summary>A message. The bot's own mention is already taken out of the text.</summary>
/// <param name="Mentions">The other people mentioned; their names still stand in the text.</param>
internal sealed record Said(string Text, IReadOnlyList<Person> Mentions) : Happening;

/// <summary>A button on a card or in a dialog. The data come from the client: ids to look up, never facts to believe.</summary>
/// <param name="Card">Id of the message that holds the card; null in a dialog.</param>
internal sealed record Pressed(string Verb, IReadOnlyDictionary<string, string> Data, string? Card) : Happening
{
    /// <summary>A value of the button or of an input; empty when it is missing.</summary>
    public string this[string name] => Data.TryGetValue(name, out var value) ? value : "";
}

/// <summary>A search from the compose box.</summary>
/// <param name="IsFirst">True when the search opened and nothing is typed yet.</param>
internal sealed record Searched(string Command, string Text, int Skip, int Take, bool IsFirst) : Happening;

/// <summary>An action picked from a message's menu, before any dialog.</summary>
internal sealed record Picked(string Command, PickedMessage Message) : Happening;

/// <summary>The bot was added to a chat or team, or this person met it for the first time there.</summary>
internal sealed record CameIn(bool IsUpgrade) : Happening;

/// <summary>The bot was removed; nothing can be sent there any more.</summary>
internal sealed record WentOut : Happening;

/// <summary>The message an action was picked on.</summary>
/// <param name="Text">Its words without markup.</param>
/// <param name="Author">Null when a bot, a guest without id or nobody is named.</param>
internal sealed record PickedMessage(string Id, string Text, Person? Author, string? Link);
