using Microsoft.Data.Sqlite;
using SQLitePCL;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Storage;

namespace TeamsEsnBot.Benchmarks.Tables;

/// <summary>A bare loop on the same native library: prepared statements, the same layout and the same flushing, values ready to be bound.</summary>
internal sealed class BareSqlite : ISide, IDisposable
{
    private const string Columns = "partition_key, row_key, version, written_at, properties";

    private readonly SqliteConnection _connection;
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _insert;
    private readonly sqlite3_stmt _get;
    private readonly sqlite3_stmt _page;
    private readonly sqlite3_stmt _begin;
    private readonly sqlite3_stmt _commit;
    private readonly int _group;
    private readonly byte[] _version = new byte[16];
    private readonly byte[] _properties = PropertyJson.Write(Rows.Row(Rows.Shelf, 1).Properties).ToArray();
    private int _next;

    /// <param name="group">How many single rows share a transaction.</param>
    public BareSqlite(string path, int group)
    {
        _group = group;
        _connection = new SqliteConnection($"Data Source={path};Pooling=False");
        _connection.Open();
        _database = _connection.Handle!;
        foreach (var sql in new[]
                 {
                     "PRAGMA encoding = 'UTF-16be'", "PRAGMA journal_mode = WAL", SqliteWriter.Flushing,
                     "CREATE TABLE r (partition_key TEXT NOT NULL, row_key TEXT NOT NULL, version BLOB NOT NULL, written_at INTEGER NOT NULL, "
                     + "properties BLOB NOT NULL, PRIMARY KEY (partition_key, row_key)) WITHOUT ROWID",
                 })
        {
            using var statement = Prepare(sql);
            Run(statement);
        }

        _insert = Prepare($"INSERT INTO r ({Columns}) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING");
        _get = Prepare($"SELECT {Columns} FROM r WHERE partition_key = ?1 AND row_key = ?2");
        _page = Prepare($"SELECT {Columns} FROM r WHERE partition_key = ?1 AND row_key >= ?2 ORDER BY row_key LIMIT ?3");
        _begin = Prepare("BEGIN IMMEDIATE");
        _commit = Prepare("COMMIT");
        Group(Rows.Shelf, Rows.OnTheShelf);
        _next = 0;
    }

    public Task<int> InsertSinglesAsync(Slice slice) => Until(slice, () => Group("singles", _group));

    public Task<int> InsertBatchesAsync(Slice slice) => Until(slice, () => Group("batches", TableRules.MostChanges));

    public Task<int> GetAsync(Slice slice) => Until(slice, () =>
    {
        Check(raw.sqlite3_bind_text(_get, 1, Rows.Shelf));
        Check(raw.sqlite3_bind_text(_get, 2, Rows.Key(1 + (++_next % (Rows.OnTheShelf - 1)))));
        return Read(_get);
    });

    public Task<int> PageAsync(Slice slice) => Until(slice, () =>
    {
        Check(raw.sqlite3_bind_text(_page, 1, Rows.Shelf));
        Check(raw.sqlite3_bind_text(_page, 2, Rows.Key(++_next % (Rows.OnTheShelf - TableRules.LargestPage))));
        Check(raw.sqlite3_bind_int64(_page, 3, TableRules.LargestPage));
        return Read(_page);
    });

    public void Dispose()
    {
        foreach (var statement in new[] { _insert, _get, _page, _begin, _commit })
        {
            statement.Dispose();
        }

        _connection.Dispose();
    }

    private static Task<int> Until(Slice slice, Func<int> work)
    {
        var rows = 0;
        while (!slice.IsOver)
        {
            rows += work();
        }

        return Task.FromResult(rows);
    }

    private int Group(string partition, int rows)
    {
        Run(_begin);
        for (var i = 0; i < rows; i++)
        {
            Check(raw.sqlite3_bind_text(_insert, 1, partition));
            Check(raw.sqlite3_bind_text(_insert, 2, Rows.Key(++_next)));
            Check(raw.sqlite3_bind_blob(_insert, 3, _version));
            Check(raw.sqlite3_bind_int64(_insert, 4, _next));
            Check(raw.sqlite3_bind_blob(_insert, 5, _properties));
            Run(_insert);
        }

        Run(_commit);
        return rows;
    }

    /// <summary>Takes every column of every row, as whoever reads must.</summary>
    private static int Read(sqlite3_stmt statement)
    {
        var rows = 0;
        while (raw.sqlite3_step(statement) == raw.SQLITE_ROW)
        {
            var partition = raw.sqlite3_column_text(statement, 0).utf8_to_string();
            var key = raw.sqlite3_column_text(statement, 1).utf8_to_string();
            var version = raw.sqlite3_column_blob(statement, 2).ToArray();
            var properties = raw.sqlite3_column_blob(statement, 4).ToArray();
            rows += partition.Length > 0 && key.Length > 0 && version.Length > 0 && properties.Length > 0 && raw.sqlite3_column_int64(statement, 3) > 0 ? 1 : 0;
        }

        raw.sqlite3_reset(statement);
        return rows;
    }

    private sqlite3_stmt Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v3(_database, sql, raw.SQLITE_PREPARE_PERSISTENT, out var statement));
        return statement;
    }

    private void Run(sqlite3_stmt statement)
    {
        var result = raw.sqlite3_step(statement);
        Check(result is raw.SQLITE_DONE or raw.SQLITE_ROW ? raw.SQLITE_OK : result);
        Check(raw.sqlite3_reset(statement));
    }

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, _database);
}
