using System.Globalization;
using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Storage;

/// <summary>The statements of one table.</summary>
/// <param name="table">Letters and digits only, checked by <see cref="TableRules.CheckName"/>: names cannot be parameters.</param>
internal sealed class SqliteRows(string table, TimeProvider time)
{
    private const string Content = "version, written_at, properties";
    private const string Columns = $"partition_key, row_key, {Content}";

    private readonly string _table = $"\"rows_{table}\"";
    private readonly string _find = $"SELECT {Content} FROM \"rows_{table}\" WHERE partition_key = ?1 AND row_key = ?2";
    private readonly string _insert = $"INSERT INTO \"rows_{table}\" ({Columns}) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING";
    private readonly string _put = $"INSERT OR REPLACE INTO \"rows_{table}\" ({Columns}) VALUES (?1, ?2, ?3, ?4, ?5)";
    private readonly string _delete = $"DELETE FROM \"rows_{table}\" WHERE partition_key = ?1 AND row_key = ?2";

    /// <summary>Names of all tables in the file, in ordinal order.</summary>
    public static List<string> Tables(SqliteSession session) =>
        session.Statement("SELECT substr(name, 6) FROM sqlite_master WHERE type = 'table' AND substr(name, 1, 5) = 'rows_' ORDER BY name").Read(row => row.Text(0));

    public static string ETagOf(Guid version) => version.ToString("N", CultureInfo.InvariantCulture);

    public bool Create(SqliteSession session)
    {
        session.Run($"""
            CREATE TABLE IF NOT EXISTS {_table} (
                partition_key TEXT NOT NULL, row_key TEXT NOT NULL, version BLOB NOT NULL, written_at INTEGER NOT NULL, properties BLOB NOT NULL,
                PRIMARY KEY (partition_key, row_key)) WITHOUT ROWID
            """);
        return true;
    }

    public TableRow? Find(SqliteSession session, string partition, string row) =>
        session.Statement(_find).Set(1, partition).Set(2, row).ReadOne(found => Row(found, 0, partition, row));

    /// <summary>Rows of a partition in key order, those behind <paramref name="after"/> when it is given.</summary>
    public List<TableRow> Range(SqliteSession session, string partition, KeyRange range, string? after, int take)
    {
        List<string> bounds = [];
        var where = $"partition_key = ?1{Bound(">", after)}{Bound(">=", range.From)}{Bound("<", range.Before)}";
        var statement = session.Statement($"SELECT row_key, {Content} FROM {_table} WHERE {where} ORDER BY row_key LIMIT ?2").Set(1, partition).Set(2, take);
        for (var i = 0; i < bounds.Count; i++)
        {
            statement.Set(i + 3, bounds[i]);
        }

        // The partition is known, and SQLite would have to put it into another encoding for each row.
        return statement.Read(row => Row(row, 1, partition, row.Text(0)));

        string Bound(string relation, string? key)
        {
            if (key is null)
            {
                return "";
            }

            bounds.Add(key);
            return $" AND row_key {relation} ?{bounds.Count + 2}";
        }
    }

    /// <summary>Rows of all partitions in key order, from the one behind <paramref name="last"/> on.</summary>
    public List<TableRow> Behind(SqliteSession session, TableRow? last, int take)
    {
        var statement = last is null
            ? session.Statement($"SELECT {Columns} FROM {_table} ORDER BY partition_key, row_key LIMIT ?1")
            : session.Statement($"SELECT {Columns} FROM {_table} WHERE (partition_key, row_key) > (?2, ?3) ORDER BY partition_key, row_key LIMIT ?1")
                .Set(2, last.Partition).Set(3, last.Row);
        return statement.Set(1, take).Read(row => Row(row, 2, row.Text(0), row.Text(1)));
    }

    /// <summary>All rows in key order, page after page.</summary>
    public IEnumerable<List<TableRow>> Pages(SqliteSession session, int take)
    {
        List<TableRow> page = [];
        do
        {
            page = Behind(session, page is [.., var last] ? last : null, take);
            yield return page;
        }
        while (page.Count == take);
    }

    /// <summary>Makes the change if the row is as the change expects it; else says why not and changes nothing.</summary>
    /// <exception cref="ArgumentException">Merged, the row would break a rule of the table.</exception>
    public Written Apply(SqliteSession session, SqliteChange written)
    {
        var (change, row) = (written.Change, written.Change.Row);
        switch (change.Kind)
        {
            case ChangeKind.Insert:
                return Put(session, _insert, row, written);

            case ChangeKind.Upsert:
                return Put(session, _put, row, written);

            case ChangeKind.Delete when change.IfMatch is TableRow.AnyVersion:
                return new(session.Statement(_delete).Set(1, row.Partition).Set(2, row.Row).Run() > 0 ? Write.Done : Write.NotFound, "");
        }

        var current = Find(session, row.Partition, row.Row);
        return (Expected(change, current), change.Kind) switch
        {
            (not Write.Done and var refused, _) => new(refused, ""),
            (_, ChangeKind.Delete) => new(session.Statement(_delete).Set(1, row.Partition).Set(2, row.Row).Run() > 0 ? Write.Done : Write.NotFound, ""),
            (_, ChangeKind.Merge) => Put(session, _put, Merged(current!, row), written),
            _ => Put(session, _put, row, written),
        };
    }

    private static Write Expected(TableChange change, TableRow? current) => (change.Kind, current) switch
    {
        (ChangeKind.Insert, not null) => Write.AlreadyExists,
        (ChangeKind.Insert or ChangeKind.Upsert, _) => Write.Done,
        (_, null) => Write.NotFound,
        _ => change.IfMatch is TableRow.AnyVersion || change.IfMatch == current.ETag ? Write.Done : Write.Changed,
    };

    private static TableRow Merged(TableRow current, TableRow change)
    {
        var properties = new Dictionary<string, object?>(current.Properties, StringComparer.Ordinal);

        foreach (var (name, value) in change.Properties)
        {
            if (value is not null)
            {
                properties[name] = value;
            }
        }

        var merged = current with { Properties = properties };
        TableRules.CheckRow(merged);
        return merged;
    }

    private Written Put(SqliteSession session, string statement, TableRow row, SqliteChange written)
    {
        Span<byte> version = stackalloc byte[16];
        written.Version.TryWriteBytes(version, bigEndian: true, out _);
        var put = session.Statement(statement)
            .Set(1, row.Partition)
            .Set(2, row.Row)
            .Set(3, version)
            .Set(4, time.GetUtcNow().UtcTicks)
            .Set(5, written.Properties ?? PropertyJson.Write(row.Properties))
            .Run();

        return put > 0 ? new(Write.Done, written.ETag) : new(Write.AlreadyExists, "");
    }

    private static TableRow Row(SqliteStatement row, int content, string partition, string key) =>
        new(partition, key, new SqliteProperties(row.Bytes(content + 2).ToArray()))
        {
            ETag = ETagOf(new Guid(row.Bytes(content), bigEndian: true)),
            Timestamp = new DateTimeOffset(row.Number(content + 1), TimeSpan.Zero),
        };
}

/// <summary>A change with its new version and what its row is on the disk: made by whoever asks for it, so that the one writer has less to do.</summary>
/// <param name="ETag">The version as callers know it.</param>
/// <param name="Properties">Null where only the writer knows them: merged with what is there.</param>
internal readonly record struct SqliteChange(TableChange Change, Guid Version, string ETag, byte[]? Properties)
{
    public static SqliteChange Of(TableChange change, Guid version) => Of(change, version, SqliteRows.ETagOf(version));

    public static SqliteChange Of(TableChange change, Guid version, string etag) => new(
        change,
        version,
        etag,
        change.Kind is ChangeKind.Insert or ChangeKind.Replace or ChangeKind.Upsert ? PropertyJson.Write(change.Row.Properties).ToArray() : null);
}
