namespace TeamsEsnBot.Tests.Expertise.Phrasings;

/// <summary>What a colleague types, and the topics that are meant.</summary>
/// <param name="Style">How it is said: “topic only”, “e-mail”; a “message” is one that somebody asks “Who knows about this?” for.</param>
/// <param name="Typed">“@ESN Bot” is a mention of the bot.</param>
internal sealed record Phrasing(string Language, string Style, string Typed, string[] Topics)
{
    public bool IsMessage => Style == "message";

    public static Phrasing[] All() => [.. Lines("phrasings.txt").Select(Of)];

    /// <summary>The lines of a list beside this file, cut at their bars; lines that begin with # explain.</summary>
    public static IEnumerable<string[]> Lines(string list)
    {
        using var reader = new StreamReader(typeof(Phrasing).Assembly.GetManifestResourceStream(list)!);
        return [.. reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split(" | "))];
    }

    private static Phrasing Of(string[] line) => line is [var language, var style, var typed, var topics]
        ? new Phrasing(language, style, typed.Replace("\\n", "\n", StringComparison.Ordinal), topics.Split("; "))
        : throw new InvalidDataException($"A phrasing has four parts, but one is “{string.Join(" | ", line)}”.");
}
