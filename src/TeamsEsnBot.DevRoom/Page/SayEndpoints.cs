using System.Text.Json;

namespace TeamsEsnBot.DevRoom.Page;

/// <summary>Somebody writes a message. The bot hears of it where Teams would tell it: in its own chat, and elsewhere when mentioned.</summary>
internal static class SayEndpoints
{
    public static void MapSaying(this RouteGroupBuilder room)
    {
        room.MapPost("messages", async (Say say, Visitors visitors, Speaking speaking, CancellationToken cancel) =>
        {
            var person = visitors.Person(say.As);
            var place = visitors.Place(person, say.Place);
            var thread = visitors.Thread(place, say.Thread);
            var said = speaking.Say(person, place, thread, say.Text ?? "", say.Subject, say.Mentions ?? [], say.Attachments ?? []);
            return new { id = said.Id, problem = await speaking.TellBotAsync(person, place, said, cancel) };
        });
    }

    /// <param name="Thread">Root of the thread to reply in; null begins a new one.</param>
    /// <param name="Mentions">Ids of the people, or of the bot, whose “@Name” in the text is meant as a mention.</param>
    private sealed record Say(
        string As, string Place, string? Thread, string? Text, string? Subject, string[]? Mentions, JsonElement[]? Attachments);
}
