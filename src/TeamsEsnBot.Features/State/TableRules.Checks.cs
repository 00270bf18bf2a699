using System.Buffers;

namespace TeamsEsnBot.Features.State;

public static partial class TableRules
{
    private static readonly SearchValues<char> InNames = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    /// <summary>A row before it is written: keys, names, types and sizes.</summary>
    public static void CheckRow(TableRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        CheckKeys(row.Partition, row.Row);
        var count = 0;

        foreach (var (name, value) in row.Properties)
        {
            CheckPropertyName(name);

            if (value is not null)
            {
                CheckValue(name, value);
                count++;
            }
        }

        if (count > MostProperties)
        {
            throw new ArgumentException($"The row has {count} properties; {MostProperties} is the limit.", nameof(row));
        }

        if (TableSize.OfRow(row) is > LargestRow and var size)
        {
            throw new ArgumentException($"The row has {size} bytes; {LargestRow} is the limit.", nameof(row));
        }
    }

    /// <summary>A batch before it is applied: how many, one partition, one change a row, and the size of all.</summary>
    public static void CheckBatch(string partition, IReadOnlyList<TableChange> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        CheckKey(partition, "partition");

        if (changes.Count is 0 or > MostChanges)
        {
            throw new ArgumentException($"The batch has {changes.Count} changes; it must have 1 to {MostChanges}.", nameof(changes));
        }

        var rows = new HashSet<string>(StringComparer.Ordinal);

        foreach (var change in changes)
        {
            CheckChange(partition, change);

            if (!rows.Add(change.Row.Row))
            {
                throw new ArgumentException($"The batch changes row “{change.Row.Row}” twice; one change a row is the limit.", nameof(changes));
            }
        }

        // Few are so large that their characters must be counted.
        if (changes.Sum(TableSize.SentAtMost) > LargestBatch && changes.Sum(TableSize.Sent) is > LargestBatch and var size)
        {
            throw new ArgumentException($"The batch has {size} bytes as it is sent; {LargestBatch} is the limit.", nameof(changes));
        }
    }

    /// <summary>What a page is asked for with.</summary>
    public static void CheckPage(string partition, KeyRange range, int take)
    {
        CheckKey(partition, "partition");

        if (take is < 1 or > LargestPage)
        {
            throw new ArgumentOutOfRangeException(nameof(take), take, $"A page has 1 to {LargestPage} rows.");
        }

        foreach (var bound in new[] { range.From, range.Before })
        {
            if (FindUnpaired(bound) is not null || bound?.Any(c => c > LastInKeys) is true)
            {
                throw new ArgumentException("A bound of the range holds half of a surrogate pair, U+FFFE or U+FFFF; keys never do.", nameof(range));
            }
        }
    }

    /// <summary>The version that a conditional write asks for.</summary>
    public static void CheckVersion(string ifMatch)
    {
        if (string.IsNullOrEmpty(ifMatch))
        {
            throw new ArgumentException("A version is missing: pass the ETag that was read, or TableRow.AnyVersion.", nameof(ifMatch));
        }
    }

    private static void CheckChange(string partition, TableChange change)
    {
        if (change.Row.Partition != partition)
        {
            throw new ArgumentException($"The batch is for partition “{partition}” but changes a row of “{change.Row.Partition}”.", nameof(change));
        }

        if (change.Kind is ChangeKind.Delete)
        {
            CheckKeys(change.Row.Partition, change.Row.Row);
        }
        else
        {
            CheckRow(change.Row);
        }

        if (change.Kind is ChangeKind.Replace or ChangeKind.Merge or ChangeKind.Delete)
        {
            CheckVersion(change.IfMatch);
        }
    }

    private static void CheckPropertyName(string name)
    {
        if (name.Length is 0 or > LongestPropertyName || char.IsAsciiDigit(name[0]) || name.AsSpan().ContainsAnyExcept(InNames))
        {
            throw new ArgumentException(
                $"“{name}” cannot name a property: 1 to {LongestPropertyName} ASCII letters, digits and underscores, no digit first.", nameof(name));
        }

        if (name is "PartitionKey" or "RowKey" or "Timestamp" or "ETag" or WriteId)
        {
            throw new ArgumentException($"“{name}” cannot name a property: the store uses that name itself.", nameof(name));
        }
    }

    private static void CheckValue(string name, object value)
    {
        var fault = value switch
        {
            string { Length: > LongestText } text => $"has {text.Length} characters; {LongestText} is the limit",
            string text when FindUnpaired(text) is { } half => $"holds half of a surrogate pair at {half}, which no store can keep",
            byte[] { Length: > LongestBytes } bytes => $"has {bytes.Length} bytes; {LongestBytes} is the limit",
            DateTimeOffset time when time < EarliestTime => $"is {time:O}; {EarliestTime:yyyy-MM-dd} UTC is the earliest time",
            string or int or long or double or bool or DateTimeOffset or Guid or byte[] => null,
            _ => $"is a {value.GetType().Name}; it must be string, int, long, double, bool, DateTimeOffset, Guid or byte[]",
        };

        if (fault is not null)
        {
            throw new ArgumentException($"Property {name} {fault}.", nameof(value));
        }
    }
}
