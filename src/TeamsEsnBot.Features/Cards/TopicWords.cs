using TeamsEsnBot.Features.Community;

namespace TeamsEsnBot.Features.Cards;

/// <summary>Several topics as people read them, and as a button carries them.</summary>
internal static class TopicWords
{
    /// <summary>“Key Vault and Terraform”.</summary>
    public static string InWords(this IReadOnlyList<Topic> topics) => topics is [var only] ? only.Name : Say.List([.. topics.Select(topic => topic.Name)]);

    /// <summary>In the form that <see cref="Topic.AllOf"/> takes apart again.</summary>
    public static string ForAButton(this IReadOnlyList<Topic> topics) => topics is [var only] ? only.Name : string.Join(", ", topics.Select(topic => topic.Name));
}
