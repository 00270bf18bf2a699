using System.Globalization;

namespace TeamsEsnBot.Benchmarks.Engine;

/// <param name="People">Of the one company that is measured; without it and <paramref name="Pieces"/> the three companies are.</param>
/// <param name="Pieces">Ten a person when only the people are given, and the other way round.</param>
/// <param name="Json">Where the figures are written as well; null for nowhere.</param>
internal sealed record EngineOptions(int? People = null, int? Pieces = null, string? Json = null)
{
    private const int PiecesAPerson = 10;
    private const int FewestPeople = 100;

    public IReadOnlyList<(int People, int Pieces)> Companies => (People, Pieces) switch
    {
        (null, null) => [(1_000, 10_000), (10_000, 100_000), (100_000, 1_000_000)],
        ({ } people, var pieces) => [(people, pieces ?? people * PiecesAPerson)],
        (null, { } pieces) => [(Math.Max(FewestPeople, pieces / PiecesAPerson), pieces)],
    };

    /// <exception cref="ArgumentException">An option is unknown or has a wrong value; the message says which.</exception>
    public static EngineOptions Parse(ReadOnlySpan<string> args) => args switch
    {
        [] => new EngineOptions(),
        ["--people", var text, .. var rest] when Number(text) is { } people and >= FewestPeople and <= 1_000_000 => Parse(rest) with { People = people },
        ["--pieces", var text, .. var rest] when Number(text) is { } pieces and >= 1_000 and <= 10_000_000 => Parse(rest) with { Pieces = pieces },
        ["--json", var file, .. var rest] when file.Length > 0 => Parse(rest) with { Json = file },
        _ => throw new ArgumentException(
            $"{string.Join(' ', args.ToArray())} cannot be read: --people takes a whole number from {FewestPeople} to a million, "
            + "--pieces one from a thousand to ten millions, --json a file."),
    };

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
