using System.Collections.Concurrent;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace AdaptiveCards;

/// <summary>
/// How objects of one type look in JSON: what the attributes on its properties say, read once by Json.NET itself and compiled into one function. Writing by it
/// gives the same JSON as <see cref="JsonConvert"/> without its detours, which for a card cost more than everything else in a turn.
/// </summary>
internal static class JsonShape
{
    private static readonly DefaultContractResolver Attributes = new();
    private static readonly ConcurrentDictionary<Type, Action<object, JsonText>> Known = new();

    public static void Write(object value, JsonText json)
    {
        json.Open('{');
        Known.GetOrAdd(value.GetType(), Compile)(value, json);
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

    private static Action<object, JsonText> Compile(Type type) =>
        JsonMembers.Writer(type, ((JsonObjectContract)Attributes.ResolveContract(type)).Properties.Where(property => !property.Ignored));

    private static SerializableDictionary<string, object> Additional(object value) => value switch
    {
        AdaptiveTypedElement { HasAdditionalProperties: true } element => element.AdditionalProperties,
        AdaptiveInline { HasAdditionalProperties: true } inline => inline.AdditionalProperties,
        _ => null,
    };
}
