using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TeamsEsnBot.Evaluation.Corpora;

/// <summary>Reads files of one JSON object a line, packed (<c>.gz</c>) or not, a line at a time.</summary>
internal static class JsonLines
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectRequiredConstructorParameters = true,
        Converters = { new IdConverter(), new TimeConverter() },
    };

    /// <summary>The file's path, packed or not; null when the folder has neither.</summary>
    public static string? Find(string folder, string name) => new[] { $"{name}.gz", name }.Select(file => Path.Combine(folder, file)).FirstOrDefault(File.Exists);

    /// <summary>Reads a file of the folder; <see cref="CorpusException"/> names the file or the line that is not as it should be.</summary>
    public static IEnumerable<T> Read<T>(string folder, string name)
        where T : class
    {
        var path = Find(folder, name) ?? throw new CorpusException($"{folder} has neither {name}.gz nor {name}. Give the folder that holds it.");
        using var file = File.OpenRead(path);
        using var plain = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
        using var reader = new StreamReader(plain);
        for (var number = 1; Line(reader, path) is { } line; number++)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return Parse<T>(line, $"{Path.GetFileName(path)}, line {number}");
            }
        }
    }

    private static string? Line(StreamReader reader, string path)
    {
        try
        {
            return reader.ReadLine();
        }
        catch (InvalidDataException)
        {
            throw new CorpusException($"{path} is not packed as its name says, or is damaged.");
        }
    }

    private static T Parse<T>(string line, string place)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(line, Json) ?? throw new CorpusException($"{place} holds null.");
        }
        catch (JsonException wrong)
        {
            throw new CorpusException($"{place} is not a {typeof(T).Name}: {wrong.Message}");
        }
    }

    // Corpora number their people and threads; others name them. Both are names here.
    private sealed class IdConverter : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString(),
            JsonTokenType.Number => reader.TryGetInt64(out var number) ? number.ToString(System.Globalization.CultureInfo.InvariantCulture) : throw new JsonException("An id is a whole number or a text."),
            JsonTokenType.Null => null,
            var other => throw new JsonException($"An id or text is expected, but {other} was found."),
        };

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
    }

    // Some write seconds with their fraction.
    private sealed class TimeConverter : JsonConverter<long>
    {
        private const double Furthest = 253_402_300_799;

        public override long Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out var number) && Math.Abs(number) <= Furthest
                ? (long)Math.Floor(number)
                : throw new JsonException("Seconds since 1970 are expected.");

        public override void Write(Utf8JsonWriter writer, long value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
    }
}

/// <summary>A corpus that cannot be read; the message says which file and line, and what was expected.</summary>
internal sealed class CorpusException(string message) : Exception(message);
