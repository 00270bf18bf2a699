using System.Buffers;
using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;
using JsonReaderOptions = System.Text.Json.JsonReaderOptions;
using JsonTokenType = System.Text.Json.JsonTokenType;
using JsonWriterOptions = System.Text.Json.JsonWriterOptions;
using Utf8JsonReader = System.Text.Json.Utf8JsonReader;
using Utf8JsonWriter = System.Text.Json.Utf8JsonWriter;

namespace Microsoft.Bot.Schema;

/// <summary>
/// How activities become JSON and back. What every turn has goes through System.Text.Json by hand, everything else through one Newtonsoft serializer that
/// lives as long as the process: building a contract resolver for every turn costs a hundred times more than the turn itself.
/// </summary>
internal static class ProtocolJson
{
    /// <summary>Deeper bodies are refused: they are read before the caller is known, and nesting costs stack.</summary>
    internal const int DeepestNesting = 128;

    private static readonly UTF8Encoding Utf8WithoutMark = new(encoderShouldEmitUTF8Identifier: false);

    // What is written goes to services that read JSON, never into a page.
    internal static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    [ThreadStatic]
    private static ArrayBufferWriter<byte> t_utf8;

    [ThreadStatic]
    private static Utf8JsonWriter t_json;

    internal static JsonSerializerSettings Settings { get; } = new()
    {
        NullValueHandling = NullValueHandling.Ignore,
        DateFormatHandling = DateFormatHandling.IsoDateFormat,
        DateTimeZoneHandling = DateTimeZoneHandling.Utc,
        ContractResolver = new WritablePropertiesOnly(),
        MaxDepth = DeepestNesting,

        // The body of a stranger decides nothing about types and references.
        MetadataPropertyHandling = MetadataPropertyHandling.Ignore,
    };

    internal static JsonSerializer Serializer { get; } = JsonSerializer.Create(Settings);

    /// <summary>The value; the type's default when there are no bytes but white space.</summary>
    /// <exception cref="JsonException">JSON of another shape.</exception>
    /// <exception cref="System.Text.Json.JsonException">Not JSON.</exception>
    internal static T Read<T>(ReadOnlySpan<byte> utf8)
    {
        utf8 = utf8.Trim(" \t\r\n"u8);
        if (utf8.IsEmpty)
        {
            return default;
        }

        if (typeof(T) == typeof(ResourceResponse) && TryReadId(utf8, out var id))
        {
            return (T)(object)new ResourceResponse(id);
        }

        var json = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = DeepestNesting });
        json.Read();
        var token = TokenReader.Read(ref json);
        json.Read();
        return token.ToObject<T>(Serializer);
    }

    /// <summary>Reads <c>{"id":"…"}</c>, what nearly every call is answered with.</summary>
    private static bool TryReadId(ReadOnlySpan<byte> utf8, out string id)
    {
        var json = new Utf8JsonReader(utf8);
        var isId = json.Read() && json.TokenType == JsonTokenType.StartObject
            && json.Read() && json.TokenType == JsonTokenType.PropertyName && json.ValueTextEquals("id"u8)
            && json.Read() && json.TokenType == JsonTokenType.String;
        id = isId ? json.GetString() : null;
        return isId && json.Read() && json.TokenType == JsonTokenType.EndObject && !json.Read();
    }

    /// <summary>UTF-8 without a byte order mark.</summary>
    internal static byte[] Write(object value)
    {
        if (IsSimple(value))
        {
            return WriteHere(value).ToArray();
        }

        using var utf8 = new MemoryStream(1024);
        using (var text = new StreamWriter(utf8, Utf8WithoutMark, bufferSize: 1024, leaveOpen: true))
        using (var json = new JsonTextWriter(text) { ArrayPool = SharedCharacters.Pool })
        {
            Serializer.Serialize(json, value);
        }

        return utf8.ToArray();
    }

    /// <summary>The same in rented memory, to be disposed.</summary>
    internal static IMemoryOwner<byte> WriteRented(object value) => IsSimple(value) ? new RentedBytes(WriteHere(value)) : new RentedBytes(Write(value));

    private static bool IsSimple(object value) => value is JToken || (value is Activity activity && ActivityWriter.Knows(activity));

    /// <returns>What the next one on this thread writes over.</returns>
    private static ReadOnlySpan<byte> WriteHere(object value)
    {
        // One of each for every thread: nothing in between waits, so nobody else writes with them meanwhile.
        var utf8 = t_utf8 ??= new ArrayBufferWriter<byte>(4096);
        var json = t_json ??= new Utf8JsonWriter(utf8, Readable);
        utf8.ResetWrittenCount();
        json.Reset(utf8);
        if (value is Activity activity)
        {
            ActivityWriter.Write(json, activity);
        }
        else
        {
            TokenWriter.Write(json, (JToken)value);
        }

        json.Flush();
        return utf8.WrittenSpan;
    }

    /// <summary>Properties that nobody can set are not written, as in the originals: an anonymous object becomes <c>{}</c>.</summary>
    private sealed class WritablePropertiesOnly : DefaultContractResolver
    {
        protected override JsonProperty CreateProperty(MemberInfo member, MemberSerialization memberSerialization)
        {
            var described = base.CreateProperty(member, memberSerialization);
            if (member is PropertyInfo property)
            {
                var written = property.SetMethod is { IsPrivate: false } || property.GetMethod is { IsStatic: true };
                described.ShouldSerialize = _ => written;
            }

            return described;
        }
    }
}
