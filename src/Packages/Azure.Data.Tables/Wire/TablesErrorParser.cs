using System.Text.Json;
using Azure.Core;

namespace Azure.Data.Tables.Wire;

/// <summary>Reads <c>{"odata.error":{"code":…,"message":{"value":…}}}</c>, which the pipeline's own parser does not know.</summary>
internal sealed class TablesErrorParser : RequestFailedDetailsParser
{
    public static readonly TablesErrorParser Instance = new();

    public override bool TryParse(Response response, out ResponseError error, out IDictionary<string, string> data)
    {
        data = null;
        response.Headers.TryGetValue("x-ms-error-code", out var headerCode);
        var (code, text) = Read(response.Content);
        code ??= headerCode;
        error = code is null && text is null ? null : new ResponseError(code, text);
        return error is not null;
    }

    /// <summary>Code and text of an error body; nulls when it is none, as when a proxy answers in HTML.</summary>
    public static (string Code, string Text) Read(BinaryData body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);

            return json.RootElement.ValueKind is JsonValueKind.Object && json.RootElement.TryGetProperty("odata.error", out var error)
                ? (Text(error, "code"), error.TryGetProperty("message", out var message) ? Text(message, "value") : null)
                : (null, null);
        }
        catch (JsonException)
        {
            return (null, null);
        }
    }

    private static string Text(JsonElement parent, string name) =>
        parent.ValueKind is JsonValueKind.Object && parent.TryGetProperty(name, out var value) ? value.GetString() : null;
}
