using System.Globalization;

namespace TeamsEsnBot.Benchmarks;

/// <summary>What can be chosen on the command line.</summary>
/// <param name="Seconds">How long each kind of work is measured, in all its slices together.</param>
/// <param name="Json">Where the figures are written as well; null for nowhere.</param>
internal sealed record Options(int Seconds, string? Json = null)
{
    /// <exception cref="ArgumentException">An option is unknown or has a wrong value; the message says which.</exception>
    public static Options Parse(ReadOnlySpan<string> args, int seconds = 30) => args switch
    {
        [] => new Options(seconds),
        ["--seconds", var text, .. var rest] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var wanted) && wanted > 0 =>
            Parse(rest, seconds) with { Seconds = wanted },
        ["--json", var file, .. var rest] when file.Length > 0 => Parse(rest, seconds) with { Json = file },
        _ => throw new ArgumentException($"{string.Join(' ', args.ToArray())} cannot be read: --seconds takes a whole number above 0, --json a file."),
    };
}
