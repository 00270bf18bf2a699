using System.Text.Json;

namespace TeamsEsnBot.DevRoom.Bot;

/// <summary>What came back from the bot.</summary>
/// <param name="Body">The JSON of the answer to an invoke; null when it was empty.</param>
/// <param name="Problem">What to tell the person when the bot did not do as Teams expects; null when all went well.</param>
internal sealed record BotAnswer(JsonElement? Body, string? Problem);
