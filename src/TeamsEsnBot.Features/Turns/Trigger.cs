namespace TeamsEsnBot.Features.Turns;

internal enum TriggerKind
{
    Said,
    AnythingSaid,
    Pressed,
    Searched,
    Picked,
    CameIn,
}

/// <summary>What a feature listens to: words, a button's verb, a command of the manifest.</summary>
internal sealed record Trigger(TriggerKind Kind, string Words, string Feature, Phrase? Phrase = null)
{
    /// <summary>True when one turn could reach both and neither would fit better.</summary>
    public bool CollidesWith(Trigger other) => Kind == other.Kind && (Phrase is null || other.Phrase is null
        ? Words == other.Words
        : SaysAsMuchAs(Phrase, other.Phrase) || SaysAsMuchAs(other.Phrase, Phrase));

    private static bool SaysAsMuchAs(Phrase one, Phrase other) => other.Samples.Any(sample =>
    {
        var said = Turns.Words.Of(sample);
        return other.TryMatch(said, out var own) && one.TryMatch(said, out var taken) && taken.Certainty == own.Certainty;
    });
}
