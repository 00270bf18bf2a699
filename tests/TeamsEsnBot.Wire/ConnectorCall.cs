using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TeamsEsnBot.Wire;

/// <summary>One call that reached the connector.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path, unescaped.</param>
/// <param name="Text">The body as it came.</param>
/// <param name="Authorization">The header; empty without one.</param>
/// <param name="At">When it came, by the connector's clock.</param>
public sealed record ConnectorCall(string Method, string Path, string Text, string Authorization, DateTimeOffset At)
{
    private static readonly JsonSerializerOptions Unescaped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Lazy<JsonNode?> _body = new(() => Text.Length == 0 ? null : JsonNode.Parse(Text));

    /// <summary>The body; null without one.</summary>
    public JsonNode? Body => _body.Value;

    /// <summary>How it was answered; null until then, and when a script answered in its own way.</summary>
    public ConnectorAnswer? Answer { get; internal set; }

    /// <summary>True once it was carried out: the message is there, changed or gone, whatever the caller was told.</summary>
    public bool IsAccepted => Answer is { IsAccepted: true };

    /// <summary>How much later it should have come, to be within the limits; null when it is.</summary>
    public TimeSpan? TooEarlyBy { get; internal set; }

    /// <summary>Posts or changes a message.</summary>
    public bool IsSend => Method is "POST" or "PUT" && Path.Contains("/activities", StringComparison.Ordinal);

    /// <summary>Opens a conversation, or begins a thread.</summary>
    public bool IsCreate => Method == "POST" && Path.EndsWith("/v3/conversations", StringComparison.Ordinal);

    /// <summary>The conversation it is about; null for none.</summary>
    public string? Conversation
    {
        get
        {
            const string before = "/v3/conversations/";
            var start = Path.IndexOf(before, StringComparison.Ordinal);
            return start < 0 ? null : Path[(start + before.Length)..].Split('/')[0];
        }
    }

    /// <summary>What stands before the protocol's path: a tenant has an address of its own.</summary>
    public string Service => Path.Split("/v3/")[0];

    /// <summary>True if it is about the messages of this conversation.</summary>
    public bool IsIn(string conversation) => Path.Contains($"/v3/conversations/{conversation}/activities", StringComparison.Ordinal);

    /// <summary>True if the body says this, however its letters are escaped.</summary>
    public bool Says(string content) => Body?.ToJsonString(Unescaped).Contains(content, StringComparison.Ordinal) ?? false;
}
