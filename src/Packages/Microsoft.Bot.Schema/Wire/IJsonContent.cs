using System.Buffers;
using System.Text;
using System.Text.Json;
using JsonConverterAttribute = Newtonsoft.Json.JsonConverterAttribute;

namespace Microsoft.Bot.Schema;

/// <summary>
/// Content of an attachment that writes itself. Large content, a card with photos, then goes from what it is made of straight into the body of the request
/// without becoming text or tokens on the way. The original has nothing like it.
/// </summary>
[JsonConverter(typeof(Converter))]
public interface IJsonContent
{
    /// <summary>Writes one JSON value.</summary>
    void WriteTo(Utf8JsonWriter json);

    /// <summary>For activities that Json.NET writes.</summary>
    internal sealed class Converter : Newtonsoft.Json.JsonConverter<IJsonContent>
    {
        public override bool CanRead => false;

        public override void WriteJson(Newtonsoft.Json.JsonWriter writer, IJsonContent value, Newtonsoft.Json.JsonSerializer serializer)
        {
            var utf8 = new ArrayBufferWriter<byte>();
            using (var json = new Utf8JsonWriter(utf8, ProtocolJson.Readable))
            {
                value.WriteTo(json);
            }

            writer.WriteRawValue(Encoding.UTF8.GetString(utf8.WrittenSpan));
        }

        public override IJsonContent ReadJson(
            Newtonsoft.Json.JsonReader reader, Type objectType, IJsonContent existingValue, bool hasExistingValue, Newtonsoft.Json.JsonSerializer serializer) =>
            throw new NotSupportedException("Content that writes itself is never read.");
    }
}
