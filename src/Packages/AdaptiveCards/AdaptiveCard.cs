using System.Buffers;
using System.Text;
using Newtonsoft.Json;

namespace AdaptiveCards;

/// <summary>An Adaptive Card: what the client draws, and the buttons below it.</summary>
public class AdaptiveCard : AdaptiveTypedElement
{
    /// <summary>The content type of an attachment that carries a card.</summary>
    public const string ContentType = "application/vnd.microsoft.card.adaptive";

    public const string TypeName = "AdaptiveCard";

    public AdaptiveCard(AdaptiveSchemaVersion schemaVersion) => Version = schemaVersion;

    public AdaptiveCard(string schemaVersion)
        : this(new AdaptiveSchemaVersion(schemaVersion))
    {
    }

    public override string Type { get; set; } = TypeName;

    /// <summary>The schema that a client must know to draw the card.</summary>
    [JsonProperty(Order = -10, DefaultValueHandling = DefaultValueHandling.Ignore)]
    public AdaptiveSchemaVersion Version { get; set; }

    /// <summary>Shown by a client that does not know the version.</summary>
    [JsonProperty(Order = -8, NullValueHandling = NullValueHandling.Ignore)]
    public string FallbackText { get; set; }

    [JsonProperty(Order = -7, NullValueHandling = NullValueHandling.Ignore)]
    public string Speak { get; set; }

    /// <summary>ISO 639-1 code of the language that the card is written in.</summary>
    [JsonProperty(Order = -7, NullValueHandling = NullValueHandling.Ignore)]
    public string Lang { get; set; }

    [JsonProperty(Order = -3)]
    public List<AdaptiveElement> Body { get; set; } = [];

    [JsonProperty(Order = -2)]
    public List<AdaptiveAction> Actions { get; set; } = [];

    [JsonProperty(DefaultValueHandling = DefaultValueHandling.Ignore)]
    public AdaptiveVerticalContentAlignment VerticalContentAlignment { get; set; }

    /// <summary>What a press anywhere on the card does.</summary>
    [JsonProperty(NullValueHandling = NullValueHandling.Ignore)]
    public AdaptiveAction SelectAction { get; set; }

    /// <summary>Lets the named people's clients fetch their own, current card.</summary>
    [JsonProperty(NullValueHandling = NullValueHandling.Ignore)]
    public AdaptiveRefresh Refresh { get; set; }

    public bool ShouldSerializeBody() => Body?.Count > 0;

    public bool ShouldSerializeActions() => Actions?.Count > 0;

    /// <summary>The card as JSON, written as the attributes say. The original indents it, which only costs on its way to a client.</summary>
    /// <exception cref="JsonSerializationException">An element has no value for a property that clients need.</exception>
    public string ToJson()
    {
        using var json = ToUtf8Json();
        return Encoding.UTF8.GetString(json.Memory.Span);
    }

    /// <summary>The same as it travels, in rented memory to be disposed. The original has strings only.</summary>
    /// <exception cref="JsonSerializationException">An element has no value for a property that clients need.</exception>
    public IMemoryOwner<byte> ToUtf8Json()
    {
        var json = new JsonText();
        JsonShape.Write(this, json);
        return json;
    }
}
