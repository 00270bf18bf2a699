using System.Net;
using System.Text.Json.Nodes;

namespace TeamsEsnBot.Wire;

/// <summary>What the bot answered to a delivery.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Text">The body.</param>
public sealed record Answer(HttpStatusCode Status, string Text)
{
    /// <summary>The body of an invoke's answer.</summary>
    public JsonNode Json => JsonNode.Parse(Text)!;
}
