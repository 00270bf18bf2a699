namespace TeamsEsnBot.EndToEnd.Crashes;

/// <summary>How one delivery of an activity ended.</summary>
internal enum DeliveryEnd
{
    Answered,

    /// <summary>Nobody listened: the activity did not arrive.</summary>
    NotReached,

    /// <summary>The connection broke, or the bot answered that it failed: it may have arrived.</summary>
    Broken,
}

/// <summary>One delivery of an activity to an instance.</summary>
internal sealed record Delivered(int Instance, DateTimeOffset Sent, DateTimeOffset Ended, DeliveryEnd End);

/// <summary>How often a deed's activity was delivered, and what the bot said to it.</summary>
internal sealed class Fate
{
    private readonly Lock _lock = new();
    private readonly List<Delivered> _deliveries = [];

    public IReadOnlyList<Delivered> Deliveries
    {
        get
        {
            lock (_lock)
            {
                return [.. _deliveries];
            }
        }
    }

    /// <summary>When the bot said that it is done, or that it works on it; null when it never did.</summary>
    public DateTimeOffset? Acknowledged { get; private set; }

    /// <summary>True when the bot said that it works on it: the result comes without being asked for again.</summary>
    public bool IsPromised { get; private set; }

    /// <summary>What the bot said instead of doing it; null when it did not refuse.</summary>
    public string? Refused { get; private set; }

    /// <summary>True when nobody repeated it after it got no answer: the person closed the laptop.</summary>
    public bool IsGivenUp { get; private set; }

    /// <summary>True when the first delivery was answered as done: nothing of it is still on its way.</summary>
    public bool IsDoneAtOnce =>
        Acknowledged is not null && !IsPromised && Deliveries is [{ End: DeliveryEnd.Answered } only] && only.Ended - only.Sent < Fleet.Deadline;

    /// <summary>True when an instance may have been killed, or failed, while it was at work on it.</summary>
    public bool WasCut => Deliveries.Any(delivery => delivery.End is DeliveryEnd.Broken);

    public void Add(Delivered delivery)
    {
        lock (_lock)
        {
            _deliveries.Add(delivery);
        }
    }

    public void Acknowledge(DateTimeOffset at, bool isPromised) => (IsPromised, Acknowledged) = (isPromised, at);

    public void Refuse(string text) => Refused = text;

    public void GiveUp() => IsGivenUp = true;

    public override string ToString() =>
        string.Join(", ", Deliveries.Select(delivery => $"{delivery.Sent:HH:mm:ss.fff}-{delivery.Ended:ss.fff} to instance {delivery.Instance} {delivery.End}"))
        + (Acknowledged is { } at ? $", {(IsPromised ? "promised" : "acknowledged")} {at:HH:mm:ss.fff}"
            : Refused is not null ? ", refused"
            : IsGivenUp ? ", given up"
            : ", never acknowledged");
}
