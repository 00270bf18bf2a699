using System.Globalization;
using TeamsEsnBot.Features.Privacy;
using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Storage;

/// <summary>
/// Judges this machine's clock by one row of the store. A table account says what time it has; a file says when the bot last wrote to it, which cannot be in the
/// future. With a wrong clock jobs would run too early or never, and new entries would be sorted among old ones.
/// </summary>
internal sealed class StorageClock(ITables tables, TimeProvider time)
{
    /// <summary>Farther from the account's clock this machine's must not be.</summary>
    public static readonly TimeSpan MostApart = TimeSpan.FromMinutes(1);

    /// <summary>Farther behind the last note this machine's clock must not be: time services correct less than that.</summary>
    public static readonly TimeSpan MostBack = TimeSpan.FromMinutes(10);

    public const string Table = "StartCheck";

    private const string Partition = "start";
    private const string Key = "check";
    private const string At = "At";

    private readonly ITable _notes = tables.Open(Table);

    /// <summary>The time of one store says nothing about another.</summary>
    public static Kept Keep(Kept kept) => kept.While("one row, written anew").Passing(_ => true);

    /// <summary>Notes that the bot runs and what time it is.</summary>
    public Task NoteAsync(CancellationToken cancel) =>
        _notes.UpsertAsync(new(Partition, Key, new Dictionary<string, object?> { [At] = time.GetUtcNow() }), cancel);

    /// <returns>A sentence with both times and what to do, or null when the clock can be right.</returns>
    public Task<string?> FindFaultAsync(CancellationToken cancel) => tables.IsShared ? BesideTheAccountAsync(cancel) : SinceTheLastNoteAsync(cancel);

    private async Task<string?> BesideTheAccountAsync(CancellationToken cancel)
    {
        var before = time.GetUtcNow();
        await NoteAsync(cancel);
        var written = before + ((time.GetUtcNow() - before) / 2);
        var read = await _notes.GetAsync(Partition, Key, cancel);

        return read?.Timestamp is { } accounts && (accounts - written).Duration() > MostApart
            ? $"This machine's clock says {Said(written)}, that of the table account {Said(accounts)}. Set this machine's clock, best by a time service; if the " +
              "account's is the wrong one, set Storage:AcceptClock=true."
            : null;
    }

    private async Task<string?> SinceTheLastNoteAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var read = await _notes.GetAsync(Partition, Key, cancel);

        return read?.Time(At) is { } last && last - now > MostBack
            ? $"This machine's clock says {Said(now)}, but the bot has already run at {Said(last)} with the file of Storage:Path. Set this machine's clock; if " +
              "the later time was the wrong one, start the bot once with Storage:AcceptClock=true."
            : null;
    }

    private static string Said(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
