using System.Text.Json;

namespace TeamsEsnBot.DevRoom.Bot;

/// <summary>One request and its answer, for the developer who wants to see what Teams would send.</summary>
/// <param name="ToBot">True for what the room sends to the bot, false for what the bot asks of the connector.</param>
/// <param name="Status">HTTP status; 0 when there was no answer.</param>
/// <param name="Milliseconds">Time until the answer.</param>
internal sealed record WireEntry(
    long Number,
    DateTimeOffset Time,
    bool ToBot,
    string Title,
    int Status,
    double Milliseconds,
    JsonElement? Request,
    JsonElement? Response);
