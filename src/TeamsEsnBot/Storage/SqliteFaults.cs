using Microsoft.Data.Sqlite;

namespace TeamsEsnBot.Storage;

/// <summary>Why a database file cannot be used, in words for whoever runs the bot. Numbers: sqlite.org/rescode.html.</summary>
internal static class SqliteFaults
{
    /// <summary>A sentence with the file and the remedy, or null when the fault is not the file's.</summary>
    public static string? Explain(Exception failed, string path)
    {
        var what = failed switch
        {
            // What SQLite cannot tell from a broken disk when it needs memory that files share.
            SqliteException { SqliteErrorCode: 10 } when IsFull(path) => Full,
            SqliteException { SqliteErrorCode: 26 } => "is not a database. Move that file away, or set Storage:Path to another one.",
            SqliteException { SqliteErrorCode: 11 } => Damaged,
            SqliteException { SqliteErrorCode: 5 } => "is locked by another process. Stop that process; only one bot may use the file.",
            SqliteException { SqliteErrorCode: 13 } => Full,
            SqliteException { SqliteErrorCode: 3 or 8 or 10 or 14 or 23 } => Unwritable,
            UnauthorizedAccessException or IOException => Unwritable,
            _ => null,
        };

        return what is null ? null : Sentence(path, what);
    }

    /// <summary>The sentence for a file in which a check found damage.</summary>
    public static string Damage(string path) => Sentence(path, Damaged);

    private static string Sentence(string path, string what) => $"Storage:Path is {path}, which {what}";

    private static bool IsFull(string path)
    {
        try
        {
            return new DriveInfo(Path.GetDirectoryName(path)!).AvailableFreeSpace < SmallestRoom;
        }
        catch (Exception unknown) when (unknown is IOException or ArgumentException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private const long SmallestRoom = 64 * 1024;

    private const string Damaged = "is damaged. Restore it from a backup, or move it away to begin with an empty one.";

    private const string Full = "has no room to grow: the disk is full. Free some space; the bot goes on by itself.";

    private const string Unwritable = "cannot be written. Give the account that runs the bot the right to write there, or set Storage:Path to another file.";
}
