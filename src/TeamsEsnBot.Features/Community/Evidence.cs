using System.Security.Cryptography;
using System.Text;
using TeamsEsnBot.Expertise;

namespace TeamsEsnBot.Features.Community;

/// <summary>A dated fact, with a source a colleague could open, that speaks for a person's knowledge.</summary>
/// <param name="Id">Unique for the person; derived from the source, so that recording a fact twice changes nothing.</param>
/// <param name="Title">The words a colleague recognises it by: a question's title, a topic, a list of skills.</param>
/// <param name="Text">More of the source, for finding it; never shown. At most <see cref="LongestText"/> characters are kept.</param>
/// <param name="By">The colleague it comes from: who thanked, who endorsed.</param>
/// <param name="Link">Opens the source.</param>
/// <param name="Place">Where the source is, in words: “Platform / Kubernetes”.</param>
/// <param name="Audience">The people who could open the source; null means everyone.</param>
/// <param name="Answer">What the person wrote in answer, for finding it; never shown. Cut like <paramref name="Text"/>.</param>
/// <param name="Thread">The thread it belongs to; null for none.</param>
internal sealed record Evidence(
    string Id,
    PersonId Person,
    EvidenceKind Kind,
    DateTimeOffset When,
    string Title,
    string Text,
    IReadOnlyList<string> Topics,
    Person? By = null,
    string? Link = null,
    string? Place = null,
    int Votes = 0,
    IReadOnlyList<PersonId>? Audience = null,
    string Answer = "",
    string? Thread = null)
{
    public const int LongestText = 4_000;

    /// <summary>Whether the person could open the source, and so may be shown it.</summary>
    public bool MayBeOpenedBy(PersonId person) => Audience is null || Audience.Contains(person);

    /// <summary>An id from the parts that make the fact what it is: the same parts give the same id on every machine.</summary>
    public static string IdOf(params string[] parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001F', parts))))[..24];

    /// <summary>What somebody says about themselves: one fact for each topic, however often and wherever it is said.</summary>
    public static Evidence Stated(PersonId person, Topic topic, DateTimeOffset when, string text = "") =>
        new(IdOf("stated", topic.Key), person, EvidenceKind.Stated, when, topic.Name, text, [topic.Name]);

    /// <summary>The form that the ranking engine reads. Ids are unique in the tenant there, so the person is part of it.</summary>
    public EvidenceDocument ToDocument() => new(
        EvidenceRow.DocumentId(Person, Id),
        Person.Value,
        Kind,
        When,
        Title,
        Text,
        Topics,
        Votes,
        Audience?.Select(person => person.Value).ToHashSet(),
        Answer,
        Thread,
        By?.Id.Value);
}
