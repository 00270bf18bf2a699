using TeamsEsnBot.Evaluation.Corpora;

namespace TeamsEsnBot.Evaluation.Replaying;

/// <summary>Lets the contributions of a corpus happen once more, in order. What lies ahead of the moment it was asked for cannot be had from it.</summary>
internal sealed class Timeline
{
    private readonly List<Contribution> _contributions;
    private readonly Dictionary<string, QuestionThread> _threads;
    private readonly int[] _votes;
    private readonly int[] _changesAhead;
    private readonly DateTimeOffset?[] _accepted;
    private readonly List<Change> _changes = [];
    private int _nextContribution;
    private int _nextChange;

    /// <param name="contributions">In the order of time.</param>
    public Timeline(List<Contribution> contributions, Dictionary<string, QuestionThread> threads)
    {
        (_contributions, _threads) = (contributions, threads);
        (_votes, _accepted) = (new int[contributions.Count], new DateTimeOffset?[contributions.Count]);
        _changesAhead = new int[contributions.Count];
        for (var at = 0; at < contributions.Count; at++)
        {
            // Votes are dated to the day: the first ones seem to be older than what they were given for.
            var one = contributions[at];
            _changes.AddRange(one.DatedVotes.Select(vote => new Change(Math.Max(vote.T, one.T), at, Math.Sign(vote.Sign), IsAcceptance: false)));
            if (one.AcceptedT is { } accepted)
            {
                _changes.Add(new Change(Math.Max(accepted, one.T), at, Vote: 0, IsAcceptance: true));
            }
        }

        foreach (var change in _changes)
        {
            _changesAhead[change.Contribution]++;
        }

        _changes.Sort((one, other) => one.T.CompareTo(other.T));
    }

    /// <summary>What happened before this second and was not yet told, oldest first; a contribution again when it was voted for or accepted.</summary>
    public IEnumerable<Seen> Before(long t)
    {
        var changed = new SortedSet<int>();
        while (_nextContribution < _contributions.Count && _contributions[_nextContribution].T < t)
        {
            changed.Add(_nextContribution++);
        }

        for (; _nextChange < _changes.Count && _changes[_nextChange].T < t; _nextChange++)
        {
            var change = _changes[_nextChange];
            changed.Add(change.Contribution);
            _changesAhead[change.Contribution]--;
            _votes[change.Contribution] += change.Vote;
            _accepted[change.Contribution] = change.IsAcceptance ? DateTimeOffset.FromUnixTimeSeconds(change.T) : _accepted[change.Contribution];
        }

        foreach (var at in changed.Where(at => _contributions[at].User is not null))
        {
            yield return AsSeen(at);
            if (_changesAhead[at] == 0)
            {
                // Nobody will be told of it again. A mailing list is long, and its texts are most of it.
                _contributions[at] = _contributions[at] with { Text = null, Body = null };
            }
        }
    }

    private Seen AsSeen(int at)
    {
        var one = _contributions[at];
        var thread = one.Thread is null ? null : _threads.GetValueOrDefault(one.Thread);
        var role = one.Role switch
        {
            "ask" => Role.Asked,
            "answer" or null => Role.Answered,
            _ => Role.Said,
        };
        var (body, own) = one.Thread is null ? (one.Body ?? one.Text ?? "", "") : (thread?.Body ?? "", one.Text ?? one.Body ?? "");

        // The opening post may stand in the thread, in its contribution or in both.
        (body, own) = role == Role.Asked ? (body.Length > 0 ? body : own, "") : (body, own);
        return new Seen(one.Id, one.User!, one.Time, role, one.Title ?? thread?.Title ?? "", body, own, one.Thread, thread?.Asker, _votes[at], _accepted[at], [.. one.Endorsers]);
    }

    private readonly record struct Change(long T, int Contribution, int Vote, bool IsAcceptance);
}
