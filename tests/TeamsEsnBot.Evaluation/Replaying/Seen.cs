namespace TeamsEsnBot.Evaluation.Replaying;

/// <summary>What somebody did in a contribution.</summary>
internal enum Role
{
    /// <summary>Asked the question of a thread.</summary>
    Asked,

    /// <summary>Answered it, or did a piece of work.</summary>
    Answered,

    /// <summary>Said something else in a thread.</summary>
    Said,
}

/// <summary>A contribution as it stood at the moment of a question: votes and acceptance as far as they were given by then.</summary>
/// <param name="Title">The question's title, also for an answer.</param>
/// <param name="Body">The question's text, also for an answer.</param>
/// <param name="Own">What the author wrote, where it is not the question itself.</param>
/// <param name="Thread">Null for a piece of work.</param>
/// <param name="Asker">Who opened the thread.</param>
/// <param name="Votes">Votes for it minus votes against it.</param>
/// <param name="Accepted">When the asker accepted it; null as long as that has not happened.</param>
/// <param name="Endorsers">Who put a name under it.</param>
internal sealed record Seen(
    string Id,
    string User,
    DateTimeOffset When,
    Role Role,
    string Title,
    string Body,
    string Own,
    string? Thread,
    string? Asker,
    int Votes,
    DateTimeOffset? Accepted,
    IReadOnlyList<string> Endorsers);
