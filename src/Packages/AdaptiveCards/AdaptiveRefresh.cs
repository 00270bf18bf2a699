using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace AdaptiveCards;

/// <summary>The action that a client runs by itself when it shows the card.</summary>
[JsonObject(NamingStrategyType = typeof(CamelCaseNamingStrategy))]
public class AdaptiveRefresh
{
    [JsonProperty(NullValueHandling = NullValueHandling.Ignore)]
    public AdaptiveExecuteAction Action { get; set; }

    /// <summary>Whose clients refresh by themselves; Teams takes at most 60.</summary>
    [JsonProperty(NullValueHandling = NullValueHandling.Ignore)]
    public List<string> UserIds { get; set; } = [];

    /// <summary>When the content is out of date, UTC.</summary>
    [JsonProperty(NullValueHandling = NullValueHandling.Ignore)]
    public DateTime? Expires { get; set; }
}
