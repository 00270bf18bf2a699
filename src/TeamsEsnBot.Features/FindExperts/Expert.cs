using TeamsEsnBot.Expertise;
using TeamsEsnBot.Features.Community;

namespace TeamsEsnBot.Features.FindExperts;

/// <summary>A person to be shown, with what speaks for them, in the order of a card.</summary>
/// <param name="Place">Why the person is on the list.</param>
internal sealed record Expert(Profile Profile, IReadOnlyList<Reason> Reasons, Presence Presence, ListedFor Place = ListedFor.Knowing);

/// <summary>The people found.</summary>
/// <param name="Asked">The topics as they were asked.</param>
/// <param name="Understood">The topics as they were read, typos and abbreviations resolved.</param>
internal sealed record Found(IReadOnlyList<Topic> Asked, IReadOnlyList<Topic> Understood, IReadOnlyList<Expert> Experts)
{
    /// <summary>True when the topics were read differently from how they were written.</summary>
    public bool WasCorrected => Understood.Count > 0 && !Understood.SequenceEqual(Asked);
}
