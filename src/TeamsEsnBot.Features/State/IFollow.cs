namespace TeamsEsnBot.Features.State;

/// <summary>
/// Holds in memory what a table holds, and follows what other instances write there. What another process changes and this one does not yet know is looked at when
/// the journal names it.
/// </summary>
internal interface IFollow
{
    /// <summary>The table whose changes are noted under its name.</summary>
    string Table { get; }

    /// <summary>True when what it holds is kept in the snapshot of the index, and need not be read at start.</summary>
    bool IsInTheSnapshot { get; }

    /// <summary>
    /// Reads the whole table and makes the memory the same: what is new comes in, what is gone goes out. It may be used meanwhile, and what is changed here meanwhile
    /// counts more than what was read.
    /// </summary>
    Task LoadAsync(CancellationToken cancel);

    /// <summary>Looks at rows that may have changed: of one partition, there or gone.</summary>
    Task LookAsync(string tenant, string partition, IReadOnlyCollection<string> rows, CancellationToken cancel);
}
