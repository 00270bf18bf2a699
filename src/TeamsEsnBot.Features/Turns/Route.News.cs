namespace TeamsEsnBot.Features.Turns;

/// <summary>What happens around the bot: every feature that listens hears it.</summary>
internal sealed partial class Route<TRequest, TAnswer>
{
    /// <summary>A message was changed.</summary>
    public Route<TRequest, TAnswer> WhenEdited(Func<Edited, TRequest> read) => When(TriggerKind.Edited, "edited", _ => true, read);

    /// <summary>A message was deleted.</summary>
    public Route<TRequest, TAnswer> WhenDeleted(Func<Deleted, TRequest> read) => When(TriggerKind.Deleted, "deleted", _ => true, read);

    /// <summary>A message is back.</summary>
    public Route<TRequest, TAnswer> WhenUndeleted(Func<Undeleted, TRequest> read) => When(TriggerKind.Undeleted, "undeleted", _ => true, read);

    /// <summary>Reactions were put on a message or taken away.</summary>
    public Route<TRequest, TAnswer> WhenReacted(Func<Reacted, TRequest> read) => When(TriggerKind.Reacted, "reacted", _ => true, read);

    /// <summary>A message of the bot got a thumb up or down.</summary>
    public Route<TRequest, TAnswer> WhenRated(Func<Rated, TRequest> read) => When(TriggerKind.Rated, "rated", _ => true, read);

    /// <summary>People joined a place.</summary>
    public Route<TRequest, TAnswer> WhenJoined(Func<Joined, TRequest> read) => When(TriggerKind.Joined, "joined", _ => true, read);

    /// <summary>People left a place.</summary>
    public Route<TRequest, TAnswer> WhenLeft(Func<Left, TRequest> read) => When(TriggerKind.Left, "left", _ => true, read);

    /// <summary>The bot was removed from a place.</summary>
    public Route<TRequest, TAnswer> WhenItWentOut(Func<WentOut, TRequest> read) => When(TriggerKind.WentOut, "went out", _ => true, read);

    /// <summary>This became of a channel.</summary>
    public Route<TRequest, TAnswer> WhenChannel(ChannelChange change, Func<ChannelChanged, TRequest> read) =>
        When(TriggerKind.ChannelChanged, change.ToString(), changed => changed.Change == change, read);

    /// <summary>This became of a team.</summary>
    public Route<TRequest, TAnswer> WhenTeam(TeamChange change, Func<TeamChanged, TRequest> read) =>
        When(TriggerKind.TeamChanged, change.ToString(), changed => changed.Change == change, read);

    /// <summary>The settings page of the message extension is done.</summary>
    public Route<TRequest, TAnswer> WhenSettingsSaved(Func<SettingsSaved, TRequest> read) => When(TriggerKind.SettingsSaved, "settings saved", _ => true, read);

    /// <summary>A button of an inserted card that needs no answer.</summary>
    public Route<TRequest, TAnswer> WhenInsertedCardPressed(string verb, Func<InsertedCardPressed, TRequest> read) =>
        When(TriggerKind.InsertedCardPressed, verb, pressed => pressed.Verb == verb, read);
}
