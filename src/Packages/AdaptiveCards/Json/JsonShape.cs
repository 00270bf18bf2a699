using System.Collections.Concurrent;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace AdaptiveCards;

/// <summary>
/// How objects of one type look in JSON: what the attributes on its properties say, read once by Json.NET itself. Writing by it gives the same JSON as
/// <see cref="JsonConvert"/> without its detours, which for a card cost as much as everything else in a turn.
/// </summary>
internal sealed class JsonShape
{
    private static readonly DefaultContractResolver Attributes = new();
    private static readonly ConcurrentDictionary<Type, JsonShape> Known = new();

    private readonly JsonMember[] _members;

    private JsonShape(Type type) =>
        _members = [.. ((JsonObjectContract)Attributes.ResolveContract(type)).Properties.Where(property => !property.Ignored).Select(JsonMember.Of)];

    public static void Write(object value, JsonText json)
    {
        json.Open('{');
        foreach (var member in Known.GetOrAdd(value.GetType(), static type => new JsonShape(type))._members)
        {
            member.Write(value, json);
        }

        if (Additional(value) is { } additional)
        {
            foreach (var (name, more) in additional)
            {
                json.Name(name);
                JsonValue.Write(more, json);
            }
        }

        json.Close('}');
    }

    private static SerializableDictionary<string, object> Additional(object value) => value switch
    {
        AdaptiveTypedElement { HasAdditionalProperties: true } element => element.AdditionalProperties,
        AdaptiveInline { HasAdditionalProperties: true } inline => inline.AdditionalProperties,
        _ => null,
    };
}
