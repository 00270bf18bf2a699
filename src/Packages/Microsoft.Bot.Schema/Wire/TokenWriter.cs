using System.Text.Json;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Schema;

/// <summary>Writes tokens as UTF-8 JSON. Raw JSON among them is copied as it is.</summary>
internal static class TokenWriter
{
    internal static void Write(Utf8JsonWriter json, JToken token)
    {
        switch (token)
        {
            case null:
                json.WriteNullValue();
                break;

            case JRaw raw:
                json.WriteRawValue((string)raw.Value, skipInputValidation: true);
                break;

            case JObject tokens:
                json.WriteStartObject();
                foreach (var property in tokens.Properties())
                {
                    json.WritePropertyName(property.Name);
                    Write(json, property.Value);
                }

                json.WriteEndObject();
                break;

            case JArray tokens:
                json.WriteStartArray();
                foreach (var element in tokens)
                {
                    Write(json, element);
                }

                json.WriteEndArray();
                break;

            case JValue value:
                Write(json, value);
                break;

            default:
                json.WriteRawValue(token.ToString(Formatting.None), skipInputValidation: true);
                break;
        }
    }

    private static void Write(Utf8JsonWriter json, JValue token)
    {
        switch (token.Value)
        {
            case null:
                json.WriteNullValue();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            default:
                // Fractions, dates and the like are rare, and their form is Newtonsoft's.
                json.WriteRawValue(token.ToString(Formatting.None), skipInputValidation: true);
                break;
        }
    }
}
