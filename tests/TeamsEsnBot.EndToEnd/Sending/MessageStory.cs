using TeamsEsnBot.Features.Telling;

namespace TeamsEsnBot.EndToEnd.Sending;

/// <summary>What became of one message on both sides: each of its calls by the connector's log, and what the bot noted.</summary>
/// <param name="Words">Of the message.</param>
/// <param name="Rule">Its rule.</param>
/// <param name="First">Its calls before the kill.</param>
/// <param name="Second">Its calls after the restart.</param>
/// <param name="AtTheKill">Its row when an attempt was under way at the kill; else null.</param>
/// <param name="Told">Where it stands in the report.</param>
internal sealed record MessageStory(string Words, IfUnsure Rule, ConnectorCall[] First, ConnectorCall[] Second, Outgoing? AtTheKill, Told Told)
{
    /// <summary>The call that was under way at the kill; null when none was, or when it was begun and never came.</summary>
    public ConnectorCall? CallAtTheKill => AtTheKill is { Attempts: var noted } && First.Length == noted + 1 ? First[^1] : null;

    /// <summary>How often people see it.</summary>
    public int Seen => First.Concat(Second).Count(call => call.IsAccepted);

    /// <summary>How often a connection broke after the message was taken, and the bot lived to see it break.</summary>
    public int LostAnswers => First.Concat(Second).Count(call => call != CallAtTheKill && call.Answer is { Breaks: Break.After });

    /// <summary>Attempts of which the bot knows that it cannot know.</summary>
    public int UnsureAttempts => Heard.Count(kind => kind is DeliveryKind.Unsure);

    /// <summary>
    /// True when the bot did as the rule says with each answer that it heard, from the first attempt to the last, and noted exactly that. So a message went once more
    /// only after a no, after an answer that says nothing, or because its attempt was under way at the kill.
    /// </summary>
    public bool IsExplained
    {
        get
        {
            var (heard, noted) = (Heard, AtTheKill?.Attempts);
            var ends = heard is [.., var last]
                && Ends(last)
                && !heard[..^1].Any(Ends)
                && Told.State == (last is DeliveryKind.Sent ? ToldState.Sent : ToldState.Uncertain);
            return ends
                && (noted is null || First.Length == noted || First.Length == noted + 1)
                && Told.Attempts == heard.Length
                && Told.Unsure == UnsureAttempts;
        }
    }

    /// <summary>What the bot heard of each attempt.</summary>
    private DeliveryKind[] Heard => AtTheKill is { Attempts: var noted }
        ? [.. First.Take(noted).Select(HeardOf), DeliveryKind.Unsure, .. Second.Select(HeardOf)]
        : [.. First.Select(HeardOf), .. Second.Select(HeardOf)];

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Words} {string.Join(' ', First.Select(HeardOf))} | {(AtTheKill is { } row ? $"under way in attempt {row.Attempts + 1}" : "")} | {string.Join(' ', Second.Select(HeardOf))}: "
        + $"{Told.State} after {Told.Attempts}, {Told.Unsure} unsure, seen {Seen} times";

    private bool Ends(DeliveryKind heard) => heard is DeliveryKind.Sent || (heard is DeliveryKind.Unsure && Rule is IfUnsure.LeaveIt);

    private static DeliveryKind HeardOf(ConnectorCall call) => call.Answer switch
    {
        { Status: 429 } => DeliveryKind.NotNow,
        { Breaks: not Break.Never } or { Status: 502 } => DeliveryKind.Unsure,
        { IsAccepted: true } => DeliveryKind.Sent,
        _ => DeliveryKind.Refused,
    };
}
