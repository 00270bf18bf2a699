namespace TeamsEsnBot.Features.State;

public static partial class TableRules
{
    /// <summary>A table's name: 3 to 63 ASCII letters and digits, a letter first, and not “tables”.</summary>
    public static void CheckName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);

        if (name.Length is < 3 or > 63 || !char.IsAsciiLetter(name[0]) || !name.All(char.IsAsciiLetterOrDigit)
            || name.Equals("tables", StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException($"“{name}” cannot name a table: 3 to 63 ASCII letters and digits, a letter first, and not “tables”.", nameof(name));
        }
    }

    /// <summary>Both keys of a row. <see cref="TableKey.Of"/> makes a key of any text.</summary>
    public static void CheckKeys(string partition, string row)
    {
        CheckKey(partition, "partition");
        CheckKey(row, "row");
    }

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

        if (changes.Sum(TableSize.Sent) is > LargestBatch and var size)
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

        if (FindUnpaired(range.From) is not null || FindUnpaired(range.Before) is not null)
        {
            throw new ArgumentException("A bound of the range holds half of a surrogate pair, which cannot be compared with keys.", nameof(range));
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

    internal static bool IsForbiddenInKey(char c) => c is '/' or '\\' or '#' or '?' || char.IsControl(c);

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

    private static void CheckKey(string key, string which)
    {
        ArgumentNullException.ThrowIfNull(key);

        if (key.Length > LongestKey)
        {
            throw new ArgumentException($"The {which} key has {key.Length} characters; {LongestKey} is the limit. TableKey.Of shortens it.", nameof(key));
        }

        foreach (var c in key)
        {
            if (IsForbiddenInKey(c))
            {
                throw new ArgumentException($"The {which} key holds U+{(int)c:X4}; / \\ # ? and control characters are forbidden. TableKey.Of escapes them.", nameof(key));
            }
        }

        if (FindUnpaired(key) is { } half)
        {
            throw new ArgumentException($"The {which} key holds half of a surrogate pair at {half}. TableKey.Of escapes it.", nameof(key));
        }
    }

    private static void CheckPropertyName(string name)
    {
        if (name.Length is 0 or > LongestPropertyName || char.IsAsciiDigit(name[0]) || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
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

    /// <summary>Where a surrogate stands without its other half; null when nowhere.</summary>
    private static int? FindUnpaired(string? text)
    {
        for (var i = 0; i < text?.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return i;
            }
        }

        return null;
    }
}
