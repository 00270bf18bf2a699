using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Schema;

/// <summary>A card or a file that goes with a message.</summary>
public class Attachment
{
    private JObject _properties;

    public Attachment()
    {
    }

    public Attachment(string contentType = null, string contentUrl = null, object content = null, string name = null, string thumbnailUrl = null)
    {
        ContentType = contentType;
        ContentUrl = contentUrl;
        Content = content;
        Name = name;
        ThumbnailUrl = thumbnailUrl;
    }

    [JsonProperty("contentType")]
    public string ContentType { get; set; }

    [JsonProperty("contentUrl")]
    public string ContentUrl { get; set; }

    /// <summary>The card. Comes in as a JObject, or as a string for HTML.</summary>
    [JsonProperty("content")]
    public object Content { get; set; }

    [JsonProperty("name")]
    public string Name { get; set; }

    [JsonProperty("thumbnailUrl")]
    public string ThumbnailUrl { get; set; }

    [JsonExtensionData]
    public JObject Properties { get => _properties ??= []; set => _properties = value; }

    /// <summary>Most have none; asking here makes none either.</summary>
    internal bool HasProperties => _properties is { Count: > 0 };
}
