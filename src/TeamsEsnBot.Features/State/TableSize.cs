using System.Buffers;

namespace TeamsEsnBot.Features.State;

/// <summary>How large rows are: as Azure Tables counts them, and at most on their way there.</summary>
internal static class TableSize
{
    // What JSON does not escape: printable ASCII without the characters that are dangerous in HTML.
    private static readonly SearchValues<char> SentAsTheyAre =
        SearchValues.Create(" !#$%()*,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz{|}~");

    /// <summary>Bytes of a row as the service counts them: strings as UTF-16, eight bytes for each property, and the keys.</summary>
    public static long OfRow(TableRow row)
    {
        var size = 4 + (2L * (row.Partition.Length + row.Row.Length));
        foreach (var (name, value) in row.Properties)
        {
            size += value is null ? 0 : 8 + (2L * name.Length) + Value(value);
        }

        return size;
    }

    /// <summary>The most bytes that a change takes in a batch: headers, the address with keys escaped, JSON with all escaped that may be.</summary>
    public static long Sent(TableChange change) => Sent(change, Escaped);

    /// <summary>The same, as if every character had to be escaped: more than it is, and found without looking at them.</summary>
    public static long SentAtMost(TableChange change) => Sent(change, static text => 6L * text.Length);

    private static long Sent(TableChange change, Func<string, long> escaped)
    {
        const int HeadersAndHost = 1_000;
        var size = HeadersAndHost + (9L * 2 * (change.Row.Partition.Length + change.Row.Row.Length));
        if (change.Kind is not ChangeKind.Delete)
        {
            foreach (var (name, value) in change.Row.Properties)
            {
                size += Json(name, value, escaped);
            }
        }

        return size;
    }

    private static long Value(object value) => value switch
    {
        string text => 4 + (2L * text.Length),
        byte[] bytes => 4 + bytes.Length,
        Guid => 16,
        int => 4,
        bool => 1,
        _ => 8,
    };

    private static long Json(string name, object? value, Func<string, long> escaped) => value switch
    {
        null => 0,
        string text => name.Length + 6 + escaped(text),
        byte[] bytes => (2 * name.Length) + 40 + ((bytes.Length + 2L) / 3 * 4),
        _ => (2 * name.Length) + 80,
    };

    private static long Escaped(string text)
    {
        long bytes = 0;

        foreach (var c in text)
        {
            bytes += SentAsTheyAre.Contains(c) ? 1 : 6;
        }

        return bytes;
    }
}
