using System.Buffers;
using System.Text;
using TeamsEsnBot.Features.Community;

namespace TeamsEsnBot.Features.Cards;

/// <summary>The one place where people's words become text of a card: markup they typed stays what they typed.</summary>
internal static class CardText
{
    private const int Longest = 1_000;
    private const int LongestKnownAddress = 1_000;

    // What the loop below would change, wherever it stands.
    private static readonly SearchValues<char> Marks = SearchValues.Create(
        [.. "\\*_[]`~<>|\u2028\u2029", .. Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(char.IsControl)]);

    // The same few people and sources stand on card after card, and to take an address apart costs more than to write the rest of the line. An address always
    // gives the same target, so nothing here becomes old; at most some 5 MB.
    private static readonly Recent<string, string?> Targets = new(4_000);

    /// <summary>Escapes the Markdown that cards understand, on one line, cut after 1,000 characters.</summary>
    public static string Plain(string text)
    {
        var cut = text.Length <= Longest ? text : text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)] + "…";
        if (cut.Length == 0 || (!cut.AsSpan().ContainsAny(Marks) && cut[0] is not ('#' or '-' or '+' or (>= '0' and <= '9'))))
        {
            return cut;
        }

        var plain = new StringBuilder(cut.Length + 8);

        for (var at = 0; at < cut.Length; at++)
        {
            var c = cut[at];
            switch (c)
            {
                case '\r' or '\n' or '\t' or '\u2028' or '\u2029':
                    plain.Append(' ');
                    break;
                case '\\' or '*' or '_' or '[' or ']' or '`' or '~' or '<' or '>' or '|':
                    plain.Append('\\').Append(c);
                    break;
                // A list or a heading only at the beginning of a line; elsewhere these stand for themselves.
                case '#' or '-' or '+' when at == 0:
                    plain.Append('\\').Append(c);
                    break;
                case '.' or ')' when at is > 0 and < 10 && cut.AsSpan(0, at).IndexOfAnyExceptInRange('0', '9') < 0:
                    plain.Append('\\').Append(c);
                    break;
                default:
                    if (!char.IsControl(c))
                    {
                        plain.Append(c);
                    }

                    break;
            }
        }

        return plain.ToString();
    }

    /// <summary>A title as it stands between quotation marks: those of its own become single ones.</summary>
    public static string QuotedInside(string title)
    {
        if (!title.AsSpan().ContainsAny('"', '“', '”'))
        {
            return title;
        }

        return string.Create(title.Length, title, (letters, from) =>
        {
            for (var at = 0; at < letters.Length; at++)
            {
                letters[at] = from[at] switch
                {
                    '“' => '‘',
                    '”' => '’',
                    '"' => at == 0 || from[at - 1] is ' ' or '(' ? '‘' : '’',
                    var letter => letter,
                };
            }
        });
    }

    /// <summary>A link. Anything that is not an absolute https address is shown as text only.</summary>
    public static string Link(string text, string? address) => Link("", text, address, "");

    /// <summary>The same within a sentence.</summary>
    public static string Link(string before, string text, string? address, string after) => address is not null && text.Length > 0 && Target(address) is { } target
        ? $"{Plain(before)}[{Plain(text)}]({target}){Plain(after)}"
        : $"{Plain(before)}{Plain(text)}{Plain(after)}";

    private static string? Target(string address)
    {
        if (Targets.TryFind(address, out var known))
        {
            return known;
        }

        var changes = Targets.Changes;
        var target = Uri.TryCreate(address, UriKind.Absolute, out var read) && read.Scheme == Uri.UriSchemeHttps
            ? read.AbsoluteUri.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal)
            : null;
        if (address.Length <= LongestKnownAddress)
        {
            Targets.Keep(address, target, changes);
        }

        return target;
    }
}
