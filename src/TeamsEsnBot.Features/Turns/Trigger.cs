namespace TeamsEsnBot.Features.Turns;

internal enum TriggerKind
{
    Said,
    AnythingSaid,
    Pressed,
    Refreshed,
    Opened,
    Choosing,
    Searched,
    RowChosen,
    Picked,
    Previewed,
    LinkPasted,
    LinkPastedAnonymously,
    SettingsAsked,
    ConfigurationAsked,
    RatingOpened,
    CameIn,

    // News from here on.
    WentOut,
    Edited,
    Deleted,
    Undeleted,
    Reacted,
    Rated,
    Joined,
    Left,
    ChannelChanged,
    TeamChanged,
    SettingsSaved,
    InsertedCardPressed,
}

/// <summary>What a feature listens to: words, a button's verb, a command of the manifest, news.</summary>
internal sealed record Trigger(TriggerKind Kind, string Words, string Feature, Phrase? Phrase = null)
{
    /// <summary>True when one turn could reach both and neither would fit better. News may reach many.</summary>
    public bool CollidesWith(Trigger other) => Kind < TriggerKind.WentOut && IsReachedLike(other) && (Phrase is null || other.Phrase is null
        ? Words == other.Words
        : SaysAsMuchAs(Phrase, other.Phrase) || SaysAsMuchAs(other.Phrase, Phrase));

    /// <summary>“Refresh” in a card's menu looks like a press.</summary>
    private bool IsReachedLike(Trigger other) =>
        Kind == other.Kind || (Kind, other.Kind) is (TriggerKind.Pressed, TriggerKind.Refreshed) or (TriggerKind.Refreshed, TriggerKind.Pressed);

    private static bool SaysAsMuchAs(Phrase one, Phrase other) => other.Samples.Any(sample =>
    {
        var said = Turns.Words.Of(sample);
        return other.TryMatch(said, out var own) && one.TryMatch(said, out var taken) && taken.Certainty == own.Certainty;
    });
}
