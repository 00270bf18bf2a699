using System.Buffers;

namespace TeamsEsnBot.Features.State;

public static partial class TableRules
{
    private static readonly SearchValues<char> PlainInKeys =
        SearchValues.Create(" !\"$&'()*+,-.0123456789:;<=>@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~");

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

    // Azure takes a percent sign, but not at every place in every address; clients and proxies have decoded it twice.
    internal static bool IsForbiddenInKey(char c) => c is '/' or '\\' or '#' or '?' or '%' or > LastInKeys || char.IsControl(c);

    private static void CheckKey(string key, string which)
    {
        ArgumentNullException.ThrowIfNull(key);

        if (key.Length > LongestKey)
        {
            throw new ArgumentException($"The {which} key has {key.Length} characters; {LongestKey} is the limit. TableKey.Of shortens it.", nameof(key));
        }

        // Nearly all keys are ids, and are looked at many characters at a time.
        if (!key.AsSpan().ContainsAnyExcept(PlainInKeys))
        {
            return;
        }

        foreach (var c in key)
        {
            if (IsForbiddenInKey(c))
            {
                throw new ArgumentException(
                    $"The {which} key holds U+{(int)c:X4}; / \\ # ? %, control characters, U+FFFE and U+FFFF are forbidden. TableKey.Of escapes them.",
                    nameof(key));
            }
        }

        if (FindUnpaired(key) is { } half)
        {
            throw new ArgumentException($"The {which} key holds half of a surrogate pair at {half}. TableKey.Of escapes it.", nameof(key));
        }
    }

    /// <summary>Where a surrogate stands without its other half; null when nowhere.</summary>
    private static int? FindUnpaired(string? text)
    {
        var first = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF');
        for (var i = first; i >= 0 && i < text!.Length; i++)
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
