using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using System.Text;
using Newtonsoft.Json;

namespace AdaptiveCards;

/// <summary>Writes what stands in the properties of cards. Kinds that are rare there are left to Json.NET.</summary>
internal static class JsonValue
{
    private static readonly MethodInfo EnumWriter = typeof(JsonValue).GetMethod(nameof(EnumWriterOf), BindingFlags.NonPublic | BindingFlags.Static);

    /// <summary>Writes the value of a property in the way that its type asks for.</summary>
    public static Expression Call(Expression value, Expression json)
    {
        if (value.Type == typeof(string))
        {
            return Expression.Call(json, nameof(JsonText.TextOrNull), null, value);
        }

        if (value.Type == typeof(bool))
        {
            return Expression.Call(json, nameof(JsonText.Member), null, Expression.Condition(value, Expression.Constant(",true"u8.ToArray()), Expression.Constant(",false"u8.ToArray())));
        }

        if ((Nullable.GetUnderlyingType(value.Type) ?? value.Type).IsEnum)
        {
            return Expression.Invoke(Expression.Constant(EnumWriter.MakeGenericMethod(value.Type).Invoke(null, null)), value, json);
        }

        return typeof(IReadOnlyList<AdaptiveTypedElement>).IsAssignableFrom(value.Type)
            ? Expression.Call(typeof(JsonValue), nameof(WriteElements), [value.Type.GetGenericArguments()[0]], value, json)
            : Expression.Call(typeof(JsonValue), nameof(Write), null, Expression.Convert(value, typeof(object)), json);
    }

    public static void Write(object value, JsonText json)
    {
        switch (value)
        {
            case null:
                json.Raw("null"u8);
                break;
            case string text:
                json.Text(text);
                break;
            case int number:
                json.Raw(number.ToString(CultureInfo.InvariantCulture));
                break;
            case Uri address:
                json.Text(address.OriginalString);
                break;
            case AdaptiveWidth or AdaptiveSchemaVersion:
                json.Text(value.ToString());
                break;
            case AdaptiveFallbackElement fallback:
                Write(fallback.Content, json);
                break;
            case AdaptiveTypedElement or AdaptiveInline or AdaptiveFact or AdaptiveChoice or AdaptiveRefresh:
                JsonShape.Write(value, json);
                break;
            case IReadOnlyDictionary<string, string> pairs:
                WriteAll(pairs, json);
                break;
            case IReadOnlyList<object> values:
                WriteAll(values, json);
                break;
            default:
                json.Raw(JsonConvert.SerializeObject(value, Formatting.None));
                break;
        }
    }

    /// <summary>Every value's name as its attributes give it, asked once.</summary>
    private static Action<T, JsonText> EnumWriterOf<T>()
    {
        var names = Enum.GetValues(Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T)).Cast<object>()
            .DistinctBy(value => (T)value)
            .ToDictionary(value => (T)value, value => Encoding.UTF8.GetBytes(JsonConvert.SerializeObject(value)));
        return (value, json) => json.Raw(value is not null && names.TryGetValue(value, out var name) ? name : Encoding.UTF8.GetBytes(JsonConvert.SerializeObject(value)));
    }

    private static void WriteAll(IReadOnlyDictionary<string, string> pairs, JsonText json)
    {
        json.Open('{');
        foreach (var (name, value) in pairs)
        {
            json.Name(name);
            Write(value, json);
        }

        json.Close('}');
    }

    private static void WriteAll(IReadOnlyList<object> values, JsonText json)
    {
        json.Open('[');
        for (var at = 0; at < values.Count; at++)
        {
            Write(values[at], json);
        }

        json.Close(']');
    }

    private static void WriteElements<T>(List<T> elements, JsonText json)
        where T : AdaptiveTypedElement
    {
        if (elements is null)
        {
            json.Raw("null"u8);
            return;
        }

        json.Open('[');
        foreach (var element in elements)
        {
            if (element is null)
            {
                json.Raw("null"u8);
            }
            else
            {
                JsonShape.Write(element, json);
            }
        }

        json.Close(']');
    }
}
