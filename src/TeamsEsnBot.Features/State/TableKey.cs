using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace TeamsEsnBot.Features.State;

/// <summary>
/// Makes keys that every store accepts. Two different texts never share a key: what is forbidden becomes <c>!</c> and four hexadecimal digits, and what is
/// too long keeps its beginning and ends in <c>!~</c> and a hash of all of it. Nothing here depends on the machine's culture.
/// </summary>
public static class TableKey
{
    /// <summary>Stands between the parts of a key; it never occurs within a part.</summary>
    public const char Separator = '|';

    private static readonly SearchValues<char> NeverEscaped =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 -_.:;@=+~'()");

    private const int HashLength = 2 + (SHA256.HashSizeInBytes * 2);

    /// <summary>A key, or a part of one, for any text: a topic, a mail's Message-ID, an id of Teams.</summary>
    /// <param name="longest">Most characters of the key; at least 67, so that the hash of a long text fits.</param>
    public static string Of(string text, int longest = TableRules.LongestKey)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(longest, HashLength);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(longest, TableRules.LongestKey);

        // Most texts are ids and need nothing done to them.
        var key = text.AsSpan().ContainsAnyExcept(NeverEscaped) ? Escaped(text) : text;

        return key.Length <= longest ? key : Shortened(key, text, longest);
    }

    /// <summary>One key of several texts, each escaped, with <see cref="Separator"/> between them. At most seven, so that even long ones fit.</summary>
    public static string Join(params ReadOnlySpan<string> parts)
    {
        if (parts.Length is 0 or > 7)
        {
            throw new ArgumentException($"A key is joined from 1 to 7 parts, not from {parts.Length}.", nameof(parts));
        }

        var key = Joined(parts, TableRules.LongestKey);
        var share = (TableRules.LongestKey - (parts.Length - 1)) / parts.Length;

        return key.Length <= TableRules.LongestKey ? key : Joined(parts, share);
    }

    /// <summary>Sorts before the keys of all earlier times, so that the newest rows come first.</summary>
    public static string NewestFirst(DateTimeOffset time) => Ticks(DateTime.MaxValue.Ticks - time.UtcTicks);

    /// <summary>Sorts after the keys of all earlier times: rows that are due come before <c>OldestFirst(now)</c>.</summary>
    public static string OldestFirst(DateTimeOffset time) => Ticks(time.UtcTicks);

    // Nineteen digits hold every tick count, so that the order of the texts is the order of the numbers.
    private static string Ticks(long ticks) => ticks.ToString("D19", CultureInfo.InvariantCulture);

    private static string Joined(ReadOnlySpan<string> parts, int longest)
    {
        var keys = new string[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            keys[i] = Of(parts[i], longest);
        }

        return string.Join(Separator, keys);
    }

    private static string Escaped(string text)
    {
        var key = new StringBuilder(text.Length);

        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                key.Append(text[i]).Append(text[++i]);
            }
            else if (MustEscape(text[i]))
            {
                key.Append(CultureInfo.InvariantCulture, $"!{(int)text[i]:X4}");
            }
            else
            {
                key.Append(text[i]);
            }
        }

        return key.ToString();
    }

    private static bool MustEscape(char c) => c is '!' or Separator || char.IsSurrogate(c) || TableRules.IsForbiddenInKey(c);

    private static string Shortened(string key, string text, int longest)
    {
        var kept = longest - HashLength;
        var beginning = char.IsHighSurrogate(key[kept - 1]) ? key[..(kept - 1)] : key[..kept];

        // The characters as they are: an encoding would make one of all unpaired surrogates.
        return $"{beginning}!~{Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(text.AsSpan())))}";
    }
}
