using System.Collections.Concurrent;
using TeamsEsnBot.DevRoom.Company;
using TeamsEsnBot.DevRoom.Conversations;

namespace TeamsEsnBot.DevRoom.Bot;

/// <summary>Tells the bot once in each place that it was added there, with the two activities that Teams sends for that.</summary>
internal sealed class Installations(BotDoor bot, TeamsActivities activities, People people, Places places)
{
    private readonly ConcurrentDictionary<string, byte> _told = new(StringComparer.Ordinal);

    /// <returns>The first problem in words; null when the bot took it, or knew already.</returns>
    public async Task<string?> AddAsync(Place place, DemoPerson by, CancellationToken cancel)
    {
        if (!_told.TryAdd(place.Id, 0))
        {
            return null;
        }

        var installed = await bot.SendAsync(activities.Installed(by, place), cancel);
        var added = await bot.SendAsync(activities.BotAdded(by, place), cancel);
        var problem = installed.Problem ?? added.Problem;

        if (problem is not null)
        {
            // Told again at the next visit.
            _told.TryRemove(place.Id, out _);
        }

        return problem;
    }

    /// <summary>What the administrator did before anybody came: teams and group chats have the bot.</summary>
    public async Task<string?> AddEverywhereAsync(CancellationToken cancel)
    {
        string? problem = null;

        foreach (var place in places.WhereTheBotIsInstalledAtStart())
        {
            problem ??= await AddAsync(place, place.Members is [var member, ..] ? member : people.All[0], cancel);
        }

        return problem;
    }
}
