using Microsoft.Data.Sqlite;

namespace TeamsEsnBot.Storage;

/// <summary>
/// One SQLite file: many readers, one writer at a time. Writers of this process queue at a gate, those of another at SQLite's lock. A write that was
/// acknowledged survives a crash of the process and of the machine (write-ahead log, synchronous FULL).
/// </summary>
internal sealed class SqliteDatabase : IDisposable
{
    /// <summary>A database in memory, gone with the object.</summary>
    public const string InMemory = ":memory:";

    private const int Layout = 1;
    private const int SecondsToWaitForAnotherProcess = 30;

    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly SqliteConnection _writer;
    private readonly string? _readers;
    private readonly string _path;

    private SqliteDatabase(SqliteConnection writer, string path)
    {
        _writer = writer;
        _path = path;
        _readers = path == InMemory ? null : ConnectionString(path, SqliteOpenMode.ReadWrite, pooling: true);
    }

    /// <summary>Opens the file and creates it, and its folder, when missing.</summary>
    /// <exception cref="InvalidOperationException">The file cannot be used; the message says why and what to do.</exception>
    public static SqliteDatabase Open(string path)
    {
        SqliteConnection? writer = null;

        try
        {
            if (path != InMemory)
            {
                path = Path.GetFullPath(path);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            }

            writer = new SqliteConnection(ConnectionString(path, path == InMemory ? SqliteOpenMode.Memory : SqliteOpenMode.ReadWriteCreate, pooling: false));
            Prepare(writer, path);
            var database = new SqliteDatabase(writer, path);
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

    public async Task<T> ReadAsync<T>(Func<SqliteConnection, T> read, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();

        try
        {
            if (_readers is null)
            {
                return await AtTheGateAsync(() => read(_writer), cancel);
            }

            using var reader = new SqliteConnection(_readers);
            reader.Open();
            return read(reader);
        }
        catch (SqliteException failed) when (SqliteFaults.Explain(failed, _path) is { } sentence)
        {
            throw new InvalidOperationException(sentence, failed);
        }
    }

    /// <summary>Runs in a transaction that holds the write lock from its beginning. What the function does not commit is undone.</summary>
    public async Task<T> WriteAsync<T>(Func<SqliteTransaction, T> write, CancellationToken cancel)
    {
        try
        {
            return await AtTheGateAsync(
                () =>
                {
                    using var transaction = _writer.BeginTransaction(deferred: false);
                    return write(transaction);
                },
                cancel);
        }
        catch (SqliteException failed) when (SqliteFaults.Explain(failed, _path) is { } sentence)
        {
            throw new InvalidOperationException(sentence, failed);
        }
    }

    public void Dispose()
    {
        _writer.Dispose();
        _gate.Dispose();

        if (_readers is not null)
        {
            using var pool = new SqliteConnection(_readers);
            SqliteConnection.ClearPool(pool);
        }
    }

    private static string ConnectionString(string path, SqliteOpenMode mode, bool pooling) => new SqliteConnectionStringBuilder
    {
        DataSource = path,
        Mode = mode,
        Pooling = pooling,
        DefaultTimeout = SecondsToWaitForAnotherProcess,
    }.ToString();

    private static void Prepare(SqliteConnection writer, string path)
    {
        writer.Open();

        // Before the first table: texts then compare byte by byte as UTF-16, which is .NET's ordinal order and the order of the Azure backend.
        Run("PRAGMA encoding = 'UTF-16be'");
        Run("PRAGMA journal_mode = WAL");
        Run("PRAGMA synchronous = FULL");

        using var transaction = writer.BeginTransaction(deferred: false);
        using var command = writer.CreateCommand();
        command.CommandText = "PRAGMA user_version";
        var layout = (long)command.ExecuteScalar()!;

        if (layout > Layout)
        {
            throw new InvalidOperationException($"Storage:Path is {path}, which a newer version of the bot has written. Start that one, or set another file.");
        }

        // Written even when it is there already: a file that cannot be written is found now and not at the first question.
        Run($"PRAGMA user_version = {Layout}");
        transaction.Commit();

        void Run(string pragma)
        {
            using var run = writer.CreateCommand();
            run.CommandText = pragma;
            run.ExecuteNonQuery();
        }
    }

    private async Task<T> AtTheGateAsync<T>(Func<T> work, CancellationToken cancel)
    {
        await _gate.WaitAsync(cancel);

        try
        {
            return work();
        }
        finally
        {
            _gate.Release();
        }
    }
}
