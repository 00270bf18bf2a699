namespace TeamsEsnBot.Features.State;

/// <summary>What comes after a failed attempt, as one pure function.</summary>
internal static class JobRules
{
    /// <summary>Attempts before a job is given up. Those that ended with their process count: the job may be what ended it.</summary>
    public const int MostAttempts = 8;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    /// <summary>How long to wait: 5, 15, 45 s … and up to a quarter more, an hour at most; null when it is given up.</summary>
    /// <param name="attempts">How many there were.</param>
    /// <param name="chance">From 0 to 1: jobs that failed together must not come back together.</param>
    public static TimeSpan? PauseAfter(int attempts, double chance)
    {
        if (attempts >= MostAttempts)
        {
            return null;
        }

        var pause = Math.Min(FirstPause.TotalSeconds * Math.Pow(3, Math.Max(0, attempts - 1)), LongestPause.TotalSeconds);
        return TimeSpan.FromSeconds(pause * (1 + (chance / 4)));
    }
}
