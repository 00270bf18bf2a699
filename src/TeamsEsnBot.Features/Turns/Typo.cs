namespace TeamsEsnBot.Features.Turns;

/// <summary>Tells whether two words differ by one slip of the finger: a letter too many, one missing, one wrong, or two swapped.</summary>
internal static class Typo
{
    public static bool IsOneAway(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        if (one.Length < other.Length)
        {
            return IsOneAway(other, one);
        }

        var same = one.CommonPrefixLength(other);
        return (one.Length - other.Length) switch
        {
            0 => same == one.Length
                || one[(same + 1)..].SequenceEqual(other[(same + 1)..])
                || (same + 1 < one.Length && one[same] == other[same + 1] && one[same + 1] == other[same] && one[(same + 2)..].SequenceEqual(other[(same + 2)..])),
            1 => one[(same + 1)..].SequenceEqual(other[same..]),
            _ => false,
        };
    }
}
