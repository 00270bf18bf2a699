using System.Collections.Immutable;
using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Tests.State.Model;

/// <summary>
/// What a table is, said as plainly as possible: an ordered map that never changes; each write makes the next one. It is told what the real table answered and
/// says whether a table could have answered so. Versions are the real ones; after a batch they are not known until somebody reads the row.
/// </summary>
internal sealed class TableModel
{
    public static readonly TableModel Empty = new(ImmutableSortedDictionary.Create<RowKey, ModelRow>(RowKey.Ordinal));

    private readonly ImmutableSortedDictionary<RowKey, ModelRow> _rows;

    private TableModel(ImmutableSortedDictionary<RowKey, ModelRow> rows) => _rows = rows;

    public IEnumerable<ModelRow> Rows => _rows.Values;

    /// <summary>Rows of a partition within a range, in ordinal order.</summary>
    public List<ModelRow> Range(string partition, KeyRange range) =>
    [
        .. _rows.Values.Where(row => row.Key.Partition == partition
            && (range.From is null || string.CompareOrdinal(row.Key.Row, range.From) >= 0)
            && (range.Before is null || string.CompareOrdinal(row.Key.Row, range.Before) < 0)),
    ];

    /// <summary>What the change must come to.</summary>
    public Write Outcome(TableChange change) => (change.Kind, _rows.GetValueOrDefault(RowKey.Of(change.Row))) switch
    {
        (ChangeKind.Upsert, _) => Write.Done,
        (ChangeKind.Insert, var row) => row is null ? Write.Done : Write.AlreadyExists,
        (_, null) => Write.NotFound,
        (_, var row) => change.IfMatch == TableRow.AnyVersion || change.IfMatch == row.Version ? Write.Done : Write.Changed,
    };

    /// <summary>The table after the change was done.</summary>
    public TableModel After(TableChange change, string? version)
    {
        var key = RowKey.Of(change.Row);
        var given = change.Row.Properties.Where(property => property.Value is not null).Select(property => KeyValuePair.Create(property.Key, property.Value!));

        return change.Kind switch
        {
            ChangeKind.Delete => new(_rows.Remove(key)),
            ChangeKind.Merge => new(_rows.SetItem(key, new(key, _rows[key].Properties.SetItems(given), version))),
            _ => new(_rows.SetItem(key, new(key, ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, given), version))),
        };
    }

    /// <summary>The table in which the row is as it was read, or null when it cannot have been read so.</summary>
    public TableModel? Saw(TableRow read)
    {
        var key = RowKey.Of(read);

        return _rows.TryGetValue(key, out var row) && row.Fits(read) ? new(_rows.SetItem(key, row with { Version = read.ETag })) : null;
    }

    public bool Has(string partition, string row) => _rows.ContainsKey(new(partition, row));

    public override string ToString() => _rows.IsEmpty ? "nothing" : string.Join("; ", _rows.Values);
}

/// <summary>Both keys of a row.</summary>
internal readonly record struct RowKey(string Partition, string Row)
{
    public static IComparer<RowKey> Ordinal { get; } = Comparer<RowKey>.Create((left, right) =>
        string.CompareOrdinal(left.Partition, right.Partition) is not 0 and var partitions ? partitions : string.CompareOrdinal(left.Row, right.Row));

    public static RowKey Of(TableRow row) => new(row.Partition, row.Row);

    public override string ToString() => $"“{Partition}”/“{Row}”";
}

/// <summary>A row of the model; the version is null until it was seen.</summary>
internal sealed record ModelRow(RowKey Key, ImmutableSortedDictionary<string, object> Properties, string? Version)
{
    public bool Fits(TableRow read) =>
        (Version is null || Version == read.ETag)
        && Properties.Count == read.Properties.Count
        && Properties.All(property => read.Properties.TryGetValue(property.Key, out var value) && IsSame(property.Value, value));

    public override string ToString() => $"{Key} {Told.Properties(Properties!)} at {Version ?? "a version nobody saw"}";

    private static bool IsSame(object expected, object? read) => (expected, read) switch
    {
        (byte[] bytes, byte[] others) => bytes.AsSpan().SequenceEqual(others),
        _ => expected.GetType() == read?.GetType() && expected.Equals(read),
    };
}
