using Microsoft.Data.Sqlite;

namespace TeamsEsnBot.Storage;

/// <summary>
/// The one writer of a file, on a thread of its own: what waits is written in one transaction, so that many at once pay for one flush of the disk. Nobody hears
/// “written” before it is.
/// </summary>
internal sealed class SqliteWriter : IDisposable
{
    /// <summary>A commit waits until the disk has it.</summary>
    public const string Flushing = "PRAGMA synchronous = FULL";

    /// <summary>A commit waits until the system has it, which outlives the process; the next flush takes it along.</summary>
    private const string NotFlushing = "PRAGMA synchronous = NORMAL";

    // SQLITE_BUSY: another process has the file.
    private const int Locked = 5;

    // Passing rows come with every turn, and nobody waits for them. Written one by one they would cost as much as the turn.
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(100);

    private readonly SqliteSession _session;
    private readonly string _path;
    private readonly Lock _queue = new();
    private readonly AutoResetEvent _arrived = new(initialState: false);
    private readonly AutoResetEvent _hurry = new(initialState: false);
    private List<QueuedWrite> _waiting = [];
    private bool _isClosed;
    private bool _isUrgent;
    private bool _isFlushing = true;
    private readonly Thread _thread;

    public SqliteWriter(SqliteSession session, string path)
    {
        (_session, _path) = (session, path);
        _thread = new Thread(Write) { IsBackground = true, Name = "SQLite writer" };
        _thread.Start();
    }

    /// <summary>Writes when it is its turn. The function changes all or nothing of what it means to, because others share its transaction.</summary>
    public Task<T> WriteAsync<T>(Func<SqliteSession, T> write, bool isPassing, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var waiting = new QueuedWrite<T>(write, isPassing, cancel);
        bool isFirst;
        lock (_queue)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            isFirst = _waiting.Count == 0;
            _isUrgent |= !isPassing;
            _waiting.Add(waiting);
        }

        if (!isPassing)
        {
            _hurry.Set();
        }

        // The writer takes all that waits at once, so only the first must wake it.
        if (isFirst)
        {
            _arrived.Set();
        }

        return waiting.Task;
    }

    /// <summary>Reads on the writer's own connection: for a database in memory, which has no other.</summary>
    public T Read<T>(Func<SqliteSession, T> read)
    {
        lock (_session)
        {
            return read(_session);
        }
    }

    public void Dispose()
    {
        lock (_queue)
        {
            _isClosed = true;
        }

        _arrived.Set();
        _hurry.Set();
        _thread.Join();
        _arrived.Dispose();
        _hurry.Dispose();
        _session.Dispose();
    }

    private void Write()
    {
        List<QueuedWrite> group = [];
        bool isClosed;
        do
        {
            _arrived.WaitOne();
            if (IsInNoHurry())
            {
                _hurry.WaitOne(Gathering);
            }

            lock (_queue)
            {
                (group, _waiting) = (_waiting, group);
                (_isUrgent, isClosed) = (false, _isClosed);
            }

            if (group.Count > 0)
            {
                WriteTogether(group);
                group.Clear();
            }
        }
        while (!isClosed);
    }

    private bool IsInNoHurry()
    {
        lock (_queue)
        {
            return !_isUrgent && !_isClosed;
        }
    }

    private void WriteTogether(List<QueuedWrite> group)
    {
        try
        {
            lock (_session)
            {
                Flush(!group.TrueForAll(waiting => waiting.IsPassing));
                InTransaction(() => group.ForEach(waiting => waiting.Apply(_session)));
            }
        }
        catch (SqliteException failed) when (group.Count > 1 && failed.SqliteErrorCode != Locked)
        {
            // One of them, or the disk: alone each is told its own fate.
            group.ForEach(waiting => WriteTogether([waiting]));
            return;
        }
        catch (SqliteException failed)
        {
            // Waiting for another process again for each of them would take minutes.
            Exception told = SqliteFaults.Explain(failed, _path) is { } sentence ? new InvalidOperationException(sentence, failed) : failed;
            group.ForEach(waiting => waiting.Fail(told));
            return;
        }

        group.ForEach(waiting => waiting.Complete());
    }

    private void Flush(bool isFlushing)
    {
        if (isFlushing != _isFlushing)
        {
            _session.Run(isFlushing ? Flushing : NotFlushing);
            _isFlushing = isFlushing;
        }
    }

    private void InTransaction(Action work)
    {
        _session.Run("BEGIN IMMEDIATE");
        var isCommitted = false;
        try
        {
            work();
            _session.Run("COMMIT");
            isCommitted = true;
        }
        finally
        {
            if (!isCommitted)
            {
                Undo();
            }
        }
    }

    private void Undo()
    {
        try
        {
            _session.Run("ROLLBACK");
        }
        catch (SqliteException failed) when (failed.SqliteErrorCode == 1)
        {
            // SQLite has undone it by itself, as it does when the disk is full; the first failure is the one to tell.
        }
    }
}
