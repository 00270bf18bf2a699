using Microsoft.Data.Sqlite;

namespace TeamsEsnBot.Storage;

/// <summary>Copies of the file, and whether somebody uses it.</summary>
internal sealed partial class SqliteDatabase
{
    /// <summary>
    /// Writes a copy as of one moment into a file that does not exist yet, while readers and writers go on: the copy reads a snapshot of the write-ahead log,
    /// which meanwhile only grows.
    /// </summary>
    /// <exception cref="InvalidOperationException">The copy cannot be written; the message says why.</exception>
    public void CopyTo(string path) => Read(session =>
    {
        try
        {
            return session.Statement("VACUUM INTO ?1").Set(1, path).Run();
        }
        catch (SqliteException failed) when (failed.SqliteErrorCode is 1 or 8 or 10 or 13 or 14)
        {
            throw new InvalidOperationException($"The copy {path} cannot be written ({failed.Message}). Free some space there, or name another file.", failed);
        }
    });

    /// <summary>A connection for looking into a file that is not to be changed.</summary>
    /// <exception cref="InvalidOperationException">The file cannot be read; the message says why.</exception>
    public static SqliteSession OpenToRead(string path)
    {
        SqliteSession? session = null;
        try
        {
            session = new SqliteSession(ConnectionString(path, SqliteOpenMode.ReadOnly), LongestWaitForAnotherProcess);
            session.Statement("PRAGMA schema_version").Read(row => row.Number(0));
            (var opened, session) = (session, null);
            return opened;
        }
        catch (SqliteException failed)
        {
            throw new InvalidOperationException($"{path} cannot be read: it is damaged, or no database ({failed.Message}). Use another copy of it.", failed);
        }
        finally
        {
            session?.Dispose();
        }
    }

    /// <summary>Changes a file that nobody else uses, beside its rows.</summary>
    public static void Change(string path, Action<SqliteSession> change)
    {
        using var session = new SqliteSession(ConnectionString(path, SqliteOpenMode.ReadWrite), LongestWaitForAnotherProcess);
        change(session);
    }

    /// <summary>False while another connection has the file open, as a running bot does. All that was written is in the one file afterwards.</summary>
    public static bool IsUnused(string path)
    {
        using var session = new SqliteSession(ConnectionString(path, SqliteOpenMode.ReadWrite), patience: TimeSpan.Zero);
        try
        {
            // Leaving the write-ahead log needs the file for oneself.
            return session.Statement("PRAGMA journal_mode = DELETE").Read(row => row.Text(0)) is ["delete"];
        }
        catch (SqliteException failed) when (failed.SqliteErrorCode is 5 or 6)
        {
            return false;
        }
    }
}
