using System.Globalization;
using Microsoft.Data.Sqlite;
using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Storage;

/// <summary>The statements of one table.</summary>
/// <param name="table">Letters and digits only, checked by <see cref="TableRules.CheckName"/>: names cannot be parameters.</param>
internal sealed class SqliteRows(string table, TimeProvider time)
{
    private const string Columns = "partition_key, row_key, version, written_at, properties";

    private readonly string _table = $"\"rows_{table}\"";

    public bool Create(SqliteTransaction transaction)
    {
        using var command = Command(transaction.Connection!, transaction, $"""
            CREATE TABLE IF NOT EXISTS {_table} (
                partition_key TEXT NOT NULL, row_key TEXT NOT NULL, version BLOB NOT NULL, written_at INTEGER NOT NULL, properties BLOB NOT NULL,
                PRIMARY KEY (partition_key, row_key))
            """);
        command.ExecuteNonQuery();
        transaction.Commit();
        return true;
    }

    public TableRow? Find(SqliteConnection connection, SqliteTransaction? transaction, string partition, string row)
    {
        using var command = Command(
            connection, transaction, $"SELECT {Columns} FROM {_table} WHERE partition_key = $p AND row_key = $r", ("$p", partition), ("$r", row));

        return Read(command) is [var found] ? found : null;
    }

    /// <summary>Rows of a partition in key order, those behind <paramref name="after"/> when it is given.</summary>
    public List<TableRow> Range(SqliteConnection connection, string partition, KeyRange range, string? after, int take)
    {
        var sql = $"SELECT {Columns} FROM {_table} WHERE partition_key = $p"
            + (after is not null ? " AND row_key > $after" : "")
            + (range.From is not null ? " AND row_key >= $from" : "")
            + (range.Before is not null ? " AND row_key < $before" : "")
            + " ORDER BY row_key LIMIT $take";
        using var command = Command(connection, null, sql, ("$p", partition), ("$take", take));
        Add(command, "$after", after);
        Add(command, "$from", range.From);
        Add(command, "$before", range.Before);

        return Read(command);
    }

    /// <summary>Rows of all partitions in key order, from the one behind <paramref name="last"/> on.</summary>
    public List<TableRow> Behind(SqliteConnection connection, TableRow? last, int take)
    {
        var where = last is null ? "" : "WHERE (partition_key, row_key) > ($p, $r)";
        using var command = Command(connection, null, $"SELECT {Columns} FROM {_table} {where} ORDER BY partition_key, row_key LIMIT $take", ("$take", take));
        Add(command, "$p", last?.Partition);
        Add(command, "$r", last?.Row);

        return Read(command);
    }

    /// <summary>Makes the change if the row is as the change expects it; else says why not.</summary>
    public Written Apply(SqliteTransaction transaction, TableChange change)
    {
        var row = change.Row;
        var current = Find(transaction.Connection!, transaction, row.Partition, row.Row);
        var outcome = (change.Kind, current) switch
        {
            (ChangeKind.Insert, not null) => Write.AlreadyExists,
            (ChangeKind.Insert or ChangeKind.Upsert, _) => Write.Done,
            (_, null) => Write.NotFound,
            _ => change.IfMatch is TableRow.AnyVersion || change.IfMatch == current.ETag ? Write.Done : Write.Changed,
        };

        return (outcome, change.Kind) switch
        {
            (not Write.Done, _) => new(outcome, ""),
            (_, ChangeKind.Delete) => Delete(transaction, row),
            (_, ChangeKind.Merge) => Put(transaction, Merged(current!, row)),
            _ => Put(transaction, row),
        };
    }

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

    private Written Put(SqliteTransaction transaction, TableRow row)
    {
        var now = time.GetUtcNow();
        var version = Guid.CreateVersion7(now);
        using var command = Command(
            transaction.Connection!,
            transaction,
            $"INSERT OR REPLACE INTO {_table} ({Columns}) VALUES ($p, $r, $version, $at, $properties)",
            ("$p", row.Partition),
            ("$r", row.Row),
            ("$version", version.ToByteArray(bigEndian: true)),
            ("$at", now.UtcTicks),
            ("$properties", SqliteRowJson.Write(row.Properties)));
        command.ExecuteNonQuery();

        return new(Write.Done, version.ToString("N", CultureInfo.InvariantCulture));
    }

    private Written Delete(SqliteTransaction transaction, TableRow row)
    {
        using var command = Command(
            transaction.Connection!, transaction, $"DELETE FROM {_table} WHERE partition_key = $p AND row_key = $r", ("$p", row.Partition), ("$r", row.Row));
        command.ExecuteNonQuery();

        return new(Write.Done, "");
    }

    private static List<TableRow> Read(SqliteCommand command)
    {
        using var reader = command.ExecuteReader();
        List<TableRow> rows = [];

        while (reader.Read())
        {
            rows.Add(new TableRow(reader.GetString(0), reader.GetString(1), SqliteRowJson.Read(reader.GetFieldValue<byte[]>(4)))
            {
                ETag = new Guid(reader.GetFieldValue<byte[]>(2), bigEndian: true).ToString("N", CultureInfo.InvariantCulture),
                Timestamp = new DateTimeOffset(reader.GetInt64(3), TimeSpan.Zero),
            });
        }

        return rows;
    }

    private static SqliteCommand Command(SqliteConnection connection, SqliteTransaction? transaction, string sql, params ReadOnlySpan<(string, object)> values)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;

        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command;
    }

    private static void Add(SqliteCommand command, string name, string? value)
    {
        if (value is not null)
        {
            command.Parameters.AddWithValue(name, value);
        }
    }
}
