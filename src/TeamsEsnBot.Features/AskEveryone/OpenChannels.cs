using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Features.AskEveryone;

/// <summary>The channels that the bot can post in and a person can read: those of every team it was added to, as Teams names them now.</summary>
internal sealed class OpenChannels(Conversations conversations, IRoster roster)
{
    // Each team is two questions to Teams, each private channel one; more would make the person wait.
    private const int MostTeams = 12;
    private const int MostForSome = 12;

    /// <summary>What the person can choose from, by title.</summary>
    public async Task<IReadOnlyList<Place>> OfAsync(string tenant, Person person, CancellationToken cancel)
    {
        var teams = await conversations.ChannelsAsync(tenant, cancel)
            .GroupBy(known => known.Place.Team ?? known.Place.Channel)
            .Take(MostTeams)
            .ToListAsync(cancel);

        var channels = (await Task.WhenAll(teams.Select(team => OfTeamAsync(tenant, person, [.. team], cancel)))).SelectMany(open => open).ToArray();
        var isOpen = await Task.WhenAll(channels.Where(channel => channel.IsForSome).Take(MostForSome)
            .Select(async channel => (channel.Channel, IsMember: await roster.IsMemberAsync(tenant, channel, person.Id, cancel))));

        return
        [
            .. channels
                .Where(channel => !channel.IsForSome || isOpen.Any(one => one.IsMember && one.Channel == channel.Channel))
                .OrderBy(channel => channel.Title, StringComparer.CurrentCultureIgnoreCase)
                .ThenBy(channel => channel.Channel, StringComparer.Ordinal),
        ];
    }

    /// <summary>The channel with this id; null when the bot is not there, or the person is not (any more).</summary>
    public async Task<Place?> FindAsync(string tenant, Person person, string channel, CancellationToken cancel)
    {
        var known = await conversations.FindAsync(tenant, new Place(PlaceKind.Channel, channel, Channel: channel), cancel);
        return known is not null && await roster.IsMemberAsync(tenant, known.Place, person.Id, cancel) ? known.Place : null;
    }

    /// <summary>Everything in the team that is open to its members, and what is only for some, unasked; nothing when the person is not in the team.</summary>
    private async Task<IReadOnlyList<Place>> OfTeamAsync(string tenant, Person person, IReadOnlyList<KnownPlace> known, CancellationToken cancel)
    {
        var forAll = known.FirstOrDefault(one => !one.Place.IsForSome);
        var isInTeam = forAll is not null && await roster.IsMemberAsync(tenant, forAll.Place, person.Id, cancel);

        // Somebody from another team can be in a shared channel of this one.
        if (!isInTeam)
        {
            return [.. known.Select(one => one.Place).Where(place => place.IsForSome)];
        }

        if (await roster.ChannelsOfAsync(tenant, forAll!.Place, cancel) is not { } now)
        {
            return [.. known.Select(one => one.Place)];
        }

        foreach (var channel in now)
        {
            await conversations.RememberAsync(tenant, person, channel, forAll.Address, cancel);
        }

        // Teams need not list a private channel; one that is open to all and not listed is gone.
        return [.. now, .. known.Select(one => one.Place).Where(place => place.IsForSome && now.All(listed => listed.Channel != place.Channel))];
    }
}
