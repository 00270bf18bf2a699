using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Teams;

/// <summary>The values that a button or form of ours sends back.</summary>
internal static class Form
{
    /// <summary>Only plain values are read; anything nested was not made by our cards.</summary>
    public static IReadOnlyDictionary<string, string> Values(JObject? data) => data?.Properties()
        .Where(property => property.Value.Text() is not null)
        .ToDictionary(property => property.Name, property => property.Value.Text()!, StringComparer.Ordinal) ?? [];

    /// <summary>A button whose verb stands among its values.</summary>
    /// <param name="card">The message that holds the card; null in a dialog.</param>
    public static Pressed Press(JObject data, string? card) => new(data["verb"].Text() ?? "", Values(data), card);

    /// <summary>An object written as a text; null when the text is something else.</summary>
    public static JObject? Parse(string? text)
    {
        if (text is null || !text.AsSpan().TrimStart().StartsWith("{"))
        {
            return null;
        }

        try
        {
            return JObject.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A number within bounds; the usual one when none is given.</summary>
    public static int Number(JObject value, string path, int least, int most, int usual) =>
        (int)Math.Clamp(value.SelectToken(path) is JValue { Value: long number } ? number : usual, least, most);
}
