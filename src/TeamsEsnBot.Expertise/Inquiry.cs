using System.Runtime.InteropServices;
using TeamsEsnBot.Expertise.Asking;
using TeamsEsnBot.Expertise.Evidence;
using TeamsEsnBot.Expertise.Voting;
using TeamsEsnBot.Expertise.Words;

namespace TeamsEsnBot.Expertise;

/// <summary>One question, asked by somebody at one moment.</summary>
internal sealed class Inquiry
{
    private readonly Sight _sight;
    private readonly Workspace _space;
    private readonly OpenTerms _terms;
    private readonly TopicReader _reader;
    private readonly Matcher _matcher;

    /// <param name="synonyms">The tenant's own names for things.</param>
    public Inquiry(Sight sight, Workspace space, Aliases? synonyms)
    {
        (_sight, _space) = (sight, space);
        space.Gatherer.Begin(sight);
        space.Reach(sight.Evidence.People.Count);
        _terms = new OpenTerms(sight, space.Gatherer, synonyms);
        _reader = new TopicReader(_terms);
        _matcher = new Matcher(sight, space);
    }

    private Names People => _sight.Evidence.People;

    /// <inheritdoc cref="IExpertIndex.WhoKnows"/>
    public Ranking WhoKnows(ExpertQuery asked, IReadOnlyList<string> topics)
    {
        var today = Slot.DayOf(Slot.MinutesOf(asked.Now));
        var understood = new string[topics.Count];
        Span<int> ends = stackalloc int[topics.Count];
        var rankings = _space.Rankings(topics.Count);
        for (var i = 0; i < rankings.Length; i++)
        {
            var topic = _reader.Read(topics[i]);
            understood[i] = topic.Understood;
            _matcher.Match(topic);
            TopicRanking.Find(_space, topic.Concepts.Count, _sight, asked.Now, rankings[i]);
            Doubt(rankings[i], asked.Doubts);
            ends[i] = _space.Votes.Count;
        }

        var best = Candidates.BestFirst(Merge(rankings, today), People, candidate => TopicRanking.Specific(candidate.Sum, candidate.Person, _sight, today));
        var shown = Shown(best, asked, more: asked.Take >= LastPlace.FewestListed ? LastPlace.LookedAt : 0);
        var listed = shown.GetRange(0, Math.Min(shown.Count, Math.Max(0, asked.Take)));
        var place = ListedFor.Knowing;
        if (shown.Count > listed.Count && listed.Count > 0)
        {
            (listed[^1], place) = LastPlace.Of(listed, shown.GetRange(listed.Count, shown.Count - listed.Count), _space, _sight, asked);
        }

        var people = Reasons.Of(listed, _sight.View, _space, ends);
        if (place != ListedFor.Knowing)
        {
            people[^1] = people[^1] with { Place = place };
        }

        return new Ranking(people, understood);
    }

    /// <inheritdoc cref="IExpertIndex.WhomToAsk"/>
    public Ranking WhomToAsk(ExpertQuery asked, RouteModel model)
    {
        var (topic, contenders) = Weighed(asked);
        var all = contenders.Sum(one => one.Route);
        var ranked = _space.Candidates(contenders.Count);
        for (var i = 0; i < contenders.Count; i++)
        {
            ranked[i] = new Candidate(contenders[i].Person, Topics: 1, model.Score(contenders[i], all), IsExact: true);
        }

        return new Ranking(Reasons.Of(Shown(Candidates.BestFirst(ranked, People, one => one.Score), asked, more: 0), _sight.View, _space, [_space.Votes.Count]), [topic.Understood]);
    }

    /// <inheritdoc cref="IExpertIndex.Contenders"/>
    public Contenders Contenders(ExpertQuery asked)
    {
        var weighed = Weighed(asked).Contenders;
        var all = weighed.Sum(one => one.Route);
        var contenders = weighed.FindAll(one => asked.MayShow(People[one.Person]));
        return new Contenders([.. contenders.Select(one => People[one.Person])], [.. contenders.Select(one => RouteModel.FeaturesOf(in one, all))]);
    }

    /// <inheritdoc cref="IExpertIndex.FindThreads"/>
    public FoundThreads FindThreads(ThreadQuery asked)
    {
        var topic = _reader.Read(asked.Text);
        _matcher.Match(topic);
        return new FoundThreads(ThreadRanking.Of(_space, topic.Concepts.Count, _sight, asked.Take, asked.MayShow), topic.Understood);
    }

    /// <inheritdoc cref="IExpertIndex.Highlight"/>
    public IReadOnlyList<Stretch> Highlight(string asked, string text) => Highlights.In(text, _reader.Read(asked), _terms);

    // Bounded, whatever the caller says: nobody disappears because others pressed a button.
    private void Doubt(List<(int Person, double Score)> ranking, IReadOnlyDictionary<string, double>? doubts)
    {
        if (doubts is null || doubts.Count == 0)
        {
            return;
        }

        foreach (ref var ranked in CollectionsMarshal.AsSpan(ranking))
        {
            if (doubts.TryGetValue(People[ranked.Person], out var left))
            {
                ranked.Score *= Math.Clamp(left, KnowWeights.MostDoubt, 1);
            }
        }
    }

    // A question is one text, however many topics it was cut into.
    private (AskedTopic Topic, List<Contender> Contenders) Weighed(ExpertQuery asked)
    {
        var topic = _reader.Read(string.Join('\n', asked.Topics));
        _matcher.Match(topic);
        return (topic, RouteRanking.Of(_space, _sight, asked.Asker, asked.Now));
    }

    // As many as are wanted, and a few more to choose from.
    private List<Candidate> Shown(IEnumerable<Candidate> bestFirst, ExpertQuery asked, int more)
    {
        var shown = new List<Candidate>();
        if (asked.Take <= 0)
        {
            return shown;
        }

        foreach (var candidate in bestFirst)
        {
            if (asked.MayShow(People[candidate.Person]))
            {
                shown.Add(candidate);
                if (shown.Count == asked.Take + more)
                {
                    break;
                }
            }
        }

        return shown;
    }

    private ArraySegment<Candidate> Merge(ReadOnlySpan<List<(int Person, double Score)>> rankings, int today)
    {
        if (rankings is [var only])
        {
            var candidates = _space.Candidates(only.Count);
            for (var i = 0; i < only.Count; i++)
            {
                var (person, sum) = only[i];
                candidates[i] = new Candidate(person, Topics: 1, TopicRanking.AtMost(sum, person, _sight, today), IsExact: false, sum);
            }

            return candidates;
        }

        var merged = new Dictionary<int, (uint Topics, double Score)>();
        for (var topic = 0; topic < rankings.Length; topic++)
        {
            var ranking = CollectionsMarshal.AsSpan(rankings[topic]);
            var best = double.Epsilon;
            foreach (ref var ranked in ranking)
            {
                ranked.Score = TopicRanking.Specific(ranked.Score, ranked.Person, _sight, today);
                best = Math.Max(best, ranked.Score);
            }

            foreach (var (person, score) in ranking)
            {
                // The root keeps somebody who is good at both ahead of the best at one who once heard of the other.
                ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(merged, person, out _);
                known = (known.Topics | (1u << topic), known.Score + Math.Sqrt(score / best));
            }
        }

        return merged.Select(person => new Candidate(person.Key, person.Value.Topics, person.Value.Score, IsExact: true)).ToArray();
    }
}
