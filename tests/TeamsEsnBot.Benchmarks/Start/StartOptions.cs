using System.Globalization;

namespace TeamsEsnBot.Benchmarks.Start;

/// <param name="Rows">How many pieces of evidence the company has.</param>
/// <param name="Json">Where the figures are written as well; null for nowhere.</param>
internal sealed record StartOptions(int Rows = 1_000_000, string? Json = null)
{
    /// <exception cref="ArgumentException">An option is unknown or has a wrong value; the message says which.</exception>
    public static StartOptions Parse(ReadOnlySpan<string> args) => args switch
    {
        [] => new StartOptions(),
        ["--rows", var text, .. var rest] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var rows) && rows > 0 =>
            Parse(rest) with { Rows = rows },
        ["--json", var file, .. var rest] when file.Length > 0 => Parse(rest) with { Json = file },
        _ => throw new ArgumentException($"{string.Join(' ', args.ToArray())} cannot be read: --rows takes a whole number above 0, --json a file."),
    };
}
