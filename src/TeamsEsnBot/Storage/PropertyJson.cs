using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TeamsEsnBot.Storage;

/// <summary>
/// Properties as JSON that keeps their types. String, bool and int are written as they are; the other types as an object with one member that names
/// the type: <c>{"long":"1"}</c>, <c>{"double":"NaN"}</c>, <c>{"time":"2026-11-22T08:00:00.0000001Z"}</c>, <c>{"guid":"…"}</c>, <c>{"bytes":"…"}</c>.
/// </summary>
internal static class PropertyJson
{
    // The text goes to a file, not into a page.
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string?[] Names = new string?[1024];
    private static readonly object True = true;
    private static readonly object False = false;

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

    public static KeyValuePair<string, object?>[] Read(ReadOnlySpan<byte> properties)
    {
        var json = new Utf8JsonReader(properties);
        var read = new KeyValuePair<string, object?>[8];
        var count = 0;
        json.Read();
        while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
        {
            if (count == read.Length)
            {
                Array.Resize(ref read, count * 2);
            }

            var name = Name(json.ValueSpan);
            json.Read();
            read[count++] = new(name, Value(ref json));
        }

        return count == read.Length ? read : read[..count];
    }

    /// <summary>The names of a table's properties are the same in every row: ASCII, checked by the rules, and few. One text of each is enough.</summary>
    private static string Name(ReadOnlySpan<byte> name)
    {
        var hash = new HashCode();
        hash.AddBytes(name);
        ref var known = ref Names[hash.ToHashCode() & (Names.Length - 1)];
        var text = Volatile.Read(ref known);
        if (text is null || !Ascii.Equals(name, text))
        {
            text = Encoding.UTF8.GetString(name);
            Volatile.Write(ref known, text);
        }

        return text;
    }

    /// <summary>Writes one value with its type. Exports are written the same way.</summary>
    public static void Write(Utf8JsonWriter json, object value)
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
            case byte[] bytes:
                json.WriteStartObject();
                json.WriteBase64String("bytes"u8, bytes);
                json.WriteEndObject();
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
        _ => throw new ArgumentException($"A {value.GetType().Name} cannot be kept.", nameof(value)),
    };

    private static object Value(ref Utf8JsonReader json) => json.TokenType switch
    {
        JsonTokenType.String => json.GetString()!,
        JsonTokenType.Number => json.GetInt32(),
        JsonTokenType.True => True,
        JsonTokenType.False => False,
        _ => Typed(ref json),
    };

    private static object Typed(ref Utf8JsonReader json)
    {
        json.Read();
        var type = json.ValueSpan;
        object value;
        if (type.SequenceEqual("long"u8))
        {
            json.Read();
            value = long.Parse(json.ValueSpan, CultureInfo.InvariantCulture);
        }
        else if (type.SequenceEqual("time"u8))
        {
            json.Read();
            value = json.GetDateTimeOffset();
        }
        else if (type.SequenceEqual("guid"u8))
        {
            json.Read();
            value = json.GetGuid();
        }
        else if (type.SequenceEqual("double"u8))
        {
            json.Read();
            value = double.Parse(json.GetString()!, CultureInfo.InvariantCulture);
        }
        else if (type.SequenceEqual("bytes"u8))
        {
            json.Read();
            value = json.GetBytesFromBase64();
        }
        else
        {
            throw new JsonException($"“{json.GetString()}” is no type of a property.");
        }

        json.Read();
        return value;
    }
}
