using TeamsEsnBot.Features.Cards;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Features.Telling;

/// <summary>Something for others, or for later. It leaves through the outbox.</summary>
/// <param name="Key">Makes it the same message however often it is asked for.</param>
/// <param name="Card">What is shown; null when <paramref name="Text"/> says it.</param>
/// <param name="To">The person to tell in their personal chat; null when <paramref name="In"/> is set.</param>
/// <param name="In">The conversation to say it in, or the channel to start a thread in; null when <paramref name="To"/> is set.</param>
/// <param name="IfUnsure">What to do when nobody knows whether Teams took it.</param>
internal sealed record Tell(string Key, Card? Card, Person? To = null, Place? In = null, string? Text = null, IfUnsure IfUnsure = IfUnsure.SendAgain)
{
    /// <summary>True when it may have been said already, by a process that ended before it could note that: the report counts it.</summary>
    public bool MayHaveArrived { get; init; }
}

/// <summary>
/// A message to Teams has no key of its own: when the connection breaks, or this process ends before the answer, it may or may not have arrived. Each kind of
/// message has its rule.
/// </summary>
internal enum IfUnsure
{
    /// <summary>Rather twice than never: what somebody waits for.</summary>
    SendAgain,

    /// <summary>Rather never than twice, and the report says so: what would split a conversation or annoy many.</summary>
    LeaveIt,
}
