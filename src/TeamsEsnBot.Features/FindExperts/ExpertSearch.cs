using TeamsEsnBot.Expertise;
using TeamsEsnBot.Features.Community;

namespace TeamsEsnBot.Features.FindExperts;

/// <summary>Asks the index, leaves out whom nobody or this searcher should see, and fetches what a card needs.</summary>
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
        var ranking = Ask(MayShow);
        IReadOnlyList<Topic> understood = [.. ranking.Understood.Select(Topic.Of).OfType<Topic>()];

        // Only now is it known which topics were meant, and so who asked not to be shown for them.
        Topic[] notForEverybody = [.. topics.Where(preferences.IsNotForEverybody), .. understood.Where(preferences.IsNotForEverybody)];
        if (notForEverybody.Length > 0 && ranking.People.Any(person => IsHidden(person.Person)))
        {
            ranking = Ask(person => MayShow(person) && !IsHidden(person));
        }

        var present = await PresenceAsync([.. ranking.People.Select(person => new PersonId(person.Person))], cancel);
        return new Found(topics, understood, await ExpertsAsync(tenant, searcher, ranking.People, present, cancel));

        Ranking Ask(Func<string, bool> mayShow) =>
            index.WhoKnows(new ExpertQuery(tenant, texts, searcher.Id.Value, time.GetUtcNow(), MostPeople, mayShow));

        bool MayShow(string person)
        {
            var id = new PersonId(person);
            return id != searcher.Id && id != author && people.MayBeShown(tenant, id) && !skipped.Contains(id);
        }

        bool IsHidden(string person) => notForEverybody.Any(topic => preferences.IsNotFor(tenant, new PersonId(person), topic));
    }

    /// <summary>Topics worth trying: what most people have shown to know.</summary>
    public IReadOnlyList<Topic> Popular(string tenant, int take) => [.. index.PopularTopics(tenant, take).Select(Topic.Of).OfType<Topic>()];

    private async Task<Expert[]> ExpertsAsync(
        string tenant, Person searcher, IReadOnlyList<RankedPerson> ranked, IReadOnlyDictionary<PersonId, Presence> present, CancellationToken cancel)
    {
        // Most pieces are at hand; all others are asked for before the first is waited for.
        var asked = ranked.SelectMany(person => person.Evidence, (_, id) => evidence.FindAsync(tenant, id, cancel)).ToArray();

        var (experts, next) = (new Expert[ranked.Count], 0);
        for (var at = 0; at < experts.Length; at++)
        {
            var reasons = new Reasons(MostReasons);
            for (var end = next + ranked[at].Evidence.Count; next < end; next++)
            {
                // One deleted in this very moment is simply not there.
                if (await asked[next] is { } found && found.MayBeOpenedBy(searcher.Id))
                {
                    reasons.Add(found);
                }
            }

            var person = new PersonId(ranked[at].Person);
            experts[at] = new Expert(people.Find(tenant, person)!, reasons.ToArray(), present.GetValueOrDefault(person));
        }

        return experts;
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
