using TeamsEsnBot.Features.Community;

namespace TeamsEsnBot.Features.FindExperts;

/// <summary>“Who knows about Key Vault and Terraform?”</summary>
/// <param name="Topics">Empty when nothing was named.</param>
/// <param name="IsGuess">True when the words were no question for people, and searching is only our best guess.</param>
internal sealed record WhoKnows(IReadOnlyList<Topic> Topics, bool IsGuess = false)
{
    public static WhoKnows About(string? words) => new(Topic.AllOf(words));
}
