using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Schema;

/// <summary>Something said about a message: who is mentioned in it, which client sent it, that a machine wrote it.</summary>
public class Entity : IEquatable<Entity>
{
    private JObject _properties;
    private readonly byte[] _unread;

    public Entity()
    {
    }

    /// <summary>An entity as it came in. Bots ask for one kind and leave the others, which are in every message, alone: these are never taken apart.</summary>
    internal Entity(string type, byte[] unread) => (Type, _unread) = (type, unread);

    public Entity(string type = null) => Type = type;

    [JsonProperty("type")]
    public string Type { get; set; }

    [JsonExtensionData]
    public JObject Properties
    {
        get => _properties ??= Unpack();
        set => _properties = value;
    }

    /// <summary>This entity read as <typeparamref name="T"/>.</summary>
    public T GetAs<T>() => AsJson(this).ToObject<T>(ProtocolJson.Serializer);

    /// <summary>Makes this entity say what <paramref name="obj"/> says.</summary>
    public void SetAs<T>(T obj)
    {
        var entity = AsJson(obj).ToObject<Entity>(ProtocolJson.Serializer);
        Type = entity.Type;
        Properties = entity.Properties;
    }

    public bool Equals(Entity other) => other is not null && JToken.DeepEquals(AsJson(this), AsJson(other));

    public override bool Equals(object obj) => Equals(obj as Entity);

    // Only the type, because the properties may change while the entity sits in a set.
    public override int GetHashCode() => Type?.GetHashCode(StringComparison.Ordinal) ?? 0;

    private JObject Unpack()
    {
        if (_unread is null)
        {
            return [];
        }

        var properties = TokenReader.ReadObject(_unread);
        properties.Remove("type");
        return properties;
    }

    private static JObject AsJson(object value) => JObject.FromObject(value, ProtocolJson.Serializer);
}

/// <summary>A person, bot, tag or channel named with @ in a message.</summary>
public class Mention : Entity
{
    public Mention()
        : base("mention")
    {
    }

    public Mention(ChannelAccount mentioned = null, string text = null, string type = null)
        : base(type ?? "mention")
    {
        Mentioned = mentioned;
        Text = text;
    }

    [JsonProperty("mentioned")]
    public ChannelAccount Mentioned { get; set; }

    /// <summary>What stands for the mention in the text of the message, exactly.</summary>
    [JsonProperty("text")]
    public string Text { get; set; }
}

/// <summary>An action described for a program rather than a person.</summary>
public class SemanticAction
{
    [JsonProperty("id")]
    public string Id { get; set; }

    [JsonProperty("entities")]
    public IDictionary<string, Entity> Entities { get; set; }

    [JsonProperty("state")]
    public string State { get; set; }
}
