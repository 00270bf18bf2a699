using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TeamsEsnBot.EndToEnd.Door;

internal static class ReadableJson
{
    private static readonly JsonSerializerOptions Unescaped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The JSON with its letters as people write them, “ü” and not “\u00FC”.</summary>
    public static string Readable(this JsonNode? json) => json?.ToJsonString(Unescaped) ?? "null";
}
