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
            SqliteException { SqliteErrorCode: 26 } => "is not a database. Move that file away, or set Storage:Path to another one.",
            SqliteException { SqliteErrorCode: 11 } => "is damaged. Restore it from a backup, or move it away to begin with an empty one.",
            SqliteException { SqliteErrorCode: 5 } => "is locked by another process. Stop that process; only one bot may use the file.",
            SqliteException { SqliteErrorCode: 13 } => "has no room to grow: the disk is full. Free some space.",
            SqliteException { SqliteErrorCode: 3 or 8 or 10 or 14 or 23 } => Unwritable,
            UnauthorizedAccessException or IOException => Unwritable,
            _ => null,
        };

        return what is null ? null : $"Storage:Path is {path}, which {what}";
    }

    private const string Unwritable = "cannot be written. Give the account that runs the bot the right to write there, or set Storage:Path to another file.";
}
