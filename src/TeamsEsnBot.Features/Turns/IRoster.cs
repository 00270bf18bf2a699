using TeamsEsnBot.Features.Community;

namespace TeamsEsnBot.Features.Turns;

/// <summary>Who is in a place, and which channels a team has: an edge. People are asked for one at a time and never for a whole team.</summary>
internal interface IRoster
{
    /// <summary>Whether the person can read what is posted there; false also when the bot itself is not there any more.</summary>
    Task<bool> IsMemberAsync(string tenant, Place place, PersonId person, CancellationToken cancel);

    /// <summary>The channels that the bot can see in the team of this channel, as Teams names them now; null when Teams does not say.</summary>
    Task<IReadOnlyList<Place>?> ChannelsOfAsync(string tenant, Place channel, CancellationToken cancel);
}
