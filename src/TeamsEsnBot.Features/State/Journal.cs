using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using TeamsEsnBot.Features.Privacy;

namespace TeamsEsnBot.Features.State;

/// <summary>
/// Says what this process is about to change, for all whose memory follows the tables. Each process is a writer with a log of its own and numbers its entries
/// itself, so nothing depends on clocks. An entry is there before the change, and every later one says up to which number the changes are finished.
/// </summary>
internal sealed partial class Journal(ITables tables, TimeProvider time, ILogger<Journal> logger) : IAsyncDisposable
{
    public const string Table = "journal";

    /// <summary>For so long after an entry others look whether its change has come. The client of the table service gives up after about 25 s.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>So often a writer shows that it lives, where others look for it.</summary>
    public static readonly TimeSpan BetweenBeats = TimeSpan.FromSeconds(60);

    private readonly ITable _journal = tables.Open(Table);
    private readonly SemaphoreSlim _registering = new(1, 1);
    private readonly ConcurrentQueue<JournalEntry> _doubtful = new();
    private readonly Settled _settled = new();
    private volatile bool _isRegistered;
    private volatile bool _isOpen;
    private long _last;
    private long _announced;
    private DateTimeOffset _beat;

    /// <summary>Whoever reads rows from elsewhere reads all of them, and needs no notes.</summary>
    public static Kept Keep(Kept kept) => kept.While("for as long as an instance may follow it; see Journal").Passing(_ => true);

    /// <summary>This process, as a writer.</summary>
    public string Writer { get; } = Guid.CreateVersion7(time.GetUtcNow()).ToString("n");

    /// <summary>How far this process's own changes are finished.</summary>
    public WriterPosition Position => _settled.Of(Writer);

    /// <summary>
    /// Notes the rows and then changes them. When the note fails nothing is changed. Whoever reads the row after the note may be too early, but not too late.
    /// </summary>
    /// <param name="rows">Rows of one partition.</param>
    /// <param name="change">Writes the rows, and puts them into this process's memory.</param>
    public async Task ChangeAsync(string tenant, string table, string partition, IReadOnlyList<string> rows, Func<Task> change, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfZero(rows.Count);
        await RegisterAsync(cancel);
        var begun = time.GetUtcNow();
        var entries = Number(tenant, table, partition, rows);
        var noted = NoteAsync(entries, cancel);

        // Tables that are ours alone write in the order in which they are asked, and what waits together they write together: then the note costs no time.
        if (tables.IsShared || !_isOpen)
        {
            await noted;
            _isOpen = true;
        }

        try
        {
            await change();
            await noted;
        }
        catch
        {
            await noted.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await DoubtAsync(entries, noted.IsCompletedSuccessfully);
            throw;
        }

        Settle(entries, isNoted: true);
        if ((time.GetUtcNow() - begun).Duration() > Patience / 2)
        {
            // The process slept, or the store did: others may have stopped looking.
            var again = Number(tenant, table, partition, rows);
            await NoteAsync(again, cancel);
            Settle(again, isNoted: true);
        }
    }

    /// <summary>The next entry whose change threw, so that nobody knows whether it was made: the follower looks, as at the change of another.</summary>
    public bool TryTakeDoubtful([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out JournalEntry? entry) => _doubtful.TryDequeue(out entry);

    /// <summary>The follower has looked for as long as the change may come.</summary>
    public void SettleDoubtful(JournalEntry entry) => _settled.Add(entry.Number, isNoted: true);

    /// <summary>Tells others how far the changes are finished, if they were not told yet, and that this writer lives. To be called about once a second.</summary>
    public async Task AnnounceAsync(CancellationToken cancel)
    {
        var (done, now) = (_settled.UpTo, time.GetUtcNow());
        if (!tables.IsShared || !_isRegistered || (done <= Interlocked.Read(ref _announced) && now - _beat < BetweenBeats))
        {
            return;
        }

        if (await _journal.MergeAsync(JournalRows.Writer(Writer, ("Done", done), ("Beat", now)), TableRow.AnyVersion, cancel) is { Outcome: Write.NotFound })
        {
            // Taken for dead and removed.
            await _journal.InsertAsync(JournalRows.NewWriter(Writer, done + 1), cancel);
        }

        (_announced, _beat) = (done, now);
    }

    /// <summary>Says that this writer has ended; nothing may be changed afterwards.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_isRegistered)
        {
            return;
        }

        _isRegistered = false;
        try
        {
            await _journal.MergeAsync(
                JournalRows.Writer(Writer, ("Done", _settled.UpTo), ("Last", Interlocked.Read(ref _last)), ("IsEnded", true)),
                TableRow.AnyVersion,
                CancellationToken.None);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            Log.NotEnded(logger, failure);
        }
    }

    private async Task RegisterAsync(CancellationToken cancel)
    {
        if (_isRegistered)
        {
            return;
        }

        await _registering.WaitAsync(cancel);
        try
        {
            if (!_isRegistered)
            {
                await _journal.UpsertAsync(JournalRows.NewWriter(Writer, first: 1), cancel);
                (_beat, _isRegistered) = (time.GetUtcNow(), true);
            }
        }
        finally
        {
            _registering.Release();
        }
    }

    /// <summary>One entry, or several where the names of the rows do not fit into one.</summary>
    private List<JournalEntry> Number(string tenant, string table, string partition, IReadOnlyList<string> rows)
    {
        var entries = new List<JournalEntry>(1);
        for (var first = 0; first < rows.Count;)
        {
            var (end, length) = (first, 0);
            while (end < rows.Count && (end == first || length + rows[end].Length < JournalRows.LongestNames))
            {
                length += rows[end++].Length + 1;
            }

            var some = first == 0 && end == rows.Count ? rows : [.. rows.Skip(first).Take(end - first)];
            entries.Add(new JournalEntry(Writer, Interlocked.Increment(ref _last), tenant, table, partition, some, _settled.UpTo));
            first = end;
        }

        return entries;
    }

    private async Task NoteAsync(List<JournalEntry> entries, CancellationToken cancel)
    {
        try
        {
            // Begun together, so that they stand in line before the change.
            await Task.WhenAll(entries.Select(entry => _journal.InsertAsync(JournalRows.Of(entry), cancel)));
        }
        catch when (tables.IsShared || !_isOpen)
        {
            // The change is not made, so there is nothing to look at.
            Settle(entries, isNoted: false);
            throw;
        }

        Interlocked.Exchange(ref _announced, Math.Max(Interlocked.Read(ref _announced), entries[^1].Done));
    }

    private void Settle(List<JournalEntry> entries, bool isNoted) => entries.ForEach(entry => _settled.Add(entry.Number, isNoted));

    private async Task DoubtAsync(List<JournalEntry> entries, bool isNoted)
    {
        if (!isNoted)
        {
            // The change may have been made although its note failed.
            var again = entries.ConvertAll(entry => entry with { Number = Interlocked.Increment(ref _last) });
            Settle(entries, isNoted: false);
            entries = again;
            try
            {
                await Task.WhenAll(again.Select(entry => _journal.InsertAsync(JournalRows.Of(entry), CancellationToken.None)));
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                Log.NotNoted(logger, failure);
            }
        }

        entries.ForEach(_doubtful.Enqueue);
    }

    private static partial class Log
    {
        [LoggerMessage(121, LogLevel.Warning, "The journal could not be told that this process ends; others find out")]
        public static partial void NotEnded(ILogger logger, Exception failure);

        [LoggerMessage(122, LogLevel.Error, "A change that may have been made could not be noted; if it is not found after a restart, delete the file of Index:SnapshotPath")]
        public static partial void NotNoted(ILogger logger, Exception failure);
    }
}
