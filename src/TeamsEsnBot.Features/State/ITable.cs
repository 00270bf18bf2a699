namespace TeamsEsnBot.Features.State;

/// <summary>
/// The one seam to durable state: rows found by partition and row key, each with a version (<see cref="TableRow.ETag"/>).
/// Both backends keep the rules of Azure Table Storage (see <see cref="TableRules"/>) and pass one contract suite.
/// What may happen in a race is a value (<see cref="Write"/>); an exception means broken input, a broken store or no store at all.
/// </summary>
public interface ITable
{
    /// <summary>Name of the table: 3 to 63 letters and digits, beginning with a letter.</summary>
    string Name { get; }

    /// <summary>The row, or null when there is none.</summary>
    Task<TableRow?> GetAsync(string partition, string row, CancellationToken cancel);

    /// <summary>Writes a row that must not exist yet; else <see cref="Write.AlreadyExists"/>.</summary>
    Task<Written> InsertAsync(TableRow row, CancellationToken cancel);

    /// <summary>Replaces the whole row if it still has that version; else <see cref="Write.Changed"/> or <see cref="Write.NotFound"/>.</summary>
    /// <param name="ifMatch">The version read, or <see cref="TableRow.AnyVersion"/>.</param>
    Task<Written> ReplaceAsync(TableRow row, string ifMatch, CancellationToken cancel);

    /// <summary>Overwrites only the properties given, under the same condition as <see cref="ReplaceAsync"/>. A null does not erase.</summary>
    Task<Written> MergeAsync(TableRow row, string ifMatch, CancellationToken cancel);

    /// <summary>Writes the row whether or not it exists, replacing it whole.</summary>
    Task<Written> UpsertAsync(TableRow row, CancellationToken cancel);

    /// <summary>Deletes the row if it still has that version; else <see cref="Write.Changed"/> or <see cref="Write.NotFound"/>.</summary>
    /// <remarks>
    /// Over a network that lost an answer, a row that is gone counts as deleted, whoever it was. Who needs to be the only one puts a row into the same batch.
    /// </remarks>
    Task<Write> DeleteAsync(string partition, string row, string ifMatch, CancellationToken cancel);

    /// <summary>One page of a partition in ordinal key order. A page may be empty and still have a continuation.</summary>
    /// <remarks>A page shows one moment; what is inserted right behind its last row before the next page is read may be missing there.</remarks>
    /// <param name="take">At most this many rows, 1 to 1,000.</param>
    Task<TablePage> PageAsync(string partition, KeyRange range, int take, string? continuation, CancellationToken cancel);

    /// <summary>Every row of the table, partition by partition: for building indexes and for export, never while a person waits.</summary>
    IAsyncEnumerable<TableRow> ScanAsync(CancellationToken cancel);

    /// <summary>Applies all changes to rows of one partition, or none. 1 to 100 changes, one for each row.</summary>
    /// <returns><see cref="Write.Done"/>, or why the first refused change was refused.</returns>
    Task<BatchWritten> BatchAsync(string partition, IReadOnlyList<TableChange> changes, CancellationToken cancel);
}

/// <summary>Opens tables by name and creates them when they are missing.</summary>
public interface ITables
{
    /// <summary>True when other instances may use the same tables; false when they belong to this process alone.</summary>
    bool IsShared { get; }

    /// <summary>The table of that name. The first use creates it; the name is checked at once.</summary>
    /// <param name="isPassing">
    /// True for rows that need to survive the process, but not a power failure: the disk is not asked to flush for them, and writing them may take some
    /// milliseconds longer.
    /// </param>
    ITable Open(string name, bool isPassing = false);

    /// <summary>Names of the tables that exist, also of those that nobody opened here, in ordinal order. A shared account may hold tables of others too.</summary>
    IAsyncEnumerable<string> NamesAsync(CancellationToken cancel);
}
