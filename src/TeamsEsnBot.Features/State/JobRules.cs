namespace TeamsEsnBot.Features.State;

/// <summary>What comes after a failed attempt, as one pure function.</summary>
internal static class JobRules
{
    /// <summary>Attempts before a job is given up that fails.</summary>
    public const int MostAttempts = 8;

    /// <summary>
    /// Processes that may end, one after the other, while they are at work on a job before it is given up: it may be what ends them. More than attempts, because
    /// whatever else was going on at that moment is as suspicious.
    /// </summary>
    public const int MostStops = 20;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestPauseAfterAStop = TimeSpan.FromMinutes(1);

    /// <summary>How long to wait: 5, 15, 45 s … and up to a quarter more, an hour at most; null when it is given up.</summary>
    /// <param name="attempts">How many there were.</param>
    /// <param name="stops">How many processes ended at it.</param>
    /// <param name="chance">From 0 to 1: jobs that failed together must not come back together.</param>
    public static TimeSpan? PauseAfter(int attempts, int stops, double chance)
    {
        if (attempts >= MostAttempts || stops >= MostStops)
        {
            return null;
        }

        var pause = Math.Min(FirstPause.TotalSeconds * Math.Pow(3, Math.Max(0, attempts - 1)), LongestPause.TotalSeconds);
        return TimeSpan.FromSeconds(pause * (1 + (chance / 4)));
    }

    /// <summary>How long to wait, besides the end of the claim: up to 1, 2, 4 … 60 s. What one process took with it must not be begun together again: it would fall together again.</summary>
    /// <param name="stops">How many there were before this attempt.</param>
    /// <param name="chance">From 0 to 1.</param>
    public static TimeSpan PauseAfterAStop(int stops, double chance) =>
        TimeSpan.FromSeconds(Math.Min(Math.Pow(2, stops), LongestPauseAfterAStop.TotalSeconds) * chance);
}
