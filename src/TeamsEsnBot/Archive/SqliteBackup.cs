using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using TeamsEsnBot.Features.Privacy;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Storage;

namespace TeamsEsnBot.Archive;

/// <summary>A copy of the bot's SQLite file. Its own table <c>backup</c> seals it: when it was made, how many rows of each table it has, and their checksum.</summary>
internal sealed class SqliteBackup : IArchive
{
    private const int RowsAtOnce = 500;

    private readonly string _path;
    private readonly SqliteSession _session;

    private SqliteBackup(string path, SqliteSession session) => (_path, _session) = (path, session);

    public string Kind => "backup";

    /// <summary>True for any SQLite file.</summary>
    public static async Task<bool> IsOneAsync(string path, CancellationToken cancel)
    {
        var beginning = new byte[16];
        await using var file = File.OpenRead(path);
        return await file.ReadAtLeastAsync(beginning, beginning.Length, throwOnEndOfStream: false, cancel) == beginning.Length
            && beginning.AsSpan().SequenceEqual("SQLite format 3\0"u8);
    }

    /// <exception cref="InvalidOperationException">The file cannot be read, or a newer version wrote it.</exception>
    public static SqliteBackup Open(string path)
    {
        var backup = new SqliteBackup(path, SqliteDatabase.OpenToRead(path));
        if (backup._session.Statement("PRAGMA user_version").Read(row => row.Number(0)).Single() > SqliteDatabase.Layout)
        {
            backup._session.Dispose();
            throw new InvalidOperationException($"{path} was written by a newer version of the bot. Use that version.");
        }

        return backup;
    }

    /// <summary>Writes a copy as of one moment, while the bot goes on, and seals it.</summary>
    public static async Task<ArchiveContents> WriteAsync(SqliteTables tables, string path, DateTimeOffset now, Action<long> onProgress, CancellationToken cancel)
    {
        var unfinished = path + ".unfinished";
        File.Delete(unfinished);
        try
        {
            tables.CopyTo(unfinished);
            ArchiveContents contents;
            await using (var copy = Open(unfinished))
            {
                contents = await copy.HashAsync((_, _, rows) => onProgress(rows), cancel);
            }

            SqliteDatabase.Change(unfinished, session =>
            {
                session.Run("CREATE TABLE backup (at TEXT NOT NULL, rows TEXT NOT NULL, sha256 TEXT NOT NULL)");
                session.Statement("INSERT INTO backup VALUES (?1, ?2, ?3)")
                    .Set(1, now.ToString("O")).Set(2, JsonSerializer.Serialize(contents.Rows)).Set(3, contents.Checksum).Run();
            });
            File.Move(unfinished, path, overwrite: true);
            return contents with { At = now };
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    public async Task<ArchiveContents> CheckAsync(Action<string, string> onWrong, Action<long, long, long> onProgress, CancellationToken cancel)
    {
        try
        {
            var faults = Faults();
            if (faults is not ["ok"])
            {
                foreach (var fault in faults)
                {
                    onWrong("Database", fault);
                }

                throw Damaged(null);
            }

            if (SqliteRows.Tables(_session) is [])
            {
                throw new InvalidOperationException($"{_path} is a database of something else, or an empty one. Give a file that backup or export has written.");
            }

            var found = await HashAsync(onProgress, cancel);
            return Seal() switch
            {
                null => found,
                var (at, _, checksum) when checksum == found.Checksum => found with { At = at },
                var (at, _, _) => found with { At = at, Damage = $"{_path} is damaged: its rows are not those that were written. Copy it again, or use an earlier one." },
            };
        }
        catch (Exception broken) when (broken is SqliteException or JsonException or FormatException or ArgumentException)
        {
            throw Damaged(broken);
        }
    }

    public async IAsyncEnumerable<ArchivedRow> RowsAsync(Action<long, long, long> onProgress, [EnumeratorCancellation] CancellationToken cancel)
    {
        var all = Seal()?.Rows.Values.Sum() ?? 0;
        var read = 0L;
        foreach (var table in SqliteRows.Tables(_session).OrderBy(name => name != ErasureLedger.Table).ThenBy(name => name, StringComparer.Ordinal))
        {
            foreach (var page in new SqliteRows(table, TimeProvider.System).Pages(_session, RowsAtOnce))
            {
                cancel.ThrowIfCancellationRequested();
                foreach (var row in page)
                {
                    yield return new(table, row);
                }

                read += page.Count;
                onProgress(read, Math.Max(all, read), read);
            }
        }

        await Task.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        _session.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<ArchiveContents> HashAsync(Action<long, long, long> onProgress, CancellationToken cancel)
    {
        using var hash = new RowHash();
        var erasures = new List<Erasure>();
        await foreach (var row in RowsAsync(onProgress, cancel))
        {
            hash.Add(row);
            if (row.Table == ErasureLedger.Table)
            {
                erasures.Add(Erasure.Read(row.Row));
            }
        }

        return new(null, hash.Rows.ToDictionary(), hash.Checksum(), erasures);
    }

    private InvalidOperationException Damaged(Exception? cause) => new($"{_path} is damaged. Copy it again, or use an earlier one.", cause);

    private List<string> Faults() => _session.Statement("PRAGMA integrity_check(20)").Read(row => row.Text(0));

    private (DateTimeOffset At, Dictionary<string, long> Rows, string Checksum)? Seal()
    {
        if (_session.Statement("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'backup'").Read(row => row.Number(0)) is not [1])
        {
            return null;
        }

        return _session.Statement("SELECT at, rows, sha256 FROM backup")
            .Read(row => (DateTimeOffset.Parse(row.Text(0), System.Globalization.CultureInfo.InvariantCulture), JsonSerializer.Deserialize<Dictionary<string, long>>(row.Text(1))!, row.Text(2)))
            .Single();
    }
}
