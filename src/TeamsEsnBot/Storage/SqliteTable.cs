using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Storage;

/// <summary>
/// One table of the file, an SQLite table of its own: partition and row key, version, time of the last write, properties as typed JSON.
/// A continuation is the last row key of its page behind a plus sign.
/// </summary>
internal sealed class SqliteTable(SqliteDatabase database, string name, bool isPassing, TimeProvider time) : ITable
{
    private const int RowsAtOnce = 500;

    private readonly SqliteRows _rows = new(name, time);
    private volatile bool _exists;

    public string Name { get; } = name;

    public Task<TableRow?> GetAsync(string partition, string row, CancellationToken cancel)
    {
        TableRules.CheckKeys(partition, row);
        return _exists && !cancel.IsCancellationRequested ? Task.FromResult(Find()) : FindThenAsync();

        TableRow? Find() => database.Read(session => _rows.Find(session, partition, row));

        async Task<TableRow?> FindThenAsync()
        {
            cancel.ThrowIfCancellationRequested();
            await CreatedAsync(cancel);
            return Find();
        }
    }

    public Task<Written> InsertAsync(TableRow row, CancellationToken cancel) => WriteAsync(new(ChangeKind.Insert, row), cancel);

    public Task<Written> ReplaceAsync(TableRow row, string ifMatch, CancellationToken cancel) => WriteAsync(new(ChangeKind.Replace, row, ifMatch), cancel);

    public Task<Written> MergeAsync(TableRow row, string ifMatch, CancellationToken cancel) => WriteAsync(new(ChangeKind.Merge, row, ifMatch), cancel);

    public Task<Written> UpsertAsync(TableRow row, CancellationToken cancel) => WriteAsync(new(ChangeKind.Upsert, row), cancel);

    public async Task<Write> DeleteAsync(string partition, string row, string ifMatch, CancellationToken cancel)
    {
        TableRules.CheckKeys(partition, row);
        TableRules.CheckVersion(ifMatch);
        var change = new TableChange(ChangeKind.Delete, new TableRow(partition, row, new Dictionary<string, object?>()), ifMatch);
        return (await ApplyAsync(change, cancel)).Outcome;
    }

    public async Task<TablePage> PageAsync(string partition, KeyRange range, int take, string? continuation, CancellationToken cancel)
    {
        TableRules.CheckPage(partition, range, take);
        var after = continuation is null or ['+', ..]
            ? continuation?[1..]
            : throw new ArgumentException("The continuation is not one that this store gave.", nameof(continuation));

        await CreatedAsync(cancel);
        // One more than asked for tells whether there is a next page.
        var rows = database.Read(session => _rows.Range(session, partition, range, after, take + 1));

        return rows.Count > take ? new(rows[..take], "+" + rows[take - 1].Row) : new(rows, null);
    }

    public async IAsyncEnumerable<TableRow> ScanAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        await CreatedAsync(cancel);
        List<TableRow> rows = [];

        do
        {
            var last = rows is [.., var read] ? read : null;
            cancel.ThrowIfCancellationRequested();
            rows = database.Read(session => _rows.Behind(session, last, RowsAtOnce));

            foreach (var row in rows)
            {
                yield return row;
            }
        }
        while (rows.Count == RowsAtOnce);
    }

    public async Task<BatchWritten> BatchAsync(string partition, IReadOnlyList<TableChange> changes, CancellationToken cancel)
    {
        TableRules.CheckBatch(partition, changes);
        await CreatedAsync(cancel);

        // A row changes once in a batch, so one version does for all.
        var version = NewVersion();
        var etag = SqliteRows.ETagOf(version);
        var written = new SqliteChange[changes.Count];
        for (var i = 0; i < written.Length; i++)
        {
            written[i] = SqliteChange.Of(changes[i], version, etag);
        }

        return await database.WriteAsync(session => ApplyAll(session, written), isPassing, cancel);
    }

    /// <summary>All or nothing, beside whatever else stands in the same transaction.</summary>
    private BatchWritten ApplyAll(SqliteSession session, SqliteChange[] changes)
    {
        if (changes is [var one])
        {
            return _rows.Apply(session, one).Outcome is not Write.Done and var refused ? new(refused, 0) : new(Write.Done, null);
        }

        session.Run("SAVEPOINT batch");
        var isKept = false;
        try
        {
            for (var i = 0; i < changes.Length; i++)
            {
                if (_rows.Apply(session, changes[i]).Outcome is not Write.Done and var refused)
                {
                    return new(refused, i);
                }
            }

            isKept = true;
            return new(Write.Done, null);
        }
        finally
        {
            End(session, isKept);
        }
    }

    private static void End(SqliteSession session, bool isKept)
    {
        try
        {
            if (!isKept)
            {
                session.Run("ROLLBACK TO batch");
            }

            session.Run("RELEASE batch");
        }
        catch (SqliteException undone) when (!isKept && undone.SqliteErrorCode == 1)
        {
            // SQLite has undone the whole transaction by itself, as it does when the disk is full; the first failure is the one to tell.
        }
    }

    private Guid NewVersion() => Guid.CreateVersion7(time.GetUtcNow());

    private Task<Written> WriteAsync(TableChange change, CancellationToken cancel)
    {
        TableRules.CheckRow(change.Row);
        TableRules.CheckVersion(change.IfMatch);
        return ApplyAsync(change, cancel);
    }

    private Task<Written> ApplyAsync(TableChange change, CancellationToken cancel)
    {
        var written = SqliteChange.Of(change, NewVersion());
        return _exists ? ApplyNowAsync() : ApplyThenAsync();

        Task<Written> ApplyNowAsync() => database.WriteAsync(session => _rows.Apply(session, written), isPassing, cancel);

        async Task<Written> ApplyThenAsync()
        {
            await CreatedAsync(cancel);
            return await ApplyNowAsync();
        }
    }

    private async Task CreatedAsync(CancellationToken cancel)
    {
        if (!_exists)
        {
            await database.WriteAsync(_rows.Create, isPassing: false, cancel);
            _exists = true;
        }
    }
}
