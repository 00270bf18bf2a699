using System.Globalization;

namespace TeamsEsnBot.Benchmarks;

/// <summary>What can be chosen on the command line.</summary>
/// <param name="Seconds">How long each kind of turn is measured, in all its slices together.</param>
/// <param name="Json">Where the figures are written as well; null for nowhere.</param>
internal sealed record Options(int Seconds = 30, string? Json = null)
{
    /// <exception cref="ArgumentException">An option is unknown or has a wrong value; the message says which.</exception>
    public static Options Parse(ReadOnlySpan<string> args) => args switch
    {
        [] => new Options(),
        ["--seconds", var text, .. var rest] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds > 0 =>
            Parse(rest) with { Seconds = seconds },
        ["--json", var file, .. var rest] when file.Length > 0 => Parse(rest) with { Json = file },
        _ => throw new ArgumentException($"{string.Join(' ', args.ToArray())} cannot be read: --seconds takes a whole number above 0, --json a file."),
    };
}
