using System.Runtime.CompilerServices;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.Telling;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Tests.Testing;

/// <summary>The directory, on paper.</summary>
internal sealed class PaperDirectory : IDirectory
{
    public Dictionary<PersonId, Profile> People { get; } = [];

    public Dictionary<PersonId, SelfDescription> Descriptions { get; } = [];

    public Dictionary<PersonId, Presence> Presences { get; } = [];

    public async IAsyncEnumerable<Profile> PeopleAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        await Task.CompletedTask;
        foreach (var profile in People.Values)
        {
            yield return profile;
        }
    }

    public Task<SelfDescription> DescriptionAsync(PersonId person, CancellationToken cancel) =>
        Task.FromResult(Descriptions.GetValueOrDefault(person, SelfDescription.Empty));

    public Task<string?> PhotoAsync(PersonId person, CancellationToken cancel) => Task.FromResult<string?>(null);

    public Task<IReadOnlyDictionary<PersonId, Presence>> PresenceAsync(IReadOnlyCollection<PersonId> people, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyDictionary<PersonId, Presence>>(Presences);
}

/// <summary>Who sits where: everybody everywhere, but those who were sent out. Teams says nothing about channels until it is told what to say.</summary>
internal sealed class PaperRoster : IRoster
{
    public HashSet<PersonId> Outside { get; } = [];

    /// <summary>Channels, by id, that only these people are in.</summary>
    public Dictionary<string, IReadOnlyList<PersonId>> Private { get; } = [];

    /// <summary>What a team consists of, by its id.</summary>
    public Dictionary<string, IReadOnlyList<Place>> Channels { get; } = [];

    public Task<bool> IsMemberAsync(string tenant, Place place, PersonId person, CancellationToken cancel) =>
        Task.FromResult(!Outside.Contains(person) && (!Private.TryGetValue(place.Channel ?? "", out var inside) || inside.Contains(person)));

    public Task<IReadOnlyList<Place>?> ChannelsOfAsync(string tenant, Place channel, CancellationToken cancel) =>
        Task.FromResult(Channels.GetValueOrDefault(channel.Team ?? ""));
}

/// <summary>Keeps what was sent, and can be told to refuse.</summary>
internal sealed class PostRoom : IDelivery
{
    public List<Outgoing> Sent { get; } = [];

    public Queue<DeliveryOutcome> Trouble { get; } = [];

    public Task<DeliveryOutcome> SendAsync(Outgoing message, CancellationToken cancel)
    {
        if (Trouble.TryDequeue(out var outcome))
        {
            return Task.FromResult(outcome);
        }

        Sent.Add(message);
        return Task.FromResult(DeliveryOutcome.Sent);
    }

    /// <summary>The messages to one person.</summary>
    public IReadOnlyList<Outgoing> To(Colleague person) => [.. Sent.Where(message => message.To?.Id == person.Id)];
}
