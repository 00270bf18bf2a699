using System.Buffers;
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

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? t_bytes;

    [ThreadStatic]
    private static Utf8JsonWriter? t_json;

    /// <returns>The bytes, good until this thread writes the next row.</returns>
    public static ReadOnlySpan<byte> Write(IReadOnlyDictionary<string, object?> properties)
    {
        var bytes = t_bytes ??= new ArrayBufferWriter<byte>(1024);
        var json = t_json ??= new Utf8JsonWriter(bytes, Readable);
        bytes.ResetWrittenCount();
        json.Reset(bytes);
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
        json.Flush();
        return bytes.WrittenSpan;
    }

    public static Dictionary<string, object?> Read(ReadOnlySpan<byte> properties)
    {
        var json = new Utf8JsonReader(properties);
        var read = new Dictionary<string, object?>(StringComparer.Ordinal);
        json.Read();
        while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
        {
            var name = json.GetString()!;
            json.Read();
            read[name] = Value(ref json);
        }

        return read;
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

    private static object Value(ref Utf8JsonReader json) => json.TokenType switch
    {
        JsonTokenType.String => json.GetString()!,
        JsonTokenType.Number => json.GetInt32(),
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => Typed(ref json),
    };

    private static object Typed(ref Utf8JsonReader json)
    {
        json.Read();
        var type = json.GetString();
        json.Read();
        object value = type switch
        {
            "long" => long.Parse(json.ValueSpan, CultureInfo.InvariantCulture),
            "double" => double.Parse(json.GetString()!, CultureInfo.InvariantCulture),
            "time" => json.GetDateTimeOffset(),
            "guid" => json.GetGuid(),
            "bytes" => json.GetBytesFromBase64(),
            _ => throw new JsonException($"“{type}” is no type of a property."),
        };
        json.Read();
        return value;
    }
}
