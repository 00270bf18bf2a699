using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Schema;

/// <summary>
/// Reads UTF-8 JSON into the tokens that the activities carry. Unlike Newtonsoft's own reader it leaves texts that look like dates as they are: people type them.
/// </summary>
internal static class TokenReader
{
    /// <summary>The value that the reader stands on; afterwards it stands on that value's last token.</summary>
    internal static JToken Read(ref Utf8JsonReader json) => json.TokenType switch
    {
        JsonTokenType.StartObject => ReadObject(ref json),
        JsonTokenType.StartArray => ReadArray(ref json),
        JsonTokenType.String => new JValue(Text(ref json)),
        JsonTokenType.True => new JValue(true),
        JsonTokenType.False => new JValue(false),
        JsonTokenType.Number => ReadNumber(ref json),
        _ => JValue.CreateNull(),
    };

    /// <summary>
    /// The text that the reader stands on. What is no text in Unicode, half of an emoji that a client cut in two or a byte that means nothing, is left to
    /// Newtonsoft, which does not refuse the whole message for it.
    /// </summary>
    internal static string Text(ref Utf8JsonReader json)
    {
        try
        {
            return json.GetString();
        }
        catch (InvalidOperationException)
        {
            return JsonConvert.DeserializeObject<string>($"\"{Encoding.UTF8.GetString(json.ValueSpan)}\"");
        }
    }

    internal static JObject ReadObject(ReadOnlySpan<byte> utf8)
    {
        var json = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = ProtocolJson.DeepestNesting });
        json.Read();
        return ReadObject(ref json);
    }

    private static JObject ReadObject(ref Utf8JsonReader json)
    {
        var read = new JObject();
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            var name = RepeatedText.Read(ref json);
            json.Read();
            read[name] = Read(ref json);
        }

        return read;
    }

    private static JArray ReadArray(ref Utf8JsonReader json)
    {
        var read = new JArray();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            read.Add(Read(ref json));
        }

        return read;
    }

    private static JValue ReadNumber(ref Utf8JsonReader json)
    {
        if (json.TryGetInt64(out var whole))
        {
            return new JValue(whole);
        }

        var text = Encoding.ASCII.GetString(json.ValueSpan);
        return text.AsSpan().ContainsAny('.', 'e', 'E')
            ? new JValue(double.Parse(text, CultureInfo.InvariantCulture))
            : (JValue)JToken.FromObject(BigInteger.Parse(text, CultureInfo.InvariantCulture));
    }
}
