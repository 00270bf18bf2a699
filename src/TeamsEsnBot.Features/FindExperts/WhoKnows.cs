using TeamsEsnBot.Features.Community;

namespace TeamsEsnBot.Features.FindExperts;

/// <summary>“Who knows about Key Vault and Terraform?”</summary>
/// <param name="Typed">The question as it was typed, to be read; null when the topics are known.</param>
internal sealed record WhoKnows(string? Typed, IReadOnlyList<Topic> Topics)
{
    public static WhoKnows In(string? typed) => new(typed ?? "", []);

    /// <summary>The topics of a button.</summary>
    public static WhoKnows About(string? words) => new(null, Topic.AllOf(words));
}
