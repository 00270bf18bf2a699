using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Schema;

/// <summary>A person or a bot. The id is good for this bot only; another bot sees another one.</summary>
public class ChannelAccount
{
    private JObject _properties;

    public ChannelAccount()
    {
    }

    public ChannelAccount(string id = null, string name = null, string role = null, string aadObjectId = null)
    {
        Id = id;
        Name = name;
        Role = role;
        AadObjectId = aadObjectId;
    }

    [JsonProperty("id")]
    public string Id { get; set; }

    [JsonProperty("name")]
    public string Name { get; set; }

    /// <summary>The person's object id in Entra. Missing for anonymous guests of a meeting.</summary>
    [JsonProperty("aadObjectId")]
    public string AadObjectId { get; set; }

    [JsonProperty("role")]
    public string Role { get; set; }

    [JsonExtensionData]
    public JObject Properties { get => _properties ??= []; set => _properties = value; }

    /// <summary>Most have none; asking here makes none either.</summary>
    internal bool HasProperties => _properties is { Count: > 0 };
}

/// <summary>A chat, or a thread of a channel (<c>channelId;messageid=root</c>).</summary>
public class ConversationAccount
{
    private JObject _properties;

    public ConversationAccount()
    {
    }

    public ConversationAccount(
        bool? isGroup = null, string conversationType = null, string id = null, string name = null, string aadObjectId = null, string role = null, string tenantId = null)
    {
        IsGroup = isGroup;
        ConversationType = conversationType;
        Id = id;
        Name = name;
        AadObjectId = aadObjectId;
        Role = role;
        TenantId = tenantId;
    }

    /// <summary>Often missing in a personal chat.</summary>
    [JsonProperty("isGroup")]
    public bool? IsGroup { get; set; }

    /// <summary><c>personal</c>, <c>groupChat</c> or <c>channel</c>.</summary>
    [JsonProperty("conversationType")]
    public string ConversationType { get; set; }

    [JsonProperty("id")]
    public string Id { get; set; }

    [JsonProperty("name")]
    public string Name { get; set; }

    [JsonProperty("aadObjectId")]
    public string AadObjectId { get; set; }

    [JsonProperty("role")]
    public string Role { get; set; }

    [JsonProperty("tenantId")]
    public string TenantId { get; set; }

    [JsonExtensionData]
    public JObject Properties { get => _properties ??= []; set => _properties = value; }

    /// <summary>Most have none; asking here makes none either.</summary>
    internal bool HasProperties => _properties is { Count: > 0 };
}

/// <summary>One emoji put on a message.</summary>
public class MessageReaction
{
    public MessageReaction()
    {
    }

    public MessageReaction(string type = null) => Type = type;

    [JsonProperty("type")]
    public string Type { get; set; }
}
