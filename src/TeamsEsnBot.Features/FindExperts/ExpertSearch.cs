using TeamsEsnBot.Expertise;
using TeamsEsnBot.Features.Community;

namespace TeamsEsnBot.Features.FindExperts;

/// <summary>Asks the index, leaves out whom nobody or this searcher should see, places lower whom several colleagues doubt, and fetches what a card needs.</summary>
internal sealed class ExpertSearch(IExpertIndex index, People people, EvidenceStore evidence, Preferences preferences, IDirectory directory, TimeProvider time)
{
    /// <summary>People on a card.</summary>
    public const int MostPeople = 5;

    private const int MostReasons = 2;

    // A card without presence is better than a late card.
    private static readonly TimeSpan PresencePatience = TimeSpan.FromMilliseconds(400);

    /// <summary>The people who know about the topics, best first; nobody when there are none that the searcher may see.</summary>
    public Task<Found> FindAsync(string tenant, Person searcher, IReadOnlyList<Topic> topics, CancellationToken cancel) =>
        FindAsync(tenant, searcher, topics, [.. topics.Select(topic => topic.Name)], null, cancel);

    /// <summary>The people who know about what a message says, but not its author.</summary>
    public Task<Found> FindForTextAsync(string tenant, Person searcher, Topic shown, string text, PersonId? author, CancellationToken cancel) =>
        FindAsync(tenant, searcher, [shown], [text], author, cancel);

    private async Task<Found> FindAsync(
        string tenant, Person searcher, IReadOnlyList<Topic> topics, IReadOnlyList<string> texts, PersonId? author, CancellationToken cancel)
    {
        var skipped = preferences.Skipped(tenant, searcher.Id, topics);
        var doubts = preferences.Doubted(tenant, topics, time.GetUtcNow());
        var ranking = Ask(MayShow);
        IReadOnlyList<Topic> understood = [.. ranking.Understood.Select(Topic.Of).OfType<Topic>()];

        // Only now is it known which topics were meant, and so who asked not to be shown for them.
        Topic[] notForEverybody = [.. topics.Where(preferences.IsNotForEverybody), .. understood.Where(preferences.IsNotForEverybody)];
        if (notForEverybody.Length > 0 && ranking.People.Any(person => IsHidden(person.Person)))
        {
            ranking = Ask(person => MayShow(person) && !IsHidden(person));
        }

        var present = await PresenceAsync([.. ranking.People.Select(person => new PersonId(person.Person))], cancel);
        var asked = new AskedNames(index, tenant, searcher.Id, texts, understood);
        return new Found(topics, understood, await ExpertsAsync(tenant, searcher, ranking.People, asked, present, cancel));

        Ranking Ask(Func<string, bool> mayShow) =>
            index.WhoKnows(new ExpertQuery(tenant, texts, searcher.Id.Value, time.GetUtcNow(), MostPeople, mayShow, doubts, UnitOf));

        string? UnitOf(string person) => people.Find(tenant, new PersonId(person))?.Department;

        bool MayShow(string person)
        {
            var id = new PersonId(person);
            return id != searcher.Id && id != author && people.MayBeShown(tenant, id) && !skipped.Contains(id);
        }

        bool IsHidden(string person) => notForEverybody.Any(topic => preferences.IsNotFor(tenant, new PersonId(person), topic));
    }

    /// <summary>Topics worth trying: what most people have shown to know.</summary>
    public IReadOnlyList<Topic> Popular(string tenant, int take) => [.. index.PopularTopics(tenant, take).Select(Topic.Of).OfType<Topic>()];

    /// <summary>Everybody at once: where pieces are not at hand, nobody waits for another's.</summary>
    private Task<Expert[]> ExpertsAsync(
        string tenant,
        Person searcher,
        IReadOnlyList<RankedPerson> ranked,
        AskedNames asked,
        IReadOnlyDictionary<PersonId, Presence> present,
        CancellationToken cancel) =>
        Task.WhenAll([.. ranked.Select(person => ExpertAsync(tenant, searcher, person, asked, present, cancel))]);

    private async Task<Expert> ExpertAsync(
        string tenant, Person searcher, RankedPerson ranked, AskedNames asked, IReadOnlyDictionary<PersonId, Presence> present, CancellationToken cancel)
    {
        var reasons = new Reasons(MostReasons, asked.AreOn);
        foreach (var id in ranked.Evidence)
        {
            // One deleted in this very moment is simply not there.
            if (await evidence.FindAsync(tenant, id, cancel) is { } found && found.MayBeOpenedBy(searcher.Id))
            {
                reasons.Add(found);
                if (reasons.IsComplete)
                {
                    break;
                }
            }
        }

        var person = new PersonId(ranked.Person);
        return new Expert(people.Find(tenant, person)!, reasons.ToArray(), present.GetValueOrDefault(person), ranked.Place);
    }

    private async Task<IReadOnlyDictionary<PersonId, Presence>> PresenceAsync(IReadOnlyCollection<PersonId> ids, CancellationToken cancel)
    {
        if (ids.Count == 0)
        {
            return new Dictionary<PersonId, Presence>();
        }

        // Most are at hand. Those that come late are there for the next card.
        var asked = directory.PresenceAsync(ids, cancel);
        try
        {
            return asked.IsCompleted ? await asked : await asked.WaitAsync(PresencePatience, time, cancel);
        }
        catch (TimeoutException)
        {
            return new Dictionary<PersonId, Presence>();
        }
    }
}
