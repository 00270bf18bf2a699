using TeamsEsnBot.Features.Privacy;

namespace TeamsEsnBot.Archive;

/// <summary>Rows in a file: an export, or a backup. Reading it changes nothing.</summary>
internal interface IArchive : IAsyncDisposable
{
    /// <summary>What the file is, in words for a message.</summary>
    string Kind { get; }

    /// <summary>Reads all of it and makes sure that it is whole.</summary>
    /// <param name="onWrong">Told of every line or row that cannot be used: where, and why.</param>
    /// <exception cref="InvalidOperationException">It is not what it should be; the message says why and what to do.</exception>
    Task<ArchiveContents> CheckAsync(Action<string, string> onWrong, Action<long, long, long> onProgress, CancellationToken cancel);

    /// <summary>Every row that can be used, the erasures first, table by table in the order of their keys.</summary>
    IAsyncEnumerable<ArchivedRow> RowsAsync(Action<long, long, long> onProgress, CancellationToken cancel);
}

/// <summary>What an archive holds.</summary>
/// <param name="At">When it was made, or begun to be made; null when it does not say.</param>
/// <param name="Checksum">Names the contents.</param>
/// <param name="Erasures">The ledger as it was then.</param>
/// <param name="IsPart">True when it holds one person or one table only, and is no copy of a store.</param>
/// <param name="Damage">Why it is not whole, as a sentence; null when it is.</param>
internal sealed record ArchiveContents(
    DateTimeOffset? At, IReadOnlyDictionary<string, long> Rows, string Checksum, IReadOnlyList<Erasure> Erasures, bool IsPart = false, string? Damage = null);
