using System.Text.Json;

namespace TeamsEsnBot.DevRoom.Page;

/// <summary>Reads an answer of the bot that may have any shape.</summary>
internal static class JsonParts
{
    public static JsonElement? Part(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public static string? Text(this JsonElement element, string name) =>
        element.Part(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;
}
