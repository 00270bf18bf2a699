using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TeamsEsnBot.Storage;

/// <summary>
/// Properties as JSON that keeps their types. String, bool and int are written as they are; the other types as an object with one member that names
/// the type: <c>{"long":"1"}</c>, <c>{"double":"NaN"}</c>, <c>{"time":"2026-11-22T08:00:00.0000001Z"}</c>, <c>{"guid":"…"}</c>, <c>{"bytes":"…"}</c>.
/// </summary>
internal static class SqliteRowJson
{
    // The text goes to a file, not into a page.
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(IReadOnlyDictionary<string, object?> properties)
    {
        using var buffer = new MemoryStream();

        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();

            foreach (var (name, value) in properties)
            {
                if (value is not null)
                {
                    json.WritePropertyName(name);
                    Write(json, value);
                }
            }

            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    public static Dictionary<string, object?> Read(byte[] properties)
    {
        using var json = JsonDocument.Parse(properties);
        return json.RootElement.EnumerateObject().ToDictionary(property => property.Name, property => (object?)Value(property.Value), StringComparer.Ordinal);
    }

    private static void Write(Utf8JsonWriter json, object value)
    {
        switch (value)
        {
            case string text:
                json.WriteStringValue(text);
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            default:
                var (type, written) = Typed(value);
                json.WriteStartObject();
                json.WriteString(type, written);
                json.WriteEndObject();
                break;
        }
    }

    private static (string Type, string Text) Typed(object value) => value switch
    {
        long number => ("long", number.ToString(CultureInfo.InvariantCulture)),
        double number => ("double", number.ToString("R", CultureInfo.InvariantCulture)),
        DateTimeOffset time => ("time", time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)),
        Guid id => ("guid", id.ToString("D", CultureInfo.InvariantCulture)),
        byte[] bytes => ("bytes", Convert.ToBase64String(bytes)),
        _ => throw new ArgumentException($"A {value.GetType().Name} cannot be kept.", nameof(value)),
    };

    private static object Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number => value.GetInt32(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => Typed(value.EnumerateObject().Single()),
    };

    private static object Typed(JsonProperty value) => value.Name switch
    {
        "long" => long.Parse(value.Value.GetString()!, CultureInfo.InvariantCulture),
        "double" => double.Parse(value.Value.GetString()!, CultureInfo.InvariantCulture),
        "time" => DateTimeOffset.Parse(value.Value.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
        "guid" => value.Value.GetGuid(),
        "bytes" => value.Value.GetBytesFromBase64(),
        _ => throw new JsonException($"“{value.Name}” is no type of a property."),
    };
}
