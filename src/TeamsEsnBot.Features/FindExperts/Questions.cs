using System.Collections.Concurrent;
using TeamsEsnBot.Expertise;
using TeamsEsnBot.Expertise.Asking;
using TeamsEsnBot.Features.Community;

namespace TeamsEsnBot.Features.FindExperts;

/// <summary>Reads what people type, with the topics in mind that their company has names for.</summary>
internal sealed class Questions(IExpertIndex index, TimeProvider time)
{
    private const int MostTopics = 4;
    private const int MostNames = 20_000;

    // Names of topics change slowly, and a name that came a moment ago is read like any other word.
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, Names> _names = new(StringComparer.Ordinal);

    /// <summary>The topics named; none when there are only words of asking.</summary>
    public (IReadOnlyList<Topic> Topics, bool AsksForPeople) Read(string tenant, string typed)
    {
        var question = Question.Of(typed, NamesOf(tenant));
        return ([.. question.Topics.Select(Topic.Of).OfType<Topic>().Distinct().Take(MostTopics)], question.AsksForPeople);
    }

    private KnownTopics NamesOf(string tenant)
    {
        var now = time.GetTimestamp();
        var changes = index.Changes.All;
        if (_names.TryGetValue(tenant, out var known) && (known.Changes == changes || time.GetElapsedTime(known.Read, now) < Fresh))
        {
            return known.Topics;
        }

        var topics = new KnownTopics(index.PopularTopics(tenant, MostNames));
        _names[tenant] = new Names(topics, changes, now);
        return topics;
    }

    private sealed record Names(KnownTopics Topics, long Changes, long Read);
}
