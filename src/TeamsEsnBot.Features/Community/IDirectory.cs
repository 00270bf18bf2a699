namespace TeamsEsnBot.Features.Community;

/// <summary>The company's directory, an edge: Microsoft Graph in production. Slow and throttled, so only <see cref="PresenceAsync"/> is asked while a person waits.</summary>
internal interface IDirectory
{
    /// <summary>Everybody, without pictures and self descriptions.</summary>
    IAsyncEnumerable<Profile> PeopleAsync(CancellationToken cancel);

    /// <summary>What the person wrote about themselves; <see cref="SelfDescription.Empty"/> when there is no such profile.</summary>
    Task<SelfDescription> DescriptionAsync(PersonId person, CancellationToken cancel);

    /// <summary>A small picture as a data URI, or null.</summary>
    Task<string?> PhotoAsync(PersonId person, CancellationToken cancel);

    /// <summary>Presence now; people it cannot be told for are missing.</summary>
    Task<IReadOnlyDictionary<PersonId, Presence>> PresenceAsync(IReadOnlyCollection<PersonId> people, CancellationToken cancel);
}
