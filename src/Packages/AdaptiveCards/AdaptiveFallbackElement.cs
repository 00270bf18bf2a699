using Newtonsoft.Json;

namespace AdaptiveCards;

/// <summary>Another element or action to show instead. In JSON it is that element itself.</summary>
[JsonConverter(typeof(AsItsContent))]
public class AdaptiveFallbackElement
{
    public AdaptiveFallbackElement(AdaptiveTypedElement fallbackContent) => Content = fallbackContent;

    public AdaptiveTypedElement Content { get; set; }

    private sealed class AsItsContent : JsonConverter<AdaptiveFallbackElement>
    {
        public override bool CanRead => false;

        public override void WriteJson(JsonWriter writer, AdaptiveFallbackElement value, JsonSerializer serializer) =>
            serializer.Serialize(writer, value.Content);

        public override AdaptiveFallbackElement ReadJson(
            JsonReader reader, Type objectType, AdaptiveFallbackElement existingValue, bool hasExistingValue, JsonSerializer serializer) =>
            throw new NotSupportedException("Cards are written, not read.");
    }
}
