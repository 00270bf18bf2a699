using System.Reflection;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace Microsoft.Bot.Schema;

/// <summary>
/// How activities become JSON and back. One serializer lives as long as the process, because building a
/// contract resolver for every turn costs a hundred times more than the turn itself.
/// </summary>
internal static class ProtocolJson
{
    /// <summary>Deeper bodies are refused: they are read before the caller is known, and nesting costs stack.</summary>
    private const int DeepestNesting = 128;

    private static readonly UTF8Encoding Utf8WithoutMark = new(encoderShouldEmitUTF8Identifier: false);

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

    /// <exception cref="JsonException">The stream holds something that is not JSON, or JSON of another shape.</exception>
    internal static T Read<T>(Stream utf8)
    {
        using var text = new StreamReader(utf8, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: 4096, leaveOpen: true);
        using var json = new JsonTextReader(text) { ArrayPool = SharedCharacters.Pool, CloseInput = false };
        return Serializer.Deserialize<T>(json);
    }

    internal static T Read<T>(string text)
    {
        using var json = new JsonTextReader(new StringReader(text)) { ArrayPool = SharedCharacters.Pool };
        return Serializer.Deserialize<T>(json);
    }

    internal static MemoryStream Write(object value)
    {
        var utf8 = new MemoryStream(1024);
        using (var text = new StreamWriter(utf8, Utf8WithoutMark, bufferSize: 1024, leaveOpen: true))
        using (var json = new JsonTextWriter(text) { ArrayPool = SharedCharacters.Pool })
        {
            Serializer.Serialize(json, value);
        }

        utf8.Position = 0;
        return utf8;
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
