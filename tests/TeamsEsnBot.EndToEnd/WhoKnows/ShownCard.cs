using System.Text.Json;
using System.Text.RegularExpressions;

namespace TeamsEsnBot.EndToEnd.WhoKnows;

/// <summary>A card as it came to the room, read back into what a colleague sees on it.</summary>
internal sealed partial record ShownCard(string Heading, IReadOnlyList<ShownPerson> People)
{
    // The name and what is said about the person stand above the reasons.
    private const int LinesAbove = 2;

    public static ShownCard Of(JsonElement card)
    {
        var body = card.GetProperty("body").EnumerateArray().ToArray();
        return new ShownCard(Line(body[0]), [.. body.Where(part => part.TryGetProperty("columns", out _)).Select(Person)]);
    }

    private static ShownPerson Person(JsonElement row)
    {
        var lines = row.GetProperty("columns").EnumerateArray().Last().GetProperty("items").EnumerateArray().Select(Line).ToArray();
        var name = Reason(lines[0]);
        return new ShownPerson(name.Quoted, name.Link, [.. lines.Skip(LinesAbove).Select(Reason)]);
    }

    private static ShownReason Reason(string line) => Linked().Match(line) is { Success: true } linked
        ? new ShownReason(Plain(linked.Groups["before"].Value), Plain(linked.Groups["quoted"].Value), linked.Groups["link"].Value, Plain(linked.Groups["after"].Value))
        : new ShownReason(Plain(line), "", null, "");

    private static string Line(JsonElement block) => block.GetProperty("text").GetString()!;

    private static string Plain(string text) => Escaped().Replace(text, "$1");

    [GeneratedRegex(@"^(?<before>.*?)(?<!\\)\[(?<quoted>(?:\\.|[^\]\\])*)\]\((?<link>[^)\s]+)\)(?<after>.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Linked();

    [GeneratedRegex(@"\\(.)", RegexOptions.CultureInvariant)]
    private static partial Regex Escaped();
}

internal sealed record ShownPerson(string Name, string? Address, IReadOnlyList<ShownReason> Reasons);

/// <param name="Before">The whole line when nothing in it links.</param>
internal sealed record ShownReason(string Before, string Quoted, string? Link, string After)
{
    public override string ToString() => Before + Quoted + After;
}
