using System.Text.Json.Nodes;

namespace TeamsEsnBot.EndToEnd.Crashes;

/// <summary>A message that Teams took.</summary>
/// <param name="Where">The chat, or the channel that it began a thread in.</param>
/// <param name="Words">What its notification says.</param>
internal sealed record SeenMessage(string Where, string Words, JsonNode Body, DateTimeOffset At)
{
    /// <summary>The data of the button with this verb; null when there is none.</summary>
    public IReadOnlyDictionary<string, string>? Button(string verb) => Buttons(Body)
        .FirstOrDefault(action => (string?)action["verb"] == verb)?["data"]?.AsObject()
        .ToDictionary(one => one.Key, one => (string?)one.Value ?? "", StringComparer.Ordinal);

    private static IEnumerable<JsonObject> Buttons(JsonNode? node) => node switch
    {
        JsonObject action when action.ContainsKey("verb") => [action],
        JsonObject parts => parts.SelectMany(part => Buttons(part.Value)),
        JsonArray items => items.SelectMany(Buttons),
        _ => [],
    };
}

/// <summary>What people see in Teams: everything that the connector took, in the order it came.</summary>
internal sealed class Board(FaultyConnector connector)
{
    private readonly Lock _lock = new();
    private readonly List<SeenMessage> _messages = [];
    private readonly List<ConnectorCall> _unanswered = [];
    private int _read;

    public IReadOnlyList<SeenMessage> Messages()
    {
        lock (_lock)
        {
            var calls = connector.Calls;
            _unanswered.AddRange(calls.Skip(_read).Where(call => call.Method == "POST"));
            _read = calls.Count;
            _messages.AddRange(_unanswered.Where(call => call.IsAccepted).Select(Read).OfType<SeenMessage>());
            _unanswered.RemoveAll(call => call.Answer is not null);
            return [.. _messages];
        }
    }

    /// <summary>Calls that changed a message, by the message.</summary>
    public ILookup<string, ConnectorCall> Changes() =>
        connector.Calls.Where(call => call is { Method: "PUT", IsAccepted: true }).ToLookup(call => call.Path[(call.Path.LastIndexOf('/') + 1)..], StringComparer.Ordinal);

    private static SeenMessage? Read(ConnectorCall call)
    {
        var (where, body) = call.IsCreate ? ((string?)call.Body!["channelData"]?["channel"]?["id"], call.Body["activity"]) : (call.Conversation, call.Body);
        return where is not null && body is not null ? new SeenMessage(where, (string?)body["summary"] ?? (string?)body["text"] ?? "", body, call.At) : null;
    }
}
