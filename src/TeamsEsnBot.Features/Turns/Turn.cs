using System.Text.Json.Serialization;
using TeamsEsnBot.Features.Cards;
using TeamsEsnBot.Features.Community;

namespace TeamsEsnBot.Features.Turns;

/// <summary>One thing that reached the bot: somebody typed, pressed, searched, or brought it to a new place.</summary>
/// <param name="Id">The same for every delivery of the same thing; the key that makes a second delivery harmless.</param>
/// <param name="By">Who did it; see <see cref="IsByNobodyKnown"/>.</param>
/// <param name="Locale">Language tag of the client, such as <c>de-DE</c>; empty when unknown.</param>
/// <param name="At">When it happened.</param>
internal sealed record Turn(string Id, string Tenant, Person By, Place Where, Happening What, string Locale, DateTimeOffset At)
{
    /// <summary>True when Teams does not say who: some news of places, and links pasted by people who do not have the app. The id is empty then.</summary>
    public bool IsByNobodyKnown => By.Id.Value.Length == 0;

    /// <summary>
    /// How long a second delivery gets the first answer; null for ever. Set when the id comes from the card and not from Teams: then the same press may
    /// also be meant again, some time later.
    /// </summary>
    public TimeSpan? Memory { get; init; }

    /// <summary>How the door answers it when that must come later.</summary>
    public ReturnAddress? Return { get; init; }
}

/// <summary>Where a turn happened.</summary>
/// <param name="Conversation">Id of the chat, or of the thread in a channel.</param>
/// <param name="Team">Id of the team, in channels.</param>
/// <param name="Channel">Id of the channel, in channels.</param>
/// <param name="Name">The channel's or the chat's own name, when known. The first channel of a team has none.</param>
/// <param name="TeamName">The team's name, when known.</param>
/// <param name="IsForSome">True for private and shared channels, whose members are not those of the team.</param>
internal sealed record Place(
    PlaceKind Kind, string Conversation, string? Team = null, string? Channel = null, string? Name = null, string? TeamName = null, bool IsForSome = false)
{
    public bool IsPersonal => Kind is PlaceKind.Personal;

    /// <summary>“Team / Channel” or the chat's name, as far as it is known, in the reader's language; null when nothing is.</summary>
    public string? Title
    {
        get
        {
            // Teams leaves it to us to say “General”: that channel's id is the team's.
            var own = Kind is PlaceKind.Channel && Channel == Team ? Name ?? Wording.GeneralChannel : Name;
            return string.IsNullOrEmpty(TeamName) || string.IsNullOrEmpty(own) ? own ?? TeamName : $"{TeamName} / {own}";
        }
    }
}

internal enum PlaceKind
{
    Personal,
    GroupChat,
    Channel,
}

/// <summary>How the door answers a turn later. Features leave it alone.</summary>
/// <param name="Address">The address of Teams that the turn came from.</param>
/// <param name="Invoke">The name that Teams gave the call; null when it was a message or an event.</param>
internal sealed record ReturnAddress(string Address, string? Invoke);

/// <summary>What happened in a turn. Those that may change something can be written down; see <see cref="UnfinishedTurns"/>.</summary>
[JsonPolymorphic]
[JsonDerivedType(typeof(Said), "said")]
[JsonDerivedType(typeof(Pressed), "pressed")]
[JsonDerivedType(typeof(Previewed), "previewed")]
[JsonDerivedType(typeof(CameIn), "cameIn")]
[JsonDerivedType(typeof(WentOut), "wentOut")]
[JsonDerivedType(typeof(Edited), "edited")]
[JsonDerivedType(typeof(Deleted), "deleted")]
[JsonDerivedType(typeof(Undeleted), "undeleted")]
[JsonDerivedType(typeof(Reacted), "reacted")]
[JsonDerivedType(typeof(Rated), "rated")]
[JsonDerivedType(typeof(Joined), "joined")]
[JsonDerivedType(typeof(Left), "left")]
[JsonDerivedType(typeof(ChannelChanged), "channelChanged")]
[JsonDerivedType(typeof(TeamChanged), "teamChanged")]
[JsonDerivedType(typeof(SettingsSaved), "settingsSaved")]
[JsonDerivedType(typeof(InsertedCardPressed), "insertedCardPressed")]
internal abstract record Happening;

/// <summary>
/// Something that happened around the bot and asks it nothing. Any number of features may hear it, and only what they tell others counts of their
/// replies: whoever did it talked to somebody else.
/// </summary>
internal abstract record News : Happening;
