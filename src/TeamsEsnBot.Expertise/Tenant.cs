using System.Runtime.InteropServices;
using TeamsEsnBot.Expertise.Asking;
using TeamsEsnBot.Expertise.Evidence;
using TeamsEsnBot.Expertise.Voting;

namespace TeamsEsnBot.Expertise;

/// <summary>One tenant's evidence behind a lock: many may ask at a time, a piece is put or removed as a whole.</summary>
internal sealed class Tenant(TenantEvidence evidence) : IDisposable
{
    private readonly ReaderWriterLockSlim _lock = new();
    private readonly TenantEvidence _evidence = evidence;

    // Nobody uses it now. Questions asked at the same time bring their own, of which the last one stays.
    private Workspace? _spare;

    public Tenant()
        : this(new TenantEvidence())
    {
    }

    public int Count => Read(() => _evidence.Pieces.Count);

    public void Put(EvidenceDocument piece)
    {
        var read = PieceReader.Read(piece);
        Write(() => _evidence.Put(piece, read));
    }

    /// <returns>False when there was none.</returns>
    public bool Remove(string id)
    {
        var isKnown = false;
        Write(() => isKnown = _evidence.Remove(id));
        return isKnown;
    }

    /// <summary>Ids of all pieces, in no order.</summary>
    public string[] Ids() => Read(() => _evidence.Pieces.Ids);

    /// <inheritdoc cref="TenantEvidence.Picture"/>
    public TenantPicture Picture() => Read(_evidence.Picture);

    public string[] PopularTopics(int take) => Read(() => _evidence.Topics.Popular(take));

    /// <summary>The caller's <see cref="ExpertQuery.MayShow"/> runs outside the lock: it may be slow, and it may change the index or ask it.</summary>
    public Ranking WhoKnows(ExpertQuery asked, IReadOnlyList<string> topics)
    {
        var space = Interlocked.Exchange(ref _spare, null) ?? new Workspace();
        var understood = new string[topics.Count];
        Candidate[] candidates;
        _lock.EnterReadLock();
        try
        {
            candidates = Rank(asked, topics, understood, space);
        }
        finally
        {
            _lock.ExitReadLock();
        }

        var people = Reasons.Of(Shown(asked, candidates), space);

        // Only from here, not in a finally: after a question that failed half-way the workspace is not clean, and the next one takes a new one.
        space.Votes.Clear();
        Volatile.Write(ref _spare, space);
        return new Ranking(people, understood);
    }

    public void Dispose() => _lock.Dispose();

    private static List<Candidate> Shown(ExpertQuery asked, Candidate[] candidates)
    {
        var shown = new List<Candidate>(Math.Clamp(asked.Take, 0, candidates.Length));
        if (asked.Take <= 0 || candidates.Length == 0)
        {
            return shown;
        }

        foreach (var candidate in Candidates.BestFirst(candidates))
        {
            if (asked.MayShow(candidate.PersonId))
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

    private Candidate[] Rank(ExpertQuery asked, IReadOnlyList<string> topics, string[] understood, Workspace space)
    {
        var mayOpen = _evidence.OpenTo(asked.Searcher);
        var reader = new TopicReader(new OpenTerms(_evidence, mayOpen));
        var matcher = new Matcher(_evidence, mayOpen, space);
        var rankings = new List<(int Person, double Score)>[topics.Count];
        space.Reach(_evidence.Pieces.Slots, _evidence.People);
        for (var i = 0; i < rankings.Length; i++)
        {
            var topic = reader.Read(topics[i]);
            understood[i] = topic.Understood;
            matcher.Match(topic);
            rankings[i] = TopicRanking.Of(space, topic.Concepts.Count, _evidence, mayOpen, asked.Now);
        }

        return Merge(rankings);
    }

    private Candidate[] Merge(List<(int Person, double Score)>[] rankings)
    {
        if (rankings is [var only])
        {
            var candidates = new Candidate[only.Count];
            for (var i = 0; i < candidates.Length; i++)
            {
                candidates[i] = new Candidate(only[i].Person, _evidence.PersonId(only[i].Person), Topics: 1, only[i].Score);
            }

            return candidates;
        }

        var people = new Dictionary<int, (uint Topics, double Score)>();
        for (var topic = 0; topic < rankings.Length; topic++)
        {
            var best = double.Epsilon;
            foreach (var (_, score) in rankings[topic])
            {
                best = Math.Max(best, score);
            }

            foreach (var (person, score) in rankings[topic])
            {
                // The root keeps somebody who is good at both ahead of the best at one who once heard of the other.
                ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(people, person, out _);
                known = (known.Topics | (1u << topic), known.Score + Math.Sqrt(score / best));
            }
        }

        return [.. people.Select(person => new Candidate(person.Key, _evidence.PersonId(person.Key), person.Value.Topics, person.Value.Score))];
    }

    private T Read<T>(Func<T> read)
    {
        _lock.EnterReadLock();
        try
        {
            return read();
        }
        finally
        {
            _lock.ExitReadLock();
        }
    }

    private void Write(Action write)
    {
        _lock.EnterWriteLock();
        try
        {
            write();
        }
        finally
        {
            _lock.ExitWriteLock();
        }
    }
}
