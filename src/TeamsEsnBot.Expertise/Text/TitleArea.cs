namespace TeamsEsnBot.Expertise.Text;

/// <summary>The part of a title that names where it belongs: “net/ixgbe: fix a leak”, “HR: leave form”, “[VPN] cannot connect”.</summary>
internal static class TitleArea
{
    private const int Longest = 60;
    private const int LongestPart = 40;
    private const int MostSpaces = 2;

    // What mail programs put before a title says nothing about it.
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> MailMarks =
        new HashSet<string>(["re", "fw", "fwd", "aw", "wg", "tr", "antw", "doorst", "ref"], StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Length of the areas that the title begins with, one after another; 0 when there is none.</summary>
    public static int LengthIn(ReadOnlySpan<char> title)
    {
        var end = 0;
        while (end < Math.Min(title.Length, Longest))
        {
            var rest = title[end..];
            var at = rest.Length - rest.TrimStart(' ').Length;
            var length = at < rest.Length ? PartAt(rest[at..]) : 0;
            if (length == 0)
            {
                break;
            }

            end += at + length;
        }

        return end;
    }

    private static int PartAt(ReadOnlySpan<char> rest)
    {
        var close = rest[0] == '[' ? rest.IndexOf(']') : rest.IndexOf(':');
        if (close is <= 0 or > LongestPart)
        {
            return 0;
        }

        var isArea = rest[0] == '['
            || ((close + 1 == rest.Length || rest[close + 1] == ' ') && rest[..close].Count(' ') <= MostSpaces && !MailMarks.Contains(rest[..close].Trim()));
        return isArea ? close + 1 : 0;
    }
}
