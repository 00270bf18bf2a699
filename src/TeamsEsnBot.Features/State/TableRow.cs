namespace TeamsEsnBot.Features.State;

/// <summary>A row: two keys, a version, and properties of the eight types that Azure Tables knows.</summary>
/// <param name="Properties">Name to string, int, long, double, bool, <see cref="DateTimeOffset"/> (UTC), <see cref="Guid"/> or byte[]. Null values are dropped.</param>
public sealed record TableRow(string Partition, string Row, IReadOnlyDictionary<string, object?> Properties)
{
    /// <summary>Matches whatever version is there.</summary>
    public const string AnyVersion = "*";

    /// <summary>The version as the store gave it; opaque; empty for a row that was not read from a store.</summary>
    public string ETag { get; init; } = "";

    /// <summary>When the store last wrote the row; null for a row that was not read from a store.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>The row with other values; a null takes the property away.</summary>
    public TableRow With(params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var properties = new Dictionary<string, object?>(Properties, StringComparer.Ordinal);
        foreach (var (name, value) in values)
        {
            properties[name] = value;
        }

        return this with { Properties = properties };
    }

    public string? Text(string name) => Properties.GetValueOrDefault(name) as string;

    public bool Flag(string name) => Properties.GetValueOrDefault(name) is true;

    public long? Number(string name) => Properties.GetValueOrDefault(name) switch
    {
        long number => number,
        int number => number,
        _ => null,
    };

    /// <summary>The number; a whole double may come back from an emulator of the table service as an int.</summary>
    public double? Real(string name) => Properties.GetValueOrDefault(name) switch
    {
        double number => number,
        int number => number,
        _ => null,
    };

    public Guid? Id(string name) => Properties.GetValueOrDefault(name) as Guid?;

    public DateTimeOffset? Time(string name) => Properties.GetValueOrDefault(name) is DateTimeOffset time ? time : null;

    public byte[]? Bytes(string name) => Properties.GetValueOrDefault(name) as byte[];
}

/// <summary>Row keys from <paramref name="From"/> (inclusive) to <paramref name="Before"/> (exclusive), compared ordinally; null means open.</summary>
public readonly record struct KeyRange(string? From, string? Before)
{
    public static readonly KeyRange All = new(null, null);

    /// <summary>All keys that begin with the prefix.</summary>
    public static KeyRange StartingWith(string prefix) => prefix.Length == 0 ? All : new(prefix, After(prefix));

    /// <summary>The first valid text behind all that begin with the prefix; null when there is none.</summary>
    private static string? After(string prefix)
    {
        var rest = prefix[..^1];

        return prefix[^1] switch
        {
            >= TableRules.LastInKeys => rest.Length == 0 ? null : After(rest),
            '\uD7FF' => rest + "\uD800\uDC00",
            '\uDFFF' when rest.EndsWith('\uDBFF') => rest[..^1] + '\uE000',
            '\uDFFF' when rest.Length > 0 => rest[..^1] + (char)(rest[^1] + 1) + '\uDC00',
            var last => rest + (char)(last + 1),
        };
    }
}

/// <summary>Rows in key order and where to go on; <paramref name="Continuation"/> is null after the last page.</summary>
public sealed record TablePage(IReadOnlyList<TableRow> Rows, string? Continuation);

/// <summary>What became of a write.</summary>
public enum Write
{
    Done,

    /// <summary>Insert: a row with these keys is there already (409).</summary>
    AlreadyExists,

    /// <summary>Replace, merge, delete: no such row (404).</summary>
    NotFound,

    /// <summary>Replace, merge, delete: somebody wrote in between (412).</summary>
    Changed,
}

/// <summary>The outcome of a write and, when it was done, the row's new version.</summary>
public readonly record struct Written(Write Outcome, string ETag)
{
    public bool IsDone => Outcome is Write.Done;
}

/// <summary>The outcome of a batch; when it was refused, which change (from 0) was the reason. Then nothing was applied.</summary>
public readonly record struct BatchWritten(Write Outcome, int? RefusedAt)
{
    public bool IsDone => Outcome is Write.Done;
}

public enum ChangeKind
{
    Insert,
    Replace,
    Merge,
    Upsert,
    Delete,
}

/// <summary>One change in a batch. For a delete only the keys of <paramref name="Row"/> matter.</summary>
/// <param name="IfMatch">The version that replace, merge and delete ask for.</param>
public sealed record TableChange(ChangeKind Kind, TableRow Row, string IfMatch = TableRow.AnyVersion);
