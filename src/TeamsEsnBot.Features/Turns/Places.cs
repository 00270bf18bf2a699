using TeamsEsnBot.Features.Community;

namespace TeamsEsnBot.Features.Turns;

/// <summary>The bot was added to a chat or team, or this person met it for the first time there.</summary>
internal sealed record CameIn(bool IsUpgrade) : Happening;

/// <summary>The bot was removed; nothing can be sent there any more.</summary>
/// <param name="IsOnlyThisChannel">True when it is still in the team, but not in this private or shared channel.</param>
internal sealed record WentOut(bool IsOnlyThisChannel = false) : News;

/// <summary>People joined the chat, team or channel.</summary>
internal sealed record Joined(IReadOnlyList<Person> People) : News;

/// <summary>People left it, or the company.</summary>
internal sealed record Left(IReadOnlyList<Person> People) : News;

/// <summary>Something became of a channel, which is the place of the turn.</summary>
/// <param name="Teams">The teams it is shared with now, or no longer.</param>
internal sealed record ChannelChanged(ChannelChange Change, IReadOnlyList<string> Teams) : News;

internal enum ChannelChange
{
    Created,
    Renamed,
    Deleted,
    Restored,
    Shared,
    Unshared,
}

/// <summary>Something became of a team; the place of the turn is its first channel.</summary>
internal sealed record TeamChanged(TeamChange Change) : News;

internal enum TeamChange
{
    Renamed,

    /// <summary>It can be read, but nobody can post in it.</summary>
    Archived,
    Unarchived,
    Deleted,

    /// <summary>It cannot be restored any more.</summary>
    HardDeleted,
    Restored,
}
