using TeamsEsnBot.Expertise.Asking;
using TeamsEsnBot.Expertise.Evidence;
using TeamsEsnBot.Expertise.Voting;

namespace TeamsEsnBot.Expertise;

/// <summary>One tenant's evidence behind a lock: many may ask at a time, a piece is put or removed as a whole.</summary>
internal sealed class Tenant : IDisposable
{
    private readonly ReaderWriterLockSlim _lock = new();
    private readonly TenantEvidence _evidence = new();

    public int Count => Read(() => _evidence.Pieces.Count);

    public void Put(EvidenceDocument piece)
    {
        var read = PieceReader.Read(piece);
        Write(() => _evidence.Put(piece, read));
    }

    public void Remove(string id) => Write(() => _evidence.Remove(id));

    public string[] PopularTopics(int take) => Read(() => _evidence.Topics.Popular(take));

    /// <summary>The caller's <see cref="ExpertQuery.MayShow"/> runs outside the lock: it may be slow, and it may change the index.</summary>
    public Ranking WhoKnows(ExpertQuery asked, IReadOnlyList<string> topics)
    {
        var (understood, rankings, candidates) = Read(() => Rank(asked, topics));
        var shown = new List<Candidate>();
        foreach (var candidate in asked.Take > 0 ? Candidates.BestFirst(candidates) : [])
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

        return new Ranking(Reasons.Of(shown, rankings), understood);
    }

    public void Dispose() => _lock.Dispose();

    private (string[] Understood, TopicRanking[] Rankings, List<Candidate> Candidates) Rank(ExpertQuery asked, IReadOnlyList<string> topics)
    {
        var mayOpen = _evidence.OpenTo(asked.Searcher);
        var reader = new TopicReader(_evidence, mayOpen);
        var matcher = new Matcher(_evidence, mayOpen);
        var read = topics.Select(reader.Read).ToArray();
        var rankings = read.Select(topic => TopicRanking.Of(matcher.Match(topic), topic.Concepts.Count, _evidence, mayOpen, asked.Now)).ToArray();
        return ([.. read.Select(topic => topic.Understood)], rankings, Merge(rankings));
    }

    private List<Candidate> Merge(TopicRanking[] rankings)
    {
        if (rankings is [var only])
        {
            return [.. only.Scores.Select(one => new Candidate(one.Person, _evidence.PersonId(one.Person), Topics: 1, one.Score))];
        }

        var people = new Dictionary<int, (uint Topics, double Score)>();
        for (var topic = 0; topic < rankings.Length; topic++)
        {
            var best = rankings[topic].Scores.Count == 0 ? 1 : Math.Max(double.Epsilon, rankings[topic].Scores.Max(one => one.Score));
            foreach (var (person, score) in rankings[topic].Scores)
            {
                // The root keeps somebody who is good at both ahead of the best at one who once heard of the other.
                var (known, sum) = people.GetValueOrDefault(person);
                people[person] = (known | (1u << topic), sum + Math.Sqrt(score / best));
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
