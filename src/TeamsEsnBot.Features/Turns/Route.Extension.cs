namespace TeamsEsnBot.Features.Turns;

/// <summary>What people ask through the message extension: exactly one feature answers.</summary>
internal sealed partial class Route<TRequest, TAnswer>
{
    /// <summary>A search command of the message extension.</summary>
    public Route<TRequest, TAnswer> WhenSearched(string command, Func<Searched, TRequest> read) =>
        When(TriggerKind.Searched, command, searched => searched.Command == command, read);

    /// <summary>A row of a search that was given this verb.</summary>
    public Route<TRequest, TAnswer> WhenRowChosen(string verb, Func<RowChosen, TRequest> read) =>
        When(TriggerKind.RowChosen, verb, chosen => chosen.Verb == verb, read);

    /// <summary>An action in the menu of a message, the compose box or the command box.</summary>
    public Route<TRequest, TAnswer> WhenPicked(string command, Func<Picked, TRequest> read) =>
        When(TriggerKind.Picked, command, picked => picked.Command == command, read);

    /// <summary>The preview of an action was sent or is to be changed.</summary>
    public Route<TRequest, TAnswer> WhenPreviewed(string command, Func<Previewed, TRequest> read) =>
        When(TriggerKind.Previewed, command, previewed => previewed.Command == command, read);

    /// <summary>A link whose path begins like this, pasted by somebody who has the app. Of two that fit, the longer counts.</summary>
    public Route<TRequest, TAnswer> WhenLinkPasted(string path, Func<LinkPasted, TRequest> read) =>
        WhenLinkPasted(TriggerKind.LinkPasted, path, isAnonymous: false, read);

    /// <summary>Such a link, pasted by somebody who does not have the app: the answer may say only what is public.</summary>
    public Route<TRequest, TAnswer> WhenLinkPastedAnonymously(string path, Func<LinkPasted, TRequest> read) =>
        WhenLinkPasted(TriggerKind.LinkPastedAnonymously, path, isAnonymous: true, read);

    /// <summary>“Settings” in the message extension's menu.</summary>
    public Route<TRequest, TAnswer> WhenSettingsAsked(Func<SettingsAsked, TRequest> read) => When(TriggerKind.SettingsAsked, "settings", _ => true, read);

    private Route<TRequest, TAnswer> WhenLinkPasted(TriggerKind kind, string path, bool isAnonymous, Func<LinkPasted, TRequest> read) =>
        When<LinkPasted>(new Trigger(kind, path, Feature), (turn, _) =>
            turn.What is LinkPasted link && link.IsAnonymous == isAnonymous && link.Address.AbsolutePath.StartsWith(path, StringComparison.Ordinal)
                ? Fits(path.Length, link, read)
                : null);
}
