using System.Globalization;
using Newtonsoft.Json.Linq;

namespace TeamsEsnBot.Teams;

/// <summary>Reads words out of JSON that a client wrote.</summary>
internal static class JsonText
{
    /// <summary>A text or number as text; null for nothing, an object or a list: those were not made by our cards, and to convert them would throw.</summary>
    public static string? Text(this JToken? token) => token is JValue { Value: not null } value ? value.ToString(CultureInfo.InvariantCulture) : null;

    /// <summary>The words of one part of a part; null when there is none. A path would be taken apart anew for every activity.</summary>
    public static string? Of(this JObject? data, string part, string name) => (data?[part] as JObject)?[name].Text();
}
