using TeamsEsnBot.Features.Community;

namespace TeamsEsnBot.Features.Turns;

/// <summary>Who is in a place: an edge, asked for one person at a time and never for a whole team.</summary>
internal interface IRoster
{
    /// <summary>Whether the person can read what is posted there; false also when the bot itself is not there any more.</summary>
    Task<bool> IsMemberAsync(string tenant, Place place, PersonId person, CancellationToken cancel);
}
