using System.Threading.Channels;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Features.Telling;

namespace TeamsEsnBot.Work;

/// <summary>
/// Sends what waits for one tenant: each conversation in its order and one message at a time, the conversations side by side, as fast as the limits of Teams let it.
/// Only while this instance holds the tenant's lease.
/// </summary>
internal sealed class TenantOutbox
{
    /// <summary>How many messages are under way at most. As many may go twice, or be left as uncertain, when the process is killed.</summary>
    public const int MostAtOnce = 32;

    // Fifty a second in all: evenly, so that replies find room in between, and catching up at most five that a late timer held back.
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan CatchUp = Beat * 5;

    private readonly string _tenant;
    private readonly Outbox _outbox;
    private readonly SendingLimits _limits;
    private readonly TimeProvider _time;
    private readonly Lease _lease;
    private readonly Backlog _backlog;
    private readonly Courier _courier;
    private readonly Errands _errands;
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private DateTimeOffset _nextBeat;

    public TenantOutbox(string tenant, string instance, Outbox outbox, IDelivery delivery, SendingLimits limits, TimeProvider time, ILogger logger)
    {
        (_tenant, _outbox, _limits, _time) = (tenant, outbox, limits, time);
        _lease = outbox.LeaseOf(tenant, instance);
        _backlog = new Backlog(tenant, outbox, time);
        _courier = new Courier(tenant, outbox, delivery, limits, _backlog, time, logger);
        _errands = new Errands(ended: () => _wake.Writer.TryWrite(true));
    }

    /// <summary>How many messages are being sent at this moment. One is until the store has what came of it.</summary>
    public int UnderWay => _errands.Count;

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
        _backlog.ReadAgain();
        do
        {
            await _errands.SettleAsync();
            _nextBeat = default;
        }
        while (await StepAsync(cancel) <= TimeSpan.Zero);
    }

    /// <summary>Starts one message, if one may go.</summary>
    /// <returns>How long until there may be something to do.</returns>
    private async Task<TimeSpan> StepAsync(CancellationToken cancel)
    {
        if (!await HoldsLeaseAsync(cancel))
        {
            await ForgetAsync();
            return Backlog.BetweenLooks;
        }

        await foreach (var begun in _backlog.LoadAsync(cancel))
        {
            await _courier.RecoverAsync(begun);
        }

        var now = _time.GetUtcNow();
        return UnderWay >= MostAtOnce ? Backlog.BetweenLooks
            : _nextBeat > now ? UntilOrALook(_nextBeat, now)
            : SendNext(now) is { } later ? UntilOrALook(later, now)
            : TimeSpan.Zero;
    }

    private async Task<bool> HoldsLeaseAsync(CancellationToken cancel)
    {
        if (!_lease.IsDue)
        {
            return true;
        }

        var isHeld = await _lease.HoldAsync(cancel);
        if (_lease.GivenBackAt is { } moment)
        {
            _limits.BeginAfter(_tenant, moment);
        }

        return isHeld;
    }

    /// <summary>Starts the message that is due first.</summary>
    /// <returns>When one may go, when none may now.</returns>
    private DateTimeOffset? SendNext(DateTimeOffset now)
    {
        if (_backlog.Next(now, conversation => _limits.FreeAt(_tenant, conversation), out var due) is not { } message)
        {
            return due;
        }

        if (_limits.Begin(_tenant, message.Conversation, out var free) is not { } call)
        {
            _backlog.Return(message);
            return free;
        }

        _nextBeat = (_nextBeat < now - CatchUp ? now - CatchUp : _nextBeat) + Beat;
        _errands.Start(() => _courier.SendAsync(message, call));
        return null;
    }

    private async Task ForgetAsync()
    {
        await _errands.SettleAsync();
        _backlog.Forget();
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
            _outbox.Bell(_tenant).WaitToReadAsync(round.Token).AsTask(),
            // Rounded up: a delay without its fraction of a millisecond would end too early, again and again until the moment is there.
            Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), _time, round.Token));
        await round.CancelAsync();
        _wake.Reader.TryRead(out _);
    }

    private static TimeSpan UntilOrALook(DateTimeOffset moment, DateTimeOffset now) =>
        moment - now < Backlog.BetweenLooks ? moment - now : Backlog.BetweenLooks;
}
