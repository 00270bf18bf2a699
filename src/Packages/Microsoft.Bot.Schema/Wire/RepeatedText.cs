using System.Text;
using System.Text.Json;

namespace Microsoft.Bot.Schema;

/// <summary>
/// Texts that activity after activity brings: names of properties, types, the channel, the tenant, the bot itself. The last ones are kept, so that they are not
/// made anew each time. Not for what names or quotes a person: it would stay in memory. Safe from any thread.
/// </summary>
internal static class RepeatedText
{
    private const int Longest = 64;
    private const int Places = 512;

    private static readonly string[] Kept = new string[Places];

    /// <summary>The name or text that the reader stands on.</summary>
    internal static string Read(ref Utf8JsonReader json)
    {
        if (json.ValueIsEscaped || json.ValueSpan.Length is 0 or > Longest)
        {
            return TokenReader.Text(ref json);
        }

        ref var place = ref Kept[PlaceOf(json.ValueSpan)];
        var known = Volatile.Read(ref place);
        if (known is not null && Ascii.Equals(json.ValueSpan, known))
        {
            return known;
        }

        var read = TokenReader.Text(ref json);
        Volatile.Write(ref place, read);
        return read;
    }

    // Two texts of one place only push each other out.
    private static int PlaceOf(ReadOnlySpan<byte> utf8)
    {
        var hash = (uint)utf8.Length;
        foreach (var one in utf8)
        {
            hash = (hash * 31) + one;
        }

        return (int)(hash % Places);
    }
}
