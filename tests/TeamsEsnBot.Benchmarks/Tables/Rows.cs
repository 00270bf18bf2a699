using System.Globalization;
using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Benchmarks.Tables;

/// <summary>The rows that all sides write and read: a piece of evidence, as large as they are.</summary>
internal static class Rows
{
    /// <summary>The partition that is read; it has <see cref="OnTheShelf"/> rows.</summary>
    public const string Shelf = "5f1a3c9e-0000-4000-8000-00000000c0de|shelf";

    public const int OnTheShelf = 5_000;

    private static readonly DateTimeOffset Since = new(2026, 11, 30, 9, 0, 0, TimeSpan.Zero);

    public static string Key(int number) => string.Create(CultureInfo.InvariantCulture, $"{number:D8}|e");

    // At hand before anything is timed, as the bare sides have theirs: what is measured is the way into the store.
    private static readonly Dictionary<string, object?>[] Contents = [.. Enumerable.Range(0, 128).Select(Content)];

    public static TableRow Row(string partition, int number) => new(partition, Key(number), Contents[number % Contents.Length]);

    private static Dictionary<string, object?> Content(int number) => new()
    {
        ["Kind"] = "answered",
        ["Topics"] = "kubernetes|ingress|502",
        ["Title"] = "A few requests fail at each deployment with 502",
        ["Link"] = "https://teams.microsoft.com/l/message/19:platform@thread.tacv2/1763800001234",
        ["At"] = Since.AddSeconds(number),
        ["IsAccepted"] = number % 2 == 0,
        ["Votes"] = number % 17,
        ["Sequence"] = (long)number,
    };
}
