using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace TeamsEsnBot.Features.State;

/// <summary>
/// What was received already and how it was answered, so that a second delivery gets the first answer and does nothing twice. One row for each
/// received thing, a partition for each conversation. A row that was begun and never finished is taken over after <see cref="Patience"/>.
/// </summary>
internal sealed partial class Inbox(ITables tables, TimeProvider time, ILogger<Inbox> logger) : IAsyncDisposable
{
    public const string Table = "inbox";

    /// <summary>After this long a begun turn counts as lost with its process. Teams repeats after 15 s.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ITable _inbox = tables.Open(Table);

    // Finished here, but perhaps not yet in the table.
    private readonly ConcurrentDictionary<(string Partition, string Row), (string? Answer, Task Write)> _onTheirWay = new();

    /// <summary>Claims the thing for this delivery, or says what became of the first one.</summary>
    /// <param name="memory">After this long the same id is a new thing; null for never.</param>
    public async Task<Receipt> BeginAsync(string tenant, string conversation, string id, TimeSpan? memory, CancellationToken cancel)
    {
        var (partition, row) = Keys(tenant, conversation, id);
        var claim = new TableRow(partition, row, new Dictionary<string, object?> { ["Begun"] = time.GetUtcNow(), ["IsFinished"] = false });

        if ((await _inbox.InsertAsync(claim, cancel)).IsDone)
        {
            return Receipt.First;
        }

        if (_onTheirWay.TryGetValue((partition, row), out var here))
        {
            return Receipt.Answered(here.Answer);
        }

        if (await _inbox.GetAsync(partition, row, cancel) is not { } seen)
        {
            return Receipt.AtWork;
        }

        var age = time.GetUtcNow() - seen.Time("Begun");
        if (seen.Flag("IsFinished") && !(age > memory))
        {
            return Receipt.Answered(LongText.Of(seen, "Answer"));
        }

        // Lost with its process, or forgotten: of those who come now one does it.
        var isFree = seen.Flag("IsFinished") || age > Patience;
        return isFree && (await _inbox.ReplaceAsync(claim, seen.ETag, cancel)).IsDone ? Receipt.First : Receipt.AtWork;
    }

    /// <summary>
    /// Keeps the answer for whoever asks again. Nobody waits for the table: were the answer lost with the process, the thing would count as begun and not finished,
    /// and that may happen anyway.
    /// </summary>
    public void Finish(string tenant, string conversation, string id, string? answer)
    {
        var key = Keys(tenant, conversation, id);
        var properties = new Dictionary<string, object?> { ["Begun"] = time.GetUtcNow(), ["IsFinished"] = true };
        LongText.Put(properties, "Answer", answer);
        var start = new TaskCompletionSource();
        _onTheirWay[key] = (answer, WriteAsync(start.Task, key, new TableRow(key.Partition, key.Row, properties)));
        start.SetResult();
    }

    /// <summary>Waits until everything finished is in the table.</summary>
    public async ValueTask DisposeAsync() => await Task.WhenAll(_onTheirWay.Values.Select(finished => finished.Write));

    private async Task WriteAsync(Task start, (string Partition, string Row) key, TableRow row)
    {
        await start;
        try
        {
            await _inbox.UpsertAsync(row, CancellationToken.None);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            Log.NotKept(logger, failure);
        }
        finally
        {
            _onTheirWay.TryRemove(key, out _);
        }
    }

    private static (string Partition, string Row) Keys(string tenant, string conversation, string id) =>
        (TableKey.Join(tenant, conversation), TableKey.Of(id));

    private static partial class Log
    {
        [LoggerMessage(111, LogLevel.Error, "An answer could not be kept; a repetition of the same call will run again")]
        public static partial void NotKept(ILogger logger, Exception failure);
    }
}

/// <summary>Whether this delivery is the first; else whether the first is done with, and its answer if it had one that was kept.</summary>
internal sealed record Receipt(bool IsFirst, bool IsFinished, string? Answer)
{
    public static readonly Receipt First = new(true, false, null);

    public static readonly Receipt AtWork = new(false, false, null);

    public static Receipt Answered(string? answer) => new(false, true, answer);
}
