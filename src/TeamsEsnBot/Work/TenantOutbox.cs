using System.Threading.Channels;
using TeamsEsnBot.Features.Telling;

namespace TeamsEsnBot.Work;

/// <summary>
/// Sends what waits for one tenant: each conversation in its order and one message at a time, the conversations side by side, as fast as the limits of Teams let it.
/// Only while this instance holds the tenant's lease.
/// </summary>
internal sealed partial class TenantOutbox(
    string tenant, string instance, Outbox outbox, IDelivery delivery, SendingLimits limits, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(5);

    // What was put in meanwhile under an earlier time: by this instance, and by others, whose clocks differ.
    private static readonly TimeSpan OwnOverlap = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(30);

    // Fifty a second in all: evenly, so that replies find room in between, and catching up at most five that a late timer held back.
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan CatchUp = Beat * 5;

    private const int MostInMind = 2_000;
    private const int MostAtOnce = 32;

    private readonly Lease _lease = outbox.LeaseOf(tenant, instance);
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Lock _lock = new();
    private readonly Lanes _lanes = new();
    private readonly HashSet<Task> _underWay = [];
    private DateTimeOffset _readUntil;
    private DateTimeOffset _looked;
    private DateTimeOffset _nextBeat;
    private bool _hasMore;

    /// <summary>How many messages are being sent at this moment.</summary>
    public int UnderWay
    {
        get
        {
            lock (_lock)
            {
                return _underWay.Count;
            }
        }
    }

    /// <summary>Sends until it is told to stop; then finishes what is under way and lets another instance go on.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            while (!stop.IsCancellationRequested)
            {
                await WaitAsync(await StepAsync(stop), stop);
            }
        }
        finally
        {
            await ForgetAsync();
            await _lease.ReleaseAsync(CancellationToken.None);
        }
    }

    /// <summary>Sends what is due now and may be sent now.</summary>
    public async Task RunOnceAsync(CancellationToken cancel)
    {
        _looked = _readUntil = default;
        do
        {
            await Task.WhenAll(Sending());
            _nextBeat = default;
        }
        while (await StepAsync(cancel) <= TimeSpan.Zero);
    }

    /// <summary>Starts one message, if one may go.</summary>
    /// <returns>How long until there may be something to do.</returns>
    private async Task<TimeSpan> StepAsync(CancellationToken cancel)
    {
        if (_lease.IsDue && !await _lease.HoldAsync(cancel))
        {
            await ForgetAsync();
            return BetweenLooks;
        }

        await LoadAsync(cancel);
        var now = time.GetUtcNow();
        lock (_lock)
        {
            if (_underWay.Count >= MostAtOnce)
            {
                return BetweenLooks;
            }

            if (_nextBeat > now)
            {
                return Shorter(_nextBeat - now, BetweenLooks);
            }

            if (_lanes.Next(now, conversation => limits.FreeAt(tenant, conversation), out var due) is not { } message)
            {
                return Shorter(due - now, BetweenLooks);
            }

            if (limits.Begin(tenant, message.Conversation, out var free) is not { } call)
            {
                _lanes.Return(message);
                return Shorter(free - now, BetweenLooks);
            }

            _nextBeat = (_nextBeat < now - CatchUp ? now - CatchUp : _nextBeat) + Beat;
            Start(message, call);
            return TimeSpan.Zero;
        }
    }

    private void Start(Outgoing message, SendingLimits.Call call)
    {
        var sending = Task.Run(() => SendAsync(message, call));
        _underWay.Add(sending);
        sending.ContinueWith(
            ended =>
            {
                lock (_lock)
                {
                    _underWay.Remove(ended);
                }

                _wake.Writer.TryWrite(true);
            },
            TaskScheduler.Default);
    }

    private async Task SendAsync(Outgoing message, SendingLimits.Call call)
    {
        try
        {
            DeliveryOutcome outcome;
            using (call)
            {
                if (!await outbox.BeginAsync(message, CancellationToken.None))
                {
                    Leave(message, again: null);
                    return;
                }

                outcome = await delivery.SendAsync(message, CancellationToken.None);
            }

            await NoteAsync(message, outcome);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // Sent or not, it could not be noted. The row says that an attempt is under way, and is read again like that of a process that ended.
            Log.NotNoted(logger, failure, message.Key);
            Leave(message, again: null);
            _looked = default;
        }
    }

    private async Task NoteAsync(Outgoing message, DeliveryOutcome outcome)
    {
        if (outcome is { Kind: DeliveryKind.NotNow, RetryAfter: { } wait })
        {
            limits.Pause(tenant, message.Conversation, wait);
        }

        var tried = message with { Attempts = message.Attempts + 1, Unsure = message.Unsure + (outcome.Kind is DeliveryKind.Unsure ? 1 : 0), IsUnderWay = false };
        var now = time.GetUtcNow();
        var next = OutboxRules.After(outcome, message.IfUnsure, tried.Attempts, tried.Unsure, now - message.AskedAt, Random.Shared.NextDouble());
        await GoOnAsync(tried with { NotBefore = now + next.Wait }, next, outcome);
    }

    private async Task GoOnAsync(Outgoing message, Next next, DeliveryOutcome outcome)
    {
        Log.Tried(logger, message.Key, next.State, message.Attempts, outcome.Refusal, outcome.Reason);
        if (next.State is ToldState.Waiting)
        {
            await outbox.PostponeAsync(message, CancellationToken.None);
            Leave(message, again: message);
        }
        else
        {
            await outbox.FinishAsync(message, next.State, outcome, CancellationToken.None);
            Leave(message, again: null);
        }
    }

    private void Leave(Outgoing message, Outgoing? again)
    {
        lock (_lock)
        {
            _lanes.Leave(message, again);
        }
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var rang = outbox.Bell(tenant).TryRead(out _);
        var isLook = now - _looked >= BetweenLooks;
        if (!(isLook || rang || (_hasMore && _lanes.Count < MostInMind / 2)))
        {
            return;
        }

        var overlap = isLook ? Overlap : OwnOverlap;
        var since = _readUntil - DateTimeOffset.UnixEpoch > overlap ? _readUntil - overlap : DateTimeOffset.UnixEpoch;
        if (isLook)
        {
            _looked = now;
        }

        _hasMore = false;
        await foreach (var message in outbox.WaitingAsync(tenant, since, cancel))
        {
            if (_lanes.Count >= MostInMind)
            {
                _hasMore = true;
                return;
            }

            _readUntil = message.AskedAt > _readUntil ? message.AskedAt : _readUntil;
            bool isNew;
            lock (_lock)
            {
                isNew = _lanes.Add(message);
            }

            if (isNew && message.IsUnderWay)
            {
                await RecoverAsync(message);
            }
        }
    }

    /// <summary>An attempt was begun by an instance that does not hold the lease any more: it ended before it could say what came of it.</summary>
    private async Task RecoverAsync(Outgoing message)
    {
        lock (_lock)
        {
            _lanes.Take(message);
        }

        Log.FoundUnderWay(logger, message.Key, message.IfUnsure);
        await GoOnAsync(
            message with { Attempts = message.Attempts + 1, Unsure = message.Unsure + 1, IsUnderWay = false, NotBefore = time.GetUtcNow() },
            OutboxRules.AfterAStop(message.IfUnsure),
            new DeliveryOutcome(DeliveryKind.Unsure, "The bot stopped while this was being sent."));
    }

    private async Task ForgetAsync()
    {
        await Task.WhenAll(Sending());
        lock (_lock)
        {
            _lanes.Clear();
        }

        _readUntil = _looked = default;
    }

    private async Task WaitAsync(TimeSpan wait, CancellationToken stop)
    {
        if (wait <= TimeSpan.Zero)
        {
            return;
        }

        using var round = CancellationTokenSource.CreateLinkedTokenSource(stop);
        await Task.WhenAny(
            _wake.Reader.WaitToReadAsync(round.Token).AsTask(),
            outbox.Bell(tenant).WaitToReadAsync(round.Token).AsTask(),
            Task.Delay(wait, time, round.Token));
        await round.CancelAsync();
        _wake.Reader.TryRead(out _);
    }

    private Task[] Sending()
    {
        lock (_lock)
        {
            return [.. _underWay];
        }
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static partial class Log
    {
        [LoggerMessage(5001, LogLevel.Information, "Message {Key} is {State} after attempt {Attempt}: {Refusal} {Reason}")]
        public static partial void Tried(ILogger logger, string key, ToldState state, int attempt, Refusal refusal, string? reason);

        [LoggerMessage(5003, LogLevel.Warning, "Message {Key} was under way when an instance stopped; its rule is {Rule}")]
        public static partial void FoundUnderWay(ILogger logger, string key, IfUnsure rule);

        [LoggerMessage(5004, LogLevel.Error, "What became of message {Key} could not be noted; it counts as one that may have arrived")]
        public static partial void NotNoted(ILogger logger, Exception failure, string key);
    }
}
