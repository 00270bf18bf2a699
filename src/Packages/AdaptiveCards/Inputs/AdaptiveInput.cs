using Newtonsoft.Json;

namespace AdaptiveCards;

/// <summary>A field that a person fills in.</summary>
public abstract class AdaptiveInput : AdaptiveElement
{
    [JsonProperty(DefaultValueHandling = DefaultValueHandling.Ignore)]
    public bool IsRequired { get; set; }

    [JsonProperty(NullValueHandling = NullValueHandling.Ignore)]
    public string Label { get; set; }

    [JsonProperty(NullValueHandling = NullValueHandling.Ignore)]
    public string ErrorMessage { get; set; }

    /// <summary>What stands in place of the field where nothing can be filled in.</summary>
    public abstract string GetNonInteractiveValue();
}
