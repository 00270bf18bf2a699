namespace TeamsEsnBot.Work;

/// <summary>Section <c>Index</c>: what makes a restart short.</summary>
internal sealed record IndexOptions
{
    public const string Section = "Index";

    /// <summary>The file used with a table account when nothing is set.</summary>
    public const string DefaultPath = "data/teams-esn-bot.index";

    /// <summary>Stands behind the name of the SQLite file when nothing is set.</summary>
    public const string Ending = ".index";

    /// <summary>
    /// The file that keeps the index from one start to the next, relative to the bot's folder; a local disk is best. It holds no text, and may be deleted: the index is then read
    /// from the tables. Default: the SQLite file with <see cref="Ending"/> behind its name, or <see cref="DefaultPath"/> with a table account; none for a database in memory.
    /// </summary>
    public string? SnapshotPath { get; init; }
}
