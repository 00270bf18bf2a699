using System.Runtime.CompilerServices;
using TeamsEsnBot.Features.Telling;

namespace TeamsEsnBot.Work;

/// <summary>
/// What waits for one tenant, as far as it is in mind: read from the outbox when something was put in, and every few seconds for what others put in. It may be
/// used by several threads, but is loaded by one.
/// </summary>
internal sealed class Backlog(string tenant, Outbox outbox, TimeProvider time)
{
    /// <summary>Others may have put something in since the last look.</summary>
    public static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(5);

    // What was put in meanwhile under an earlier time: by this instance, and by others, whose clocks differ.
    private static readonly TimeSpan OwnOverlap = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(30);

    private const int MostInMind = 2_000;

    private readonly Lock _lock = new();
    private readonly Lanes _lanes = new();
    private DateTimeOffset _readUntil;
    private DateTimeOffset _looked;
    private bool _hasMore;
    private bool _hasDropped;

    /// <summary>Reads what is new, if it is time to.</summary>
    /// <returns>
    /// Messages of which an attempt is under way: it was begun by an instance that does not hold the lease any more. They stay so until <see cref="Leave"/>.
    /// </returns>
    public async IAsyncEnumerable<Outgoing> LoadAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        if (Since() is not { } since)
        {
            yield break;
        }

        _hasMore = false;
        await foreach (var message in outbox.WaitingAsync(tenant, since, cancel))
        {
            if (!HasRoom())
            {
                _hasMore = true;
                yield break;
            }

            if (IsNewAndUnderWay(message))
            {
                yield return message;
            }
        }
    }

    /// <inheritdoc cref="Lanes.Next"/>
    public Outgoing? Next(DateTimeOffset now, Func<string, DateTimeOffset> freeAt, out DateTimeOffset due)
    {
        lock (_lock)
        {
            return _lanes.Next(now, freeAt, out due);
        }
    }

    /// <inheritdoc cref="Lanes.Return"/>
    public void Return(Outgoing message)
    {
        lock (_lock)
        {
            _lanes.Return(message);
        }
    }

    /// <inheritdoc cref="Lanes.Leave"/>
    public void Leave(Outgoing message, Outgoing? again)
    {
        lock (_lock)
        {
            _lanes.Leave(message, again);
        }
    }

    /// <summary>Nobody knows where this message stands. It is out of mind until the next look, which reads from the oldest message on.</summary>
    public void Drop(Outgoing message)
    {
        lock (_lock)
        {
            _lanes.Leave(message, again: null);
            _hasDropped = true;
        }
    }

    /// <summary>The next load reads at once, and from the oldest message on.</summary>
    public void ReadAgain()
    {
        lock (_lock)
        {
            (_looked, _hasDropped) = (default, true);
        }
    }

    /// <summary>Nothing is in mind: another instance may send it.</summary>
    public void Forget()
    {
        lock (_lock)
        {
            _lanes.Clear();
        }

        ReadAgain();
    }

    /// <summary>From when on to read; null when it is not time to.</summary>
    private DateTimeOffset? Since()
    {
        var now = time.GetUtcNow();
        var rang = outbox.Bell(tenant).TryRead(out _);
        lock (_lock)
        {
            var isLook = now - _looked >= BetweenLooks;
            if (!(isLook || rang || (_hasMore && _lanes.Count < MostInMind / 2)))
            {
                return null;
            }

            if (isLook)
            {
                // Forgotten only here, between two loads: one that is going on would move the mark on again.
                (_looked, _readUntil, _hasDropped) = (now, _hasDropped ? default : _readUntil, false);
            }

            var overlap = isLook ? Overlap : OwnOverlap;
            return _readUntil - DateTimeOffset.UnixEpoch > overlap ? _readUntil - overlap : DateTimeOffset.UnixEpoch;
        }
    }

    private bool HasRoom()
    {
        lock (_lock)
        {
            return _lanes.Count < MostInMind;
        }
    }

    private bool IsNewAndUnderWay(Outgoing message)
    {
        lock (_lock)
        {
            _readUntil = message.AskedAt > _readUntil ? message.AskedAt : _readUntil;
            if (!_lanes.Add(message) || !message.IsUnderWay)
            {
                return false;
            }

            _lanes.Take(message);
            return true;
        }
    }
}
