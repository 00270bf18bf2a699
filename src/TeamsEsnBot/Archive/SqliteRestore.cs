using Microsoft.Data.Sqlite;
using TeamsEsnBot.Features.Privacy;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Storage;

namespace TeamsEsnBot.Archive;

/// <summary>
/// Puts an archive in the place of the bot's SQLite file: all rows go into a new file beside it, which takes its name at the end, in one step. Until then nothing of
/// the old one is touched.
/// </summary>
internal sealed class SqliteRestore(string path, IEnumerable<Kept> kept, TimeProvider time)
{
    private readonly string _new = path + ".restoring";

    /// <summary>Where the old file stays.</summary>
    public string Before => path + ".before-restore";

    /// <summary>The ledger of the file that is there now; nothing when there is none.</summary>
    /// <exception cref="InvalidOperationException">The file is in use, has rows that are not to be replaced, or cannot be read.</exception>
    public IReadOnlyList<Erasure> Prepare(bool isReplacing)
    {
        if (!File.Exists(path))
        {
            return [];
        }

        try
        {
            RefuseIfUsed();
            using var now = SqliteDatabase.OpenToRead(path);
            var names = SqliteRows.Tables(now);
            if (!isReplacing && kept.Any(table => names.Contains(table.Table) && Rows(now, table.Table).Any(row => !table.IsPassing(row))))
            {
                throw new InvalidOperationException($"{path} has rows already. Add --replace to put the archive in its place; the old file then stays beside it.");
            }

            return names.Contains(ErasureLedger.Table) ? [.. Rows(now, ErasureLedger.Table).Select(Erasure.Read)] : [];
        }
        catch (Exception unreadable) when (unreadable is SqliteException || unreadable.InnerException is SqliteException)
        {
            throw new InvalidOperationException(
                $"{path} cannot be read, and so not its ledger of erasures. Move it away, and give --erasures FILE with the last export of that ledger, so that nobody comes back who was erased.",
                unreadable);
        }
    }

    public async Task<Loaded> RunAsync(IArchive archive, ArchiveContents contents, IReadOnlyList<Erasure> known, Action<long, long, long> onProgress, CancellationToken cancel)
    {
        RemoveNew();
        Loaded loaded;
        try
        {
            using var tables = new SqliteTables(SqliteDatabase.Open(_new), time);
            loaded = await new Loading(tables, kept, time).RunAsync(archive, contents, known, onProgress, cancel);
        }
        catch
        {
            RemoveNew();
            throw;
        }

        if (File.Exists(path))
        {
            RefuseIfUsed();
            File.Copy(path, Before, overwrite: true);
        }

        File.Move(_new, path, overwrite: true);
        return loaded;
    }

    private void RefuseIfUsed()
    {
        if (!SqliteDatabase.IsUnused(path))
        {
            throw new InvalidOperationException($"{path} is open in a running bot. Stop it, and restore then.");
        }
    }

    private void RemoveNew()
    {
        foreach (var suffix in new[] { "", "-wal", "-shm" })
        {
            File.Delete(_new + suffix);
        }
    }

    private static IEnumerable<TableRow> Rows(SqliteSession session, string table) =>
        new SqliteRows(table, TimeProvider.System).Pages(session, TableRules.LargestPage).SelectMany(page => page);
}
