using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Storage;

/// <summary>Tables in one SQLite file: the store of a bot that runs as a single instance, and of the tests.</summary>
internal sealed class SqliteTables(SqliteDatabase database, TimeProvider time) : ITables, IDisposable
{
    // Azure's names do not tell capitals from small letters.
    private readonly ConcurrentDictionary<string, SqliteTable> _tables = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Only one bot may use the file.</summary>
    public bool IsShared => false;

    public ITable Open(string name, bool isPassing = false)
    {
        TableRules.CheckName(name);
        return _tables.GetOrAdd(name, created => new SqliteTable(database, created, isPassing, time));
    }

    public async IAsyncEnumerable<string> NamesAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var name in database.Read(SqliteRows.Tables))
        {
            cancel.ThrowIfCancellationRequested();
            yield return name;
        }

        await Task.CompletedTask;
    }

    /// <inheritdoc cref="SqliteDatabase.CopyTo"/>
    public void CopyTo(string path) => database.CopyTo(path);

    /// <inheritdoc cref="SqliteDatabase.FindDamage"/>
    public string? FindDamage(CancellationToken cancel) => database.FindDamage(cancel);

    public void Dispose() => database.Dispose();
}
