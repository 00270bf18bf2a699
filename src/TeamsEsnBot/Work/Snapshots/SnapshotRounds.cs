using Microsoft.Extensions.Options;
using TeamsEsnBot.Expertise;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Work.Snapshots;

/// <summary>
/// When the snapshot is written anew: soon after something was deleted, because it shall not lie on the disk for long; when so much has changed that a start would take longer; and
/// now and then, before the journal forgets what the old one needs. The writing itself runs beside everything else.
/// </summary>
internal sealed partial class SnapshotRounds(
    IndexSnapshot snapshot, IExpertIndex index, IOptions<TurnOptions> turns, TimeProvider time, ILogger<SnapshotRounds> logger)
{
    private static readonly TimeSpan AfterADeletion = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan AfterManyChanges = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan AtLeast = TimeSpan.FromHours(6);

    private const int Many = 1_000;

    // A large index is not written all the time.
    private const int TimesAsLong = 20;

    private IndexChanges _written;
    private JournalPosition? _position;
    private DateTimeOffset _at = time.GetUtcNow();
    private TimeSpan _took;
    private Task _writing = Task.CompletedTask;

    /// <summary>The index was just loaded from the file, or from the tables when <paramref name="position"/> is null.</summary>
    public void Begin(JournalPosition? position) => (_position, _written, _at) = (position, index.Changes, time.GetUtcNow());

    /// <summary>Begins to write, if it is time to.</summary>
    public void WriteIfDue(JournalPosition? position)
    {
        if (position is not null && snapshot.IsKept && _writing.IsCompleted && IsDue(position))
        {
            _writing = Task.Run(() => Write(position));
        }
    }

    /// <summary>Waits for a writing that has begun, and writes if the file is behind.</summary>
    public async Task WriteAsync(JournalPosition? position)
    {
        await _writing;
        if (position is not null && snapshot.IsKept && (index.Changes != _written || !IsSame(position)))
        {
            await Task.Run(() => Write(position));
        }
    }

    private bool IsDue(JournalPosition position)
    {
        var (changes, since) = (index.Changes, time.GetUtcNow() - _at);
        return since > _took * TimesAsLong
            && (_position is null
                || (since >= AfterADeletion && changes.Removals != _written.Removals)
                || (since >= AfterManyChanges && changes.All - _written.All >= Many + (turns.Value.TenantIds.Sum(index.Count) / 50))
                || (since >= AtLeast && !IsSame(position)));
    }

    private bool IsSame(JournalPosition position) =>
        _position is not null && _position.Removed == position.Removed && _position.Writers.ToHashSet().SetEquals(position.Writers);

    private void Write(JournalPosition position)
    {
        // Taken before the index is: what changes in between is in it, and is noted as not yet written.
        var (changes, began) = (index.Changes, time.GetTimestamp());
        try
        {
            var bytes = snapshot.Save(new SnapshotHead(ExpertIndex.Form, [.. turns.Value.TenantIds], position));
            (_written, _position) = (changes, position);
            Log.Written(logger, bytes, time.GetElapsedTime(began).TotalMilliseconds);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            (_written, _position) = (changes, position);
            Log.NotWritten(logger, failure, snapshot.Path);
        }
        finally
        {
            (_at, _took) = (time.GetUtcNow(), time.GetElapsedTime(began));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(5111, LogLevel.Information, "The index was kept in a file of {Bytes} bytes in {Milliseconds:0} ms")]
        public static partial void Written(ILogger logger, long bytes, double milliseconds);

        [LoggerMessage(5112, LogLevel.Warning, "The index cannot be kept in {Path}, so the next start reads the tables. Give the account that runs the bot the right to write there, or set Index:SnapshotPath to another file")]
        public static partial void NotWritten(ILogger logger, Exception failure, string path);
    }
}
