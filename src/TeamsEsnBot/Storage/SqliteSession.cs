using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace TeamsEsnBot.Storage;

/// <summary>A connection with the statements that were prepared on it; used by one thread at a time.</summary>
internal sealed class SqliteSession : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteStatement> _prepared = new(new SameText());

    /// <param name="patience">How long a statement waits for another process that has the file locked.</param>
    public SqliteSession(string connectionString, TimeSpan patience)
    {
        _connection = new SqliteConnection(connectionString);
        _connection.Open();

        // Microsoft.Data.Sqlite waits only for its own commands.
        raw.sqlite3_busy_timeout(_connection.Handle, (int)patience.TotalMilliseconds);
    }

    /// <summary>The statement, prepared the first time it is asked for, with its parameters <c>?1</c>, <c>?2</c> … still as they were.</summary>
    public SqliteStatement Statement(string sql)
    {
        if (!_prepared.TryGetValue(sql, out var statement))
        {
            statement = new SqliteStatement(_connection.Handle!, sql);
            _prepared[sql] = statement;
        }

        return statement;
    }

    /// <summary>Ends the statement that runs; any thread may call it.</summary>
    public void Interrupt() => raw.sqlite3_interrupt(_connection.Handle);

    public int Run(string sql) => Statement(sql).Run();

    public void Dispose()
    {
        foreach (var statement in _prepared.Values)
        {
            statement.Dispose();
        }

        _connection.Dispose();
    }

    /// <summary>Statements differ by their lengths and ends; hashing all of a long text would cost as much as a step.</summary>
    private sealed class SameText : IEqualityComparer<string>
    {
        public bool Equals(string? x, string? y) => string.Equals(x, y, StringComparison.Ordinal);

        public int GetHashCode(string sql) => HashCode.Combine(sql.Length, sql[0], sql[sql.Length / 2], sql[^1]);
    }
}

/// <summary>
/// A prepared statement: set the parameters, then step through its rows or run it. It works on SQLite's own interface, because a command object for each
/// statement would cost more than the statement.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    public SqliteStatement(sqlite3 database, string sql)
    {
        _database = database;
        Check(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
    }

    public SqliteStatement Set(int parameter, string text)
    {
        // The keys are short; what is longer takes an array.
        Span<byte> utf8 = stackalloc byte[512];
        if (Encoding.UTF8.TryGetBytes(text, utf8, out var length))
        {
            Check(raw.sqlite3_bind_text(_statement, parameter, utf8[..length]));
        }
        else
        {
            Check(raw.sqlite3_bind_text(_statement, parameter, Encoding.UTF8.GetBytes(text).AsSpan()));
        }

        return this;
    }

    public SqliteStatement Set(int parameter, long number)
    {
        Check(raw.sqlite3_bind_int64(_statement, parameter, number));
        return this;
    }

    public SqliteStatement Set(int parameter, ReadOnlySpan<byte> bytes)
    {
        Check(raw.sqlite3_bind_blob(_statement, parameter, bytes));
        return this;
    }

    /// <summary>Runs to the end and forgets the parameters.</summary>
    /// <returns>How many rows it changed.</returns>
    public int Run()
    {
        try
        {
            while (Step())
            {
            }

            return raw.sqlite3_changes(_database);
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>Runs and reads every row; forgets the parameters.</summary>
    public List<T> Read<T>(Func<SqliteStatement, T> row)
    {
        try
        {
            List<T> rows = [];
            while (Step())
            {
                rows.Add(row(this));
            }

            return rows;
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>Runs and reads the first row; null when there is none. Forgets the parameters.</summary>
    public T? ReadOne<T>(Func<SqliteStatement, T> row)
        where T : class
    {
        try
        {
            return Step() ? row(this) : null;
        }
        finally
        {
            Reset();
        }
    }

    public string Text(int column) => raw.sqlite3_column_text(_statement, column).utf8_to_string();

    public long Number(int column) => raw.sqlite3_column_int64(_statement, column);

    /// <summary>Good until the next step.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(_statement, column);

    public void Dispose() => _statement.Dispose();

    private bool Step()
    {
        var result = raw.sqlite3_step(_statement);
        if (result is raw.SQLITE_ROW)
        {
            return true;
        }

        Check(result is raw.SQLITE_DONE ? raw.SQLITE_OK : result);
        return false;
    }

    private void Reset()
    {
        // Its result is that of the last step, which was told already.
        raw.sqlite3_reset(_statement);
        raw.sqlite3_clear_bindings(_statement);
    }

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, _database);
}
