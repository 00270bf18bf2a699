using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Converters;
using Newtonsoft.Json.Serialization;

namespace AdaptiveCards;

[JsonConverter(typeof(StringEnumConverter), typeof(CamelCaseNamingStrategy))]
public enum AdaptiveWidthType
{
    Auto,
    Stretch,
    Pixel,
    Weighted,
}

/// <summary>How wide a column is: as its content, all that is left, pixels (<c>50px</c>), or a share (<c>2</c>). In JSON it is a string.</summary>
[JsonConverter(typeof(AsText))]
public class AdaptiveWidth : IEquatable<AdaptiveWidth>
{
    public AdaptiveWidth()
    {
    }

    /// <exception cref="ArgumentException">The text is none of auto, stretch, pixels and a whole number.</exception>
    public AdaptiveWidth(string value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return;
        }

        if (value.EndsWith("px", StringComparison.Ordinal))
        {
            Unit = uint.Parse(value.AsSpan(0, value.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture);
            WidthType = AdaptiveWidthType.Pixel;
        }
        else if (uint.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var weight))
        {
            Unit = weight;
            WidthType = AdaptiveWidthType.Weighted;
        }
        else
        {
            WidthType = Enum.Parse<AdaptiveWidthType>(value, ignoreCase: true);
        }
    }

    /// <summary>A share, despite the published name of the parameter: the original reads a bare number so.</summary>
    public AdaptiveWidth(uint px)
    {
        Unit = px;
        WidthType = AdaptiveWidthType.Weighted;
    }

    public AdaptiveWidth(AdaptiveWidthType widthType) => WidthType = widthType;

    public static AdaptiveWidth Auto { get; } = new(AdaptiveWidthType.Auto);

    public static AdaptiveWidth Stretch { get; } = new(AdaptiveWidthType.Stretch);

    public AdaptiveWidthType WidthType { get; set; }

    public uint? Unit { get; set; }

    public static implicit operator AdaptiveWidth(string value) => new(value);

    public static implicit operator AdaptiveWidth(uint value) => new(value);

    public static implicit operator AdaptiveWidth(AdaptiveWidthType value) => new(value);

    public static bool operator ==(AdaptiveWidth ah1, AdaptiveWidth ah2) => Equals(ah1, ah2);

    public static bool operator !=(AdaptiveWidth ah1, AdaptiveWidth ah2) => !Equals(ah1, ah2);

    public static AdaptiveWidth Parse(string value) => new(value);

    public bool IsPixel() => WidthType is AdaptiveWidthType.Pixel;

    public bool Equals(AdaptiveWidth other) => other is not null && (WidthType, Unit) == (other.WidthType, other.Unit);

    public override bool Equals(object obj) => Equals(obj as AdaptiveWidth);

    public override int GetHashCode() => HashCode.Combine(WidthType, Unit);

    public override string ToString() => WidthType switch
    {
        AdaptiveWidthType.Auto => "auto",
        AdaptiveWidthType.Stretch => "stretch",
        AdaptiveWidthType.Weighted => string.Create(CultureInfo.InvariantCulture, $"{Unit}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Unit}px"),
    };

    private sealed class AsText : JsonConverter<AdaptiveWidth>
    {
        public override void WriteJson(JsonWriter writer, AdaptiveWidth value, JsonSerializer serializer) => writer.WriteValue(value.ToString());

        public override AdaptiveWidth ReadJson(
            JsonReader reader, Type objectType, AdaptiveWidth existingValue, bool hasExistingValue, JsonSerializer serializer) =>
            new(Convert.ToString(reader.Value, CultureInfo.InvariantCulture));
    }
}
