using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Storage;

namespace TeamsEsnBot.Archive;

/// <summary>A row and the table it is of.</summary>
internal readonly record struct ArchivedRow(string Table, TableRow Row);

/// <summary>
/// A row as one line of an export: <c>{"table":"people","partition":"…","row":"…","properties":{"Name":"Ana","At":{"time":"2026-11-22T08:00:00.0000001Z"}}}</c>.
/// Texts, flags and 32-bit numbers stand as they are; the other types are an object with one member that names the type: <c>long</c>, <c>double</c>, <c>time</c>,
/// <c>guid</c> and <c>bytes</c> (base64), each as a text. Properties come in ordinal order, so that the same row is the same line whichever store it was in.
/// </summary>
internal static class RowLine
{
    // The text goes to a file, not into a page.
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Utf8JsonWriter Writer(IBufferWriter<byte> bytes) => new(bytes, Readable);

    /// <summary>Writes the row with the writer, which is reset to the buffer, without the end of the line.</summary>
    public static void Write(Utf8JsonWriter json, IBufferWriter<byte> bytes, ArchivedRow archived)
    {
        json.Reset(bytes);
        json.WriteStartObject();
        json.WriteString("table"u8, archived.Table);
        json.WriteString("partition"u8, archived.Row.Partition);
        json.WriteString("row"u8, archived.Row.Row);
        json.WriteStartObject("properties"u8);
        var names = archived.Row.Properties.Keys.ToArray();
        Array.Sort(names, StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (archived.Row.Properties[name] is { } value)
            {
                json.WritePropertyName(name);
                PropertyJson.Write(json, value);
            }
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
    }

    /// <exception cref="FormatException">The line is no row; the message says why, without a full stop.</exception>
    public static ArchivedRow Read(ReadOnlySpan<byte> line)
    {
        try
        {
            var json = new Utf8JsonReader(line);
            var read = Row(ref json);
            return json.Read() ? throw new FormatException("something follows the row") : read;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or FormatException { InnerException: not null } or OverflowException)
        {
            throw new FormatException("it is no row in JSON", broken);
        }
    }

    private static ArchivedRow Row(ref Utf8JsonReader json)
    {
        string? table = null, partition = null, row = null;
        Dictionary<string, object?>? properties = null;
        Expect(ref json, JsonTokenType.StartObject);
        while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
        {
            var name = json.GetString();
            json.Read();
            switch (name)
            {
                case "table":
                    table = json.GetString();
                    break;
                case "partition":
                    partition = json.GetString();
                    break;
                case "row":
                    row = json.GetString();
                    break;
                case "properties" when json.TokenType is JsonTokenType.StartObject:
                    properties = Properties(ref json);
                    break;
                default:
                    throw new FormatException($"“{name}” is not known");
            }
        }

        return table is null || partition is null || row is null || properties is null
            ? throw new FormatException("“table”, “partition”, “row” or “properties” is missing")
            : new(table, new TableRow(partition, row, properties));
    }

    private static Dictionary<string, object?> Properties(ref Utf8JsonReader json)
    {
        var properties = new Dictionary<string, object?>(StringComparer.Ordinal);
        while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
        {
            var name = json.GetString()!;
            json.Read();
            properties[name] = json.TokenType switch
            {
                JsonTokenType.String => json.GetString()!,
                JsonTokenType.Number => json.GetInt32(),
                JsonTokenType.True => true,
                JsonTokenType.False => false,
                JsonTokenType.StartObject => Typed(ref json, name),
                _ => throw new FormatException($"“{name}” has no value that a row can have"),
            };
        }

        return properties;
    }

    private static object Typed(ref Utf8JsonReader json, string name)
    {
        Expect(ref json, JsonTokenType.PropertyName);
        var type = json.GetString();
        Expect(ref json, JsonTokenType.String);
        object value = type switch
        {
            "long" => long.Parse(json.GetString()!, CultureInfo.InvariantCulture),
            "double" => double.Parse(json.GetString()!, CultureInfo.InvariantCulture),
            "time" => json.GetDateTimeOffset(),
            "guid" => json.GetGuid(),
            "bytes" => json.GetBytesFromBase64(),
            _ => throw new FormatException($"“{name}” has the type “{type}”, which is not known"),
        };
        Expect(ref json, JsonTokenType.EndObject);
        return value;
    }

    private static void Expect(ref Utf8JsonReader json, JsonTokenType token)
    {
        if (!json.Read() || json.TokenType != token)
        {
            throw new FormatException("it is no row in JSON");
        }
    }
}
