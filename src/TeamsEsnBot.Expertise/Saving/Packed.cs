namespace TeamsEsnBot.Expertise.Saving;

/// <summary>Whole numbers in as few bytes as they need: seven bits a byte, the lowest first, the eighth says that more follow (LEB128).</summary>
internal static class Packed
{
    /// <summary>Most bytes of one number.</summary>
    public const int Longest = 10;

    /// <returns>Bytes written.</returns>
    public static int Write(Span<byte> to, ulong number)
    {
        var at = 0;
        for (; number >= 0x80; number >>= 7)
        {
            to[at++] = (byte)(number | 0x80);
        }

        to[at++] = (byte)number;
        return at;
    }

    /// <summary>Reads the number at a place, and moves the place behind it.</summary>
    public static ulong Read(ReadOnlySpan<byte> from, ref int at)
    {
        var number = 0ul;
        for (var shift = 0; ; shift += 7)
        {
            var next = from[at++];
            number |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return number;
            }
        }
    }
}
