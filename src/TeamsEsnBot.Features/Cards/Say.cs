using System.Globalization;

namespace TeamsEsnBot.Features.Cards;

/// <summary>Puts values into a sentence of <c>Wording.resx</c>, in the reader's culture.</summary>
internal static class Say
{
    public static string Of(string sentence, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.CurrentCulture, sentence, values);

    /// <summary>A date as people speak of it: the day when it is close, else month and year.</summary>
    public static string Date(DateTimeOffset when, DateTimeOffset now) =>
        when.ToString(now - when < TimeSpan.FromDays(60) ? "d MMMM yyyy" : "MMMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>“Ana”, “Ana and Tom”, “Ana, Tom and Maya”.</summary>
    public static string List(IReadOnlyList<string> names) => names.Count switch
    {
        0 => "",
        1 => names[0],
        _ => Of(Wording.ListEnd, string.Join(", ", names.Take(names.Count - 1)), names[^1]),
    };
}
