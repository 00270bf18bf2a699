namespace TeamsEsnBot.Features.Telling;

/// <summary>What became of one attempt to send.</summary>
/// <param name="Reason">In words, for whoever reads the report.</param>
/// <param name="RetryAfter">When the other side said how long to wait.</param>
/// <param name="Refusal">Why it was refused; <see cref="Refusal.None"/> otherwise.</param>
internal sealed record DeliveryOutcome(DeliveryKind Kind, string? Reason = null, TimeSpan? RetryAfter = null, Refusal Refusal = Refusal.None)
{
    public static readonly DeliveryOutcome Sent = new(DeliveryKind.Sent);

    public static DeliveryOutcome Refused(Refusal refusal, string reason) => new(DeliveryKind.Refused, reason, null, refusal);
}

internal enum DeliveryKind
{
    Sent,

    /// <summary>Not taken: throttled, or never reached. To send it again is safe.</summary>
    NotNow,

    /// <summary>Perhaps taken: the connection broke, or a gateway answered in place of Teams.</summary>
    Unsure,

    /// <summary>Never.</summary>
    Refused,
}

/// <summary>Why Teams does not take a message, whatever is tried (learn.microsoft.com, “conversation messages”, table of status codes).</summary>
internal enum Refusal
{
    None,

    /// <summary>403 ConversationBlockedByUser, MessageWritesBlocked.</summary>
    BlockedByPerson,

    /// <summary>403 BotNotInConversationRoster.</summary>
    RemovedFromPlace,

    /// <summary>403 ForbiddenOperationException: the app is not in the person's personal scope.</summary>
    NotInstalled,

    /// <summary>403 BotDisabledByAdmin.</summary>
    BlockedByAdministrator,

    /// <summary>403 InvalidBotApiHost: the stored address belongs to another cloud.</summary>
    WrongHost,

    /// <summary>403 NotEnoughPermissions.</summary>
    NoPermission,

    /// <summary>401: the bot is not registered for Teams, or its credentials are not accepted.</summary>
    NotRegistered,

    /// <summary>404 ConversationNotFound.</summary>
    ConversationGone,

    /// <summary>404 ActivityNotFoundInConversation: of an update or deletion.</summary>
    MessageGone,

    /// <summary>413 MessageSizeTooBig.</summary>
    TooLarge,

    /// <summary>400 BadArgument, BadSyntax: a fault of ours.</summary>
    NotUnderstood,

    /// <summary>500 ServiceError: documented as not worth a repetition.</summary>
    ServiceFault,

    /// <summary>Nothing that is published.</summary>
    Other,
}
