using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace AdaptiveCards;

/// <summary>Anything in a card that has a <c>type</c>. Property names are written in camel case, whoever serialises the card.</summary>
[JsonObject(NamingStrategyType = typeof(CamelCaseNamingStrategy))]
public abstract class AdaptiveTypedElement
{
    // Made when it is asked for: hardly an element has any, and a card has dozens of elements.
    private SerializableDictionary<string, object> _additional;

    /// <summary>The name of the type in JSON, for example <c>TextBlock</c>.</summary>
    [JsonProperty(Order = -10, Required = Required.Always, DefaultValueHandling = DefaultValueHandling.Include)]
    public abstract string Type { get; set; }

    /// <summary>Unique in its card; for an input the key of its value in what the person submits.</summary>
    [JsonProperty(Order = -9, DefaultValueHandling = DefaultValueHandling.Ignore)]
    public string Id { get; set; }

    /// <summary>What a client shows that does not know this type or version.</summary>
    [JsonProperty(DefaultValueHandling = DefaultValueHandling.Ignore)]
    public AdaptiveFallbackElement Fallback { get; set; }

    /// <summary>Properties that the schema does not have, such as Teams' <c>msteams</c>. Written as they are.</summary>
    [JsonExtensionData]
    public SerializableDictionary<string, object> AdditionalProperties
    {
        get => _additional ??= new(StringComparer.OrdinalIgnoreCase);
        set => _additional = value;
    }

    internal bool HasAdditionalProperties => _additional is { Count: > 0 };
}
