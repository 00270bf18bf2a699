using System.Globalization;

namespace TeamsEsnBot.Features.State;

/// <summary>
/// The rows of the journal. Partition <c>writers</c> registers who writes, one row each, and has the row <c>store</c>; partition <c>log|{writer}</c> has a row for
/// each entry, named by its number.
/// </summary>
internal static class JournalRows
{
    public const string Writers = "writers";

    public const string Store = "store";

    /// <summary>Most characters of the row keys that one entry names.</summary>
    public const int LongestNames = 30_000;

    // No key holds it.
    private const char Between = '\n';

    public static string Log(string writer) => TableKey.Join("log", writer);

    /// <summary>Nineteen digits: the order of the texts is the order of the numbers.</summary>
    public static string Key(long number) => number.ToString("D19", CultureInfo.InvariantCulture);

    public static TableRow Of(JournalEntry entry) => new(Log(entry.Writer), Key(entry.Number), new Dictionary<string, object?>
    {
        ["Tenant"] = entry.Tenant,
        ["Kind"] = entry.Table,
        ["InPartition"] = entry.Partition,
        ["AtRows"] = string.Join(Between, entry.Rows),
        ["Done"] = entry.Done,
    });

    public static JournalEntry Read(string writer, TableRow row) => new(
        writer,
        NumberOf(row),
        row.Text("Tenant") ?? "",
        row.Text("Kind") ?? "",
        row.Text("InPartition") ?? "",
        row.Text("AtRows")?.Split(Between) ?? [],
        row.Number("Done") ?? 0);

    public static long NumberOf(TableRow row) => long.Parse(row.Row, NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>A writer at its first entry.</summary>
    public static TableRow NewWriter(string writer, long first) => Writer(writer, ("First", first), ("Done", first - 1), ("IsEnded", false));

    /// <summary>Some of what is registered about a writer.</summary>
    public static TableRow Writer(string writer, params ReadOnlySpan<(string Name, object Value)> known)
    {
        var properties = new Dictionary<string, object?>();
        foreach (var (name, value) in known)
        {
            properties[name] = value;
        }

        return new TableRow(Writers, writer, properties);
    }

    public static RegisteredWriter ReadWriter(TableRow row) => new(
        row.Row, row.Number("First") ?? 1, row.Number("Done") ?? 0, row.Flag("IsEnded") ? row.Number("Last") ?? 0 : null, row.ETag, row.Timestamp ?? default);

    public static TableRow NewStore(string id, long removed) =>
        new(Writers, Store, new Dictionary<string, object?> { ["StoreId"] = id, ["Removed"] = removed });
}

/// <summary>Says that rows are about to change, never what they hold.</summary>
/// <param name="Writer">Who changes them.</param>
/// <param name="Number">The writer's own count, from 1.</param>
/// <param name="Done">The writer had finished all its changes up to this number.</param>
internal sealed record JournalEntry(string Writer, long Number, string Tenant, string Table, string Partition, IReadOnlyList<string> Rows, long Done);

/// <summary>What is registered about a writer.</summary>
/// <param name="First">The first entry that is still kept.</param>
/// <param name="Done">All its changes up to this number are finished.</param>
/// <param name="Last">Its last entry, once it has ended; null while it may write.</param>
internal sealed record RegisteredWriter(string Writer, long First, long Done, long? Last, string ETag, DateTimeOffset Written);
