using System.Runtime.InteropServices;
using TeamsEsnBot.Expertise.Asking;
using TeamsEsnBot.Expertise.Evidence;
using TeamsEsnBot.Expertise.Voting;
using TeamsEsnBot.Expertise.Words;

namespace TeamsEsnBot.Expertise;

/// <summary>One tenant's evidence: any number may ask at any time, each about one moment; changes wait for one another only.</summary>
internal sealed class Tenant(View view)
{
    private readonly Lock _changing = new();
    private View _view = view;
    private Aliases? _synonyms;

    // Nobody uses it now. Questions asked at the same time bring their own, of which the last one stays.
    private Workspace? _spare;

    public Tenant()
        : this(new TenantEvidence().Empty())
    {
    }

    public int Count => View.Totals.Pieces;

    private View View => Volatile.Read(ref _view);

    public void Put(EvidenceDocument piece)
    {
        var read = PieceReader.Read(piece);
        lock (_changing)
        {
            Take(_view.Evidence.Put(_view, piece, read));
        }
    }

    /// <returns>False when there was none.</returns>
    public bool Remove(string id)
    {
        lock (_changing)
        {
            if (_view.Evidence.Remove(_view, id) is not { } without)
            {
                return false;
            }

            Take(without);
            return true;
        }
    }

    /// <summary>Ids of all pieces, in no order.</summary>
    public string[] Ids()
    {
        lock (_changing)
        {
            var ids = _view.Evidence.Ids;
            return [.. ids.Slots().Select(slot => ids[slot])];
        }
    }

    /// <summary>The evidence as it is now, without any trace of what is gone. Changes wait for that; questions do not.</summary>
    public View Compact()
    {
        lock (_changing)
        {
            if (_view.HasGone)
            {
                Volatile.Write(ref _view, Compaction.Of(_view));
            }

            return _view;
        }
    }

    /// <inheritdoc cref="IExpertIndex.SetSynonyms"/>
    public void SetSynonyms(IEnumerable<string> lines)
    {
        using var reader = new StringReader(string.Join('\n', lines));
        Volatile.Write(ref _synonyms, new Aliases(AliasList.Read("synonyms", reader)));
    }

    /// <summary>Takes the place of another that was given synonyms.</summary>
    public Tenant WithSynonymsOf(Tenant before)
    {
        Volatile.Write(ref _synonyms, Volatile.Read(ref before._synonyms));
        return this;
    }

    public string[] PopularTopics(int take) => NamedTopics.Popular(View, take);

    /// <summary>The caller's <see cref="ExpertQuery.MayShow"/> may be slow, and may change the index or ask it.</summary>
    public Ranking WhoKnows(ExpertQuery asked, IReadOnlyList<string> topics)
    {
        var space = Interlocked.Exchange(ref _spare, null) ?? new Workspace();
        var sight = Sight.Of(View, asked.Searcher);
        var understood = new string[topics.Count];
        var candidates = Rank(asked, topics, understood, sight, space);
        var people = Reasons.Of(Shown(asked, candidates, sight), sight.View, space);

        // Only from here, not in a finally: after a question that failed half-way the workspace is not clean, and the next one takes a new one.
        space.Votes.Clear();
        Volatile.Write(ref _spare, space);
        return new Ranking(people, understood);
    }

    private static List<Candidate> Shown(ExpertQuery asked, Candidate[] candidates, Sight sight)
    {
        var shown = new List<Candidate>(Math.Clamp(asked.Take, 0, candidates.Length));
        if (asked.Take <= 0 || candidates.Length == 0)
        {
            return shown;
        }

        var (people, today) = (sight.Evidence.People, Slot.DayOf(Slot.MinutesOf(asked.Now)));
        foreach (var candidate in Candidates.BestFirst(candidates, people, candidate => TopicRanking.Specific(candidate.Score, candidate.Person, sight, today)))
        {
            if (asked.MayShow(people[candidate.Person]))
            {
                shown.Add(candidate);
                if (shown.Count == asked.Take)
                {
                    break;
                }
            }
        }

        return shown;
    }

    private Candidate[] Rank(ExpertQuery asked, IReadOnlyList<string> topics, string[] understood, Sight sight, Workspace space)
    {
        space.Gatherer.Begin(sight);
        var reader = new TopicReader(new OpenTerms(sight, space.Gatherer, Volatile.Read(ref _synonyms)));
        var matcher = new Matcher(sight, space);
        var rankings = new List<(int Person, double Score)>[topics.Count];
        space.Reach(sight.Evidence.People.Count);
        for (var i = 0; i < rankings.Length; i++)
        {
            var topic = reader.Read(topics[i]);
            understood[i] = topic.Understood;
            matcher.Match(topic);
            rankings[i] = TopicRanking.Of(space, topic.Concepts.Count, sight, asked.Now);
        }

        return Merge(rankings, sight, Slot.DayOf(Slot.MinutesOf(asked.Now)));
    }

    private static Candidate[] Merge(List<(int Person, double Score)>[] rankings, Sight sight, int today)
    {
        if (rankings is [var only])
        {
            var candidates = new Candidate[only.Count];
            for (var i = 0; i < candidates.Length; i++)
            {
                candidates[i] = new Candidate(only[i].Person, Topics: 1, only[i].Score, IsExact: false);
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
                ranked.Score = TopicRanking.Specific(ranked.Score, ranked.Person, sight, today);
                best = Math.Max(best, ranked.Score);
            }

            foreach (var (person, score) in ranking)
            {
                // The root keeps somebody who is good at both ahead of the best at one who once heard of the other.
                ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(merged, person, out _);
                known = (known.Topics | (1u << topic), known.Score + Math.Sqrt(score / best));
            }
        }

        return [.. merged.Select(person => new Candidate(person.Key, person.Value.Topics, person.Value.Score, IsExact: true))];
    }

    private void Take(View view) => Volatile.Write(ref _view, Compaction.IsDue(view) ? Compaction.Of(view) : view);
}
