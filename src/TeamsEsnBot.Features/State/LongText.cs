namespace TeamsEsnBot.Features.State;

/// <summary>A text longer than one property holds, in several: <c>Answer</c>, <c>Answer1</c>, <c>Answer2</c> …</summary>
internal static class LongText
{
    /// <summary>Puts the text, or nothing for null. How much fits is the row's limit, <see cref="TableRules.LargestRow"/>.</summary>
    public static void Put(IDictionary<string, object?> properties, string name, string? text)
    {
        var rest = text.AsSpan();
        for (var part = 0; part == 0 ? text is not null : rest.Length > 0; part++)
        {
            var length = Math.Min(rest.Length, TableRules.LongestText);
            if (length < rest.Length && char.IsHighSurrogate(rest[length - 1]))
            {
                length--;
            }

            properties[Name(name, part)] = rest[..length].ToString();
            rest = rest[length..];
        }
    }

    /// <summary>The text as it was put; null when there is none.</summary>
    public static string? Of(TableRow row, string name)
    {
        var text = row.Text(name);
        for (var part = 1; row.Text(Name(name, part)) is { } more; part++)
        {
            text += more;
        }

        return text;
    }

    private static string Name(string name, int part) => part == 0 ? name : FormattableString.Invariant($"{name}{part}");
}
