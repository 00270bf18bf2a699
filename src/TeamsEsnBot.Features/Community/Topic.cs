using System.Globalization;
using System.Text;

namespace TeamsEsnBot.Features.Community;

/// <summary>What people ask about and are known for. Shown as it was typed; two spellings that differ only in case and spacing are equal.</summary>
internal sealed record Topic
{
    /// <summary>Longest topic that is shown; longer ones are cut at a word.</summary>
    public const int Longest = 80;

    private static readonly char[] Trimmed = [' ', '\t', '\r', '\n', '?', '!', ',', ';', ':', '"', '“', '”', '„', '«', '»', '(', ')', '\u00A0'];

    private static readonly char[] TrimmedAtTheEnd = [.. Trimmed, '.'];

    private static readonly string[] Between = [" and ", " & ", " plus ", ", ", "; ", " und ", " et ", " en "];

    private Topic(string name) => Name = name;

    public string Name { get; }

    public string Key => Name.ToUpperInvariant();

    /// <summary>The topic in the rest of a sentence, or null when nothing is left that could be one (only punctuation or symbols).</summary>
    public static Topic? Of(string? sentenceEnd)
    {
        // “.NET” begins with its dot; no topic ends with one.
        var name = OneLine(sentenceEnd ?? "").TrimEnd(TrimmedAtTheEnd).TrimStart(Trimmed);
        return name.Any(char.IsLetterOrDigit) ? new Topic(Cut(name)) : null;
    }

    /// <summary>“Azure Key Vault and Terraform” is two topics, “c#, .net &amp; sql” three; a long text is one, and so is a word.</summary>
    public static IReadOnlyList<Topic> AllOf(string? sentenceEnd)
    {
        var text = OneLine(sentenceEnd ?? "");
        if (text.Length > Longest || !text.Contains(' ', StringComparison.Ordinal))
        {
            return Of(text) is { } one ? [one] : [];
        }

        return
        [
            .. text.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(Of)
                .OfType<Topic>()
                .Distinct()
                .Take(4),
        ];
    }

    public bool Equals(Topic? other) => other is not null && string.Equals(Name, other.Name, StringComparison.OrdinalIgnoreCase);

    public override int GetHashCode() => Name.GetHashCode(StringComparison.OrdinalIgnoreCase);

    public override string ToString() => Name;

    private static string OneLine(string text)
    {
        if (IsOneLine(text))
        {
            return text;
        }

        var line = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            var category = char.GetUnicodeCategory(c);
            if (char.IsWhiteSpace(c) || category is UnicodeCategory.Control)
            {
                if (line.Length > 0 && line[^1] != ' ')
                {
                    line.Append(' ');
                }
            }
            else if (category is not UnicodeCategory.Format || c == '\u200D') // direction marks would turn the rest of a card around
            {
                line.Append(c);
            }
        }

        return line.ToString();
    }

    /// <summary>True for what nearly everybody types: printable ASCII with single spaces.</summary>
    private static bool IsOneLine(string text)
    {
        var before = ' ';
        foreach (var c in text)
        {
            if (c is not (>= ' ' and <= '~') || (c == ' ' && before == ' '))
            {
                return false;
            }

            before = c;
        }

        return true;
    }

    private static string Cut(string name)
    {
        if (name.Length <= Longest)
        {
            return name;
        }

        var at = name.LastIndexOf(' ', Longest - 1);
        return (at > Longest / 2 ? name[..at] : name[..(char.IsHighSurrogate(name[Longest - 2]) ? Longest - 2 : Longest - 1)]) + "…";
    }
}
