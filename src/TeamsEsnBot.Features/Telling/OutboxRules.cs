namespace TeamsEsnBot.Features.Telling;

/// <summary>Where a message stands.</summary>
internal enum ToldState
{
    Waiting,
    Sent,

    /// <summary>Teams will not take it; the reason says why.</summary>
    Refused,

    /// <summary>Nobody knows whether it arrived, and its rule is not to send it again.</summary>
    Uncertain,

    /// <summary>Teams could not take it for a whole day.</summary>
    GivenUp,
}

/// <summary>What comes next for a message: a final state, or waiting for that long.</summary>
internal readonly record struct Next(ToldState State, TimeSpan Wait = default);

/// <summary>The states of a message as one table: what became of an attempt, and the message's rule, decide what comes next. Nothing here reads a clock or a row.</summary>
internal static class OutboxRules
{
    /// <summary>As long as Teams may be out of order and the message still matters.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    /// <summary>A message that may have arrived is sent this often at most: each time somebody might see it once more.</summary>
    public const int MostUnsure = 5;

    /// <summary>The same for attempts that ended with their process. Most of these did not arrive, and most processes do not end because of a message.</summary>
    public const int MostStops = 10;

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    /// <param name="outcome">What became of the attempt.</param>
    /// <param name="rule">The message's rule.</param>
    /// <param name="attempts">How many there were, this one included.</param>
    /// <param name="unsure">How many of them may have arrived, this one included.</param>
    /// <param name="age">Time since the message was asked for.</param>
    /// <param name="chance">From 0 to 1: messages that failed together must not come back together.</param>
    public static Next After(DeliveryOutcome outcome, IfUnsure rule, int attempts, int unsure, TimeSpan age, double chance) => (outcome.Kind, rule) switch
    {
        (DeliveryKind.Sent, _) => new(ToldState.Sent),
        (DeliveryKind.Refused, _) => new(ToldState.Refused),
        (DeliveryKind.Unsure, IfUnsure.LeaveIt) => new(ToldState.Uncertain),
        (DeliveryKind.Unsure, _) when unsure >= MostUnsure => new(ToldState.Uncertain),
        _ when age >= LongestWait => new(ToldState.GivenUp),
        _ => new(ToldState.Waiting, Pause(outcome.RetryAfter, attempts, chance)),
    };

    /// <summary>For a message whose attempt was begun by a process that ended, perhaps because of it.</summary>
    /// <param name="rule">The message's rule.</param>
    /// <param name="unsure">How many attempts may have arrived, this one included.</param>
    /// <param name="chance">From 0 to 1: what a process took with it must not be begun together again.</param>
    public static Next AfterAStop(IfUnsure rule, int unsure, double chance) => rule is IfUnsure.LeaveIt || unsure >= MostStops
        ? new(ToldState.Uncertain)
        : new(ToldState.Waiting, Pause(asked: null, unsure, chance));

    /// <summary>What Teams asks for and up to a second more, else 1, 2, 4 … 60 s and up to a quarter more.</summary>
    private static TimeSpan Pause(TimeSpan? asked, int attempts, double chance) => asked is { } wait
        ? wait + TimeSpan.FromSeconds(chance)
        : TimeSpan.FromSeconds(Math.Min(Math.Pow(2, attempts - 1), LongestPause.TotalSeconds) * (1 + (chance / 4)));
}
