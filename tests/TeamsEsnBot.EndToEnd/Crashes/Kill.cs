namespace TeamsEsnBot.EndToEnd.Crashes;

/// <summary>One SIGKILL.</summary>
/// <param name="Began">Just before the signal.</param>
/// <param name="Ended">When the process was gone.</param>
/// <param name="WasStarting">True when the process did not listen yet.</param>
/// <param name="UnderWay">Attempts to send that the outbox says were under way then: the message's key, and the number of the attempt.</param>
/// <param name="Claimed">Jobs that somebody was at work on then, by their keys.</param>
internal sealed record Kill(
    int Number,
    int Instance,
    DateTimeOffset Began,
    DateTimeOffset Ended,
    bool WasStarting,
    IReadOnlyCollection<(string Key, int Attempt)> UnderWay,
    IReadOnlyCollection<string> Claimed)
{
    public override string ToString() => $"kill {Number} of instance {Instance} {Began:HH:mm:ss.fff}-{Ended:ss.fff}{(WasStarting ? " while it started" : "")}";
}
