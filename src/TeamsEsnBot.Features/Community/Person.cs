namespace TeamsEsnBot.Features.Community;

/// <summary>The Entra object id: the only id that is the same in Teams, Graph and mail.</summary>
internal readonly record struct PersonId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>Somebody in the company, as a turn or a card names them.</summary>
internal sealed record Person(PersonId Id, string Name);

/// <summary>What the directory says about a person.</summary>
/// <param name="Mail">Null for people without a mailbox.</param>
/// <param name="Place">Office or city, as the company writes it.</param>
/// <param name="IsActive">False once the account is disabled or gone: such people are never shown.</param>
/// <param name="Photo">A small picture as a data URI; null when there is none.</param>
internal sealed record Profile(
    Person Who,
    string? Mail,
    string? UserPrincipalName = null,
    string? JobTitle = null,
    string? Department = null,
    string? Place = null,
    PersonId? Manager = null,
    bool IsActive = true,
    bool IsGuest = false,
    string? Photo = null)
{
    /// <summary>“Platform Engineer · Platform Engineering · Porto”, as far as it is known.</summary>
    public string About => string.Join(" · ", new[] { JobTitle, Department, Place }.Where(part => !string.IsNullOrEmpty(part)));
}

/// <summary>The parts of a profile that people write about themselves.</summary>
internal sealed record SelfDescription(
    IReadOnlyList<string> Skills,
    IReadOnlyList<string> Interests,
    IReadOnlyList<string> Responsibilities,
    string? AboutMe)
{
    public static readonly SelfDescription Empty = new([], [], [], null);
}

/// <summary>Whether a person can be reached right now. Asked for when a card is shown, never stored.</summary>
internal enum Presence
{
    Unknown,
    Available,
    Busy,
    Away,
    OutOfOffice,
}
