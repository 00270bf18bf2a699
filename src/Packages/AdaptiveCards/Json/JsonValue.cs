using System.Globalization;
using Newtonsoft.Json;

namespace AdaptiveCards;

/// <summary>Writes what stands in the properties of cards. Kinds that are rare there are left to Json.NET.</summary>
internal static class JsonValue
{
    /// <summary>Writes values of a type that is known beforehand.</summary>
    public static Action<T, JsonText> WriterOf<T>() => (Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T)).IsEnum
        ? EnumWriterOf<T>()
        : typeof(T) == typeof(bool)
            ? (Action<T, JsonText>)(object)(Action<bool, JsonText>)((value, json) => json.Raw(value ? "true" : "false"))
            : static (value, json) => Write(value, json);

    public static void Write(object value, JsonText json)
    {
        switch (value)
        {
            case null:
                json.Raw("null");
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
            .ToDictionary(value => (T)value, value => JsonConvert.SerializeObject(value));
        return (value, json) => json.Raw(value is not null && names.TryGetValue(value, out var name) ? name : JsonConvert.SerializeObject(value));
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
}
