using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using TeamsEsnBot.Features.Privacy;

namespace TeamsEsnBot.Features.State;

/// <summary>
/// What was received already and how it was answered, so that a second delivery gets the first answer and does nothing twice. One row for each
/// received thing, a partition for each conversation. What was begun and never finished is taken over after <see cref="Patience"/>.
/// </summary>
internal sealed partial class Inbox(ITables tables, TimeProvider time, ILogger<Inbox> logger) : IAsyncDisposable
{
    public const string Table = "inbox";

    /// <summary>After this long a begun turn counts as lost with its process. Teams repeats after 15 s.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    // The answer to a repetition is worth nothing after a power failure: Teams has given up by then.
    private readonly ITable _inbox = tables.Open(Table, isPassing: true);

    // At work here: enough where nobody else uses the tables.
    private readonly ConcurrentDictionary<(string Partition, string Row), DateTimeOffset> _atWork = new();

    // Finished here, but perhaps not yet in the table.
    private readonly ConcurrentDictionary<(string Partition, string Row), (string? Answer, DateTimeOffset At, Task Write)> _onTheirWay = new();

    // Nearly everything that comes is new, and to look for it in the table would cost as much as the rest of claiming it.
    private readonly SeenKeys _seen = new(tables.Open(Table, isPassing: true), logger);

    public static Kept Keep(Kept kept) => kept
        .For(limits => limits.Answers, since: row => row.Time("Begun"), "after it was answered: Retention:Answers")
        .Theirs((row, whom) => whom.IsPart(row, row.Partition, 1))
        .Passing(row => !row.Flag("IsFinished"));

    /// <summary>Claims the thing for this delivery, or says what became of the first one.</summary>
    /// <param name="memory">After this long the same id is a new thing; null for never.</param>
    public Task<Receipt> BeginAsync(string tenant, string conversation, string id, TimeSpan? memory, CancellationToken cancel)
    {
        var key = Keys(tenant, conversation, id);
        return tables.IsShared ? BeginAmongManyAsync(key, memory, cancel) : BeginAloneAsync(key, memory, cancel);
    }

    /// <summary>The claim is a row that only one of all instances can insert.</summary>
    private async Task<Receipt> BeginAmongManyAsync((string Partition, string Row) key, TimeSpan? memory, CancellationToken cancel)
    {
        var claim = new TableRow(key.Partition, key.Row, new Dictionary<string, object?> { ["Begun"] = time.GetUtcNow(), ["IsFinished"] = false });

        if ((await _inbox.InsertAsync(claim, cancel)).IsDone)
        {
            return Receipt.First;
        }

        if (OnItsWay(key, memory) is { } here)
        {
            return here;
        }

        if (await _inbox.GetAsync(key.Partition, key.Row, cancel) is not { } seen)
        {
            return Receipt.AtWork;
        }

        if (AnswerIn(seen, memory) is { } answered)
        {
            return answered;
        }

        // Lost with its process, or forgotten: of those who come now one does it.
        var isFree = seen.Flag("IsFinished") || time.GetUtcNow() - seen.Time("Begun") > Patience;
        return isFree && (await _inbox.ReplaceAsync(claim, seen.ETag, cancel)).IsDone ? Receipt.First : Receipt.AtWork;
    }

    /// <summary>
    /// The claim is in memory: nothing is written before the thing is done, so nobody waits for the disk. A claim that is lost with the process was not answered
    /// either, and the next delivery does the work.
    /// </summary>
    private async Task<Receipt> BeginAloneAsync((string Partition, string Row) key, TimeSpan? memory, CancellationToken cancel)
    {
        if (OnItsWay(key, memory) is { } here)
        {
            return here;
        }

        var now = time.GetUtcNow();
        if (!_atWork.TryAdd(key, now)
            && !(_atWork.TryGetValue(key, out var begun) && now - begun > Patience && _atWork.TryUpdate(key, now, begun)))
        {
            return Receipt.AtWork;
        }

        // It may have been finished just before it was claimed here, or before a restart.
        var answered = OnItsWay(key, memory) is { } finished ? finished
            : _seen.MayHave(key) && await _inbox.GetAsync(key.Partition, key.Row, cancel) is { } seen ? AnswerIn(seen, memory)
            : null;
        if (answered is not null)
        {
            _atWork.TryRemove(key, out _);
        }

        return answered ?? Receipt.First;
    }

    private Receipt? OnItsWay((string Partition, string Row) key, TimeSpan? memory) =>
        _onTheirWay.TryGetValue(key, out var here) && !(time.GetUtcNow() - here.At > memory) ? Receipt.Answered(here.Answer) : null;

    private Receipt? AnswerIn(TableRow seen, TimeSpan? memory) =>
        seen.Flag("IsFinished") && !(time.GetUtcNow() - seen.Time("Begun") > memory) ? Receipt.Answered(LongText.Of(seen, "Answer")) : null;

    /// <summary>It takes longer than <see cref="Patience"/>, but at most this long from now.</summary>
    public Task HoldAsync(string tenant, string conversation, string id, TimeSpan longest, CancellationToken cancel)
    {
        var (key, begun) = (Keys(tenant, conversation, id), time.GetUtcNow() + longest);
        if (tables.IsShared)
        {
            return _inbox.MergeAsync(new TableRow(key.Partition, key.Row, new Dictionary<string, object?> { ["Begun"] = begun }), TableRow.AnyVersion, cancel);
        }

        _atWork[key] = begun;
        return Task.CompletedTask;
    }

    /// <summary>It was not done: the next delivery may try at once.</summary>
    public async Task LetGoAsync(string tenant, string conversation, string id, CancellationToken cancel)
    {
        var key = Keys(tenant, conversation, id);
        if (tables.IsShared)
        {
            await _inbox.DeleteAsync(key.Partition, key.Row, TableRow.AnyVersion, cancel);
        }

        _atWork.TryRemove(key, out _);
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
        _seen.Add(key);
        var start = new TaskCompletionSource();
        _onTheirWay[key] = (answer, time.GetUtcNow(), WriteAsync(start.Task, key, new TableRow(key.Partition, key.Row, properties)));
        _atWork.TryRemove(key, out _);
        start.SetResult();
    }

    /// <summary>Waits until everything finished is in the table.</summary>
    public async ValueTask DisposeAsync()
    {
        await _seen.DisposeAsync();
        await Task.WhenAll(_onTheirWay.Values.Select(finished => finished.Write));
    }

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
