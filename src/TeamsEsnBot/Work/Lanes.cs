using TeamsEsnBot.Features.Telling;

namespace TeamsEsnBot.Work;

/// <summary>Messages in mind, a lane for each conversation: the first of a lane goes, and the next only when that one has left. Not for several threads at once.</summary>
internal sealed class Lanes
{
    private readonly Dictionary<string, LinkedList<Outgoing>> _lanes = new(StringComparer.Ordinal);
    private readonly PriorityQueue<string, (DateTimeOffset Due, string Place)> _heads = new(Comparer<(DateTimeOffset Due, string Place)>.Create(
        (one, other) => one.Due != other.Due ? one.Due.CompareTo(other.Due) : string.CompareOrdinal(one.Place, other.Place)));
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly HashSet<string> _underWay = new(StringComparer.Ordinal);

    /// <summary>Messages in mind, those under way included.</summary>
    public int Count => _known.Count;

    /// <summary>Takes a message in at the end of its lane; false when it is known.</summary>
    public bool Add(Outgoing message)
    {
        if (!_known.Add(message.Place))
        {
            return false;
        }

        if (!_lanes.TryGetValue(message.Conversation, out var lane))
        {
            lane = [];
            _lanes[message.Conversation] = lane;
        }

        lane.AddLast(message);
        if (lane.Count == 1)
        {
            Queue(message, message.NotBefore);
        }

        return true;
    }

    /// <summary>The message that is due first, which is under way from now on; null when none is due, and then <paramref name="due"/> says when one may be.</summary>
    /// <param name="freeAt">When a conversation has room.</param>
    public Outgoing? Next(DateTimeOffset now, Func<string, DateTimeOffset> freeAt, out DateTimeOffset due)
    {
        while (_heads.TryPeek(out var conversation, out var head))
        {
            // The lane may have moved on since it was put there, and one message may have been put there twice.
            if (!_lanes.TryGetValue(conversation, out var lane) || lane.First!.Value.Place != head.Place || _underWay.Contains(head.Place))
            {
                _heads.Dequeue();
                continue;
            }

            due = head.Due;
            if (due > now)
            {
                return null;
            }

            _heads.Dequeue();
            var message = lane.First.Value;
            var free = freeAt(conversation);
            due = message.NotBefore > free ? message.NotBefore : free;
            if (due <= now)
            {
                _underWay.Add(message.Place);
                return message;
            }

            Queue(message, due);
        }

        due = DateTimeOffset.MaxValue;
        return null;
    }

    /// <summary>It did not go after all.</summary>
    public void Return(Outgoing message)
    {
        _underWay.Remove(message.Place);
        Queue(message, message.NotBefore);
    }

    /// <summary>It is under way although nobody asked for the next.</summary>
    public void Take(Outgoing message)
    {
        _underWay.Add(message.Place);
        var lane = _lanes[message.Conversation];
        if (lane.First!.Value.Place != message.Place)
        {
            // What was begun goes before what was not.
            lane.Remove(lane.First(waiting => waiting.Place == message.Place));
            lane.AddFirst(message);
        }
    }

    /// <summary>The message that was under way is done with, or stays first in its lane as <paramref name="again"/>.</summary>
    public void Leave(Outgoing message, Outgoing? again)
    {
        _underWay.Remove(message.Place);
        if (!_lanes.TryGetValue(message.Conversation, out var lane) || lane.First?.Value.Place != message.Place)
        {
            return;
        }

        lane.RemoveFirst();
        if (again is not null)
        {
            lane.AddFirst(again);
        }
        else
        {
            _known.Remove(message.Place);
        }

        if (lane.First is { Value: var next })
        {
            Queue(next, next.NotBefore);
        }
        else
        {
            _lanes.Remove(message.Conversation);
        }
    }

    public void Clear()
    {
        _lanes.Clear();
        _heads.Clear();
        _known.Clear();
        _underWay.Clear();
    }

    private void Queue(Outgoing message, DateTimeOffset due) => _heads.Enqueue(message.Conversation, (due, message.Place));
}
