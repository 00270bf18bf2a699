namespace TeamsEsnBot.Features.Turns;

/// <summary>What people ask: exactly one feature answers.</summary>
internal sealed partial class Route<TRequest, TAnswer>
{
    /// <summary>Words in a message; see <see cref="Phrase"/> for the pattern.</summary>
    public Route<TRequest, TAnswer> WhenSaid(string pattern, Func<Phrase.Match, TRequest> read) => WhenSaid(pattern, (match, _) => read(match));

    /// <summary>Words in a message, with the people mentioned in it.</summary>
    public Route<TRequest, TAnswer> WhenSaid(string pattern, Func<Phrase.Match, Said, TRequest> read) => WhenSaid(pattern, _ => true, read);

    /// <summary>Words so common that what stands in the slots has to tell whether this is meant.</summary>
    public Route<TRequest, TAnswer> WhenSaid(string pattern, Func<Phrase.Match, bool> isMeant, Func<Phrase.Match, TRequest> read) =>
        WhenSaid(pattern, isMeant, (match, _) => read(match));

    /// <summary>Any message that no feature has words for.</summary>
    public Route<TRequest, TAnswer> WhenNothingElseFits(Func<Said, TRequest> read)
    {
        _phrases.Add(phrase: null);
        return When<Said>(new Trigger(TriggerKind.AnythingSaid, "anything else", Feature), (turn, _) => turn.What is Said said ? Fits(int.MinValue, said, read) : null);
    }

    /// <summary>A button of a card or dialog.</summary>
    public Route<TRequest, TAnswer> WhenPressed(string verb, Func<Pressed, TRequest> read) =>
        When(TriggerKind.Pressed, verb, pressed => pressed.Verb == verb, read);

    /// <summary>A card asks what this person is to see; also when the person asks by “Refresh” in its menu, which Teams does not tell from a press.</summary>
    public Route<TRequest, TAnswer> WhenRefreshed(string verb, Func<Refreshed, TRequest> read)
    {
        Listen<Pressed>((turn, _) => turn.What is Pressed pressed && pressed.Verb == verb ? Fits(0, new Refreshed(verb, pressed.Data, pressed.Card), read) : null);
        return When(TriggerKind.Refreshed, verb, refreshed => refreshed.Verb == verb, read);
    }

    /// <summary>A button that opens a dialog.</summary>
    public Route<TRequest, TAnswer> WhenOpened(string verb, Func<Opened, TRequest> read) =>
        When(TriggerKind.Opened, verb, opened => opened.Verb == verb, read);

    /// <summary>Typing into a list of choices that the bot fills.</summary>
    public Route<TRequest, TAnswer> WhenChoosing(string list, Func<Choosing, TRequest> read) =>
        When(TriggerKind.Choosing, list, choosing => choosing.List == list, read);

    /// <summary>A thumb under a message that has a form of our own.</summary>
    public Route<TRequest, TAnswer> WhenRatingOpened(Func<RatingOpened, TRequest> read) => When(TriggerKind.RatingOpened, "a thumb", _ => true, read);

    /// <summary>“Settings” of the bot in a chat or team.</summary>
    public Route<TRequest, TAnswer> WhenConfigurationAsked(Func<ConfigurationAsked, TRequest> read) =>
        When(TriggerKind.ConfigurationAsked, "settings of the bot", _ => true, read);

    /// <summary>The bot came to a new place or person.</summary>
    public Route<TRequest, TAnswer> WhenItCameIn(Func<CameIn, TRequest> read) => When(TriggerKind.CameIn, "came in", _ => true, read);

    private Route<TRequest, TAnswer> WhenSaid(string pattern, Func<Phrase.Match, bool> isMeant, Func<Phrase.Match, Said, TRequest> read)
    {
        var phrase = Phrase.Of(pattern);
        _phrases.Add(phrase);
        return When<Said>(new Trigger(TriggerKind.Said, pattern, Feature, phrase), (turn, said) =>
            turn.What is Said what && said is not null && phrase.TryMatch(said, out var match) && isMeant(match)
                ? Fits(match.Certainty, (match, what), both => read(both.match, both.what))
                : null);
    }
}
