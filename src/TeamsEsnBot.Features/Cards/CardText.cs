using System.Text;

namespace TeamsEsnBot.Features.Cards;

/// <summary>The one place where people's words become text of a card: markup they typed stays what they typed.</summary>
internal static class CardText
{
    private const int Longest = 1_000;

    /// <summary>Escapes the Markdown that cards understand, on one line, cut after 1,000 characters.</summary>
    public static string Plain(string text)
    {
        var cut = text.Length <= Longest ? text : text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)] + "…";
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

    /// <summary>A link. Anything that is not an absolute https address is shown as text only.</summary>
    public static string Link(string text, string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var target) && target.Scheme == Uri.UriSchemeHttps
            ? $"[{Plain(text)}]({target.AbsoluteUri.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal)})"
            : Plain(text);
}
