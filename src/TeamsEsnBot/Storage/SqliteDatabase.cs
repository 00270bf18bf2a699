using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace TeamsEsnBot.Storage;

/// <summary>
/// One SQLite file: many readers, one writer. A write that was acknowledged survives a crash of the process and, unless it is a passing one, of the machine
/// (write-ahead log, synchronous FULL).
/// </summary>
internal sealed partial class SqliteDatabase : IDisposable
{
    /// <summary>A database in memory, gone with the object.</summary>
    public const string InMemory = ":memory:";

    /// <summary>What the bot writes; a higher number is that of a newer version.</summary>
    public const int Layout = 1;

    private static readonly TimeSpan LongestWaitForAnotherProcess = TimeSpan.FromSeconds(30);

    private readonly SqliteWriter _writer;
    private readonly ConcurrentBag<SqliteSession> _readers = [];
    private readonly string _path;
    private readonly TimeSpan _patience;

    private SqliteDatabase(SqliteSession writer, string path, TimeSpan patience)
    {
        _writer = new SqliteWriter(writer, path);
        (_path, _patience) = (path, patience);
    }

    /// <summary>Opens the file and creates it, and its folder, when missing.</summary>
    /// <param name="patience">How long to wait for another process that has it locked; default half a minute.</param>
    /// <exception cref="InvalidOperationException">The file cannot be used; the message says why and what to do.</exception>
    public static SqliteDatabase Open(string path, TimeSpan? patience = null)
    {
        SqliteSession? writer = null;
        var wait = patience ?? LongestWaitForAnotherProcess;

        try
        {
            if (path != InMemory)
            {
                path = Path.GetFullPath(path);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            }

            writer = new SqliteSession(ConnectionString(path, path == InMemory ? SqliteOpenMode.Memory : SqliteOpenMode.ReadWriteCreate), wait);
            Prepare(writer, path);
            var database = new SqliteDatabase(writer, path, wait);
            writer = null;
            return database;
        }
        catch (Exception failed) when (SqliteFaults.Explain(failed, path) is { } sentence)
        {
            throw new InvalidOperationException(sentence, failed);
        }
        finally
        {
            writer?.Dispose();
        }
    }

    /// <summary>Reads what is committed. It takes microseconds, so it is not worth another thread.</summary>
    public T Read<T>(Func<SqliteSession, T> read)
    {
        try
        {
            if (_path == InMemory)
            {
                return _writer.Read(read);
            }

            var reader = _readers.TryTake(out var idle) ? idle : new SqliteSession(ConnectionString(_path, SqliteOpenMode.ReadWrite), _patience);
            try
            {
                return read(reader);
            }
            finally
            {
                _readers.Add(reader);
            }
        }
        catch (SqliteException failed) when (SqliteFaults.Explain(failed, _path) is { } sentence)
        {
            throw new InvalidOperationException(sentence, failed);
        }
    }

    /// <summary>Reads the whole file and checks how its pages hang together; it takes as long as reading the file.</summary>
    /// <returns>A sentence with the remedy when it is damaged, else null.</returns>
    /// <exception cref="OperationCanceledException">The caller gave it up.</exception>
    public string? FindDamage(CancellationToken cancel)
    {
        if (_path == InMemory)
        {
            return null;
        }

        using var session = new SqliteSession(ConnectionString(_path, SqliteOpenMode.ReadWrite), _patience);
        using var giveUp = cancel.Register(session.Interrupt);

        try
        {
            return session.Statement("PRAGMA quick_check(1)").Read(row => row.Text(0)) is ["ok"] ? null : SqliteFaults.Damage(_path);
        }
        catch (SqliteException) when (cancel.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancel);
        }
        catch (SqliteException failed) when (SqliteFaults.Explain(failed, _path) is { } sentence)
        {
            return sentence;
        }
    }

    /// <summary>Writes in a transaction shared with whoever else writes now; see <see cref="SqliteWriter.WriteAsync"/>.</summary>
    public Task<T> WriteAsync<T>(Func<SqliteSession, T> write, bool isPassing, CancellationToken cancel) => _writer.WriteAsync(write, isPassing, cancel);

    public void Dispose()
    {
        _writer.Dispose();
        foreach (var reader in _readers)
        {
            reader.Dispose();
        }
    }

    private static string ConnectionString(string path, SqliteOpenMode mode) => new SqliteConnectionStringBuilder
    {
        DataSource = path,
        Mode = mode,
        Pooling = false,
    }.ToString();

    private static void Prepare(SqliteSession writer, string path)
    {
        // Before the first table: texts then compare byte by byte as UTF-16, which is .NET's ordinal order and the order of the Azure backend.
        writer.Run("PRAGMA encoding = 'UTF-16be'");
        writer.Run("PRAGMA journal_mode = WAL");
        writer.Run(SqliteWriter.Flushing);

        var layout = writer.Statement("PRAGMA user_version").Read(row => row.Number(0)).Single();
        if (layout > Layout)
        {
            throw new InvalidOperationException($"Storage:Path is {path}, which a newer version of the bot has written. Start that one, or set another file.");
        }

        // Written even when it is there already: a file that cannot be written is found now and not at the first question.
        writer.Run($"PRAGMA user_version = {Layout}");
    }
}
