using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace AdaptiveCards;

/// <summary>A property of a type, with its rules: when it is left out, and what it must not be.</summary>
internal abstract class JsonMember
{
    public static JsonMember Of(JsonProperty property) =>
        (JsonMember)Activator.CreateInstance(typeof(JsonMember<,>).MakeGenericType(property.DeclaringType, property.PropertyType), property);

    public abstract void Write(object owner, JsonText json);
}

/// <summary>Knows the type of the value, so that reading it makes no object.</summary>
internal sealed class JsonMember<TOwner, TValue>(JsonProperty property) : JsonMember
{
    private readonly Func<TOwner, TValue> _read = typeof(TOwner).GetProperty(property.UnderlyingName).GetMethod.CreateDelegate<Func<TOwner, TValue>>();
    private readonly Action<TValue, JsonText> _write = JsonValue.WriterOf<TValue>();
    private readonly string _name = JsonConvert.ToString(property.PropertyName) + ":";
    private readonly bool _mayBeNull = property.Required is Required.Default or Required.AllowNull;
    private readonly bool _showsNull = property.NullValueHandling is not NullValueHandling.Ignore;
    private readonly bool _showsDefault = !property.DefaultValueHandling.GetValueOrDefault().HasFlag(DefaultValueHandling.Ignore);
    private readonly TValue _default = property.DefaultValue is null ? default : (TValue)property.DefaultValue;

    public override void Write(object owner, JsonText json)
    {
        if (property.ShouldSerialize?.Invoke(owner) == false)
        {
            return;
        }

        var value = _read((TOwner)owner);
        if ((value is null && !_showsNull) || (!_showsDefault && EqualityComparer<TValue>.Default.Equals(value, _default)))
        {
            return;
        }

        if (value is null && !_mayBeNull)
        {
            throw new JsonSerializationException($"{owner.GetType().Name} has no '{property.PropertyName}', which clients need to draw it.");
        }

        json.Raw(_name);
        _write(value, json);
    }
}
