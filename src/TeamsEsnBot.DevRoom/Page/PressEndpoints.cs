using System.Text.Json;
using System.Text.Json.Nodes;
using TeamsEsnBot.DevRoom.Bot;
using TeamsEsnBot.DevRoom.Company;
using TeamsEsnBot.DevRoom.Conversations;

namespace TeamsEsnBot.DevRoom.Page;

/// <summary>Somebody presses a button of a card in a message.</summary>
internal static class PressEndpoints
{
    public static void MapPressing(this RouteGroupBuilder room)
    {
        room.MapPost("execute", async (Execute pressed, Visitors visitors, Pressing pressing, CancellationToken cancel) =>
        {
            var person = visitors.Person(pressed.As);
            var place = visitors.Place(person, pressed.Place);
            return await pressing.ExecuteAsync(person, place, visitors.Message(person, place, pressed.Message), pressed.Action, pressed.Trigger, cancel);
        });

        room.MapPost("submit", async (Submit pressed, Visitors visitors, Pressing pressing, CancellationToken cancel) =>
        {
            var person = visitors.Person(pressed.As);
            var place = visitors.Place(person, pressed.Place);
            return await pressing.SubmitAsync(person, place, visitors.Message(person, place, pressed.Message), pressed.Data, cancel);
        });

        room.MapPost("typeahead", async (
            Typeahead asked, Visitors visitors, BotDoor bot, TeamsActivities activities, CancellationToken cancel) =>
        {
            var person = visitors.Person(asked.As);
            var place = visitors.Place(person, asked.Place);
            var value = new JsonObject
            {
                ["queryText"] = asked.Text,
                ["queryOptions"] = new JsonObject { ["skip"] = 0, ["top"] = 15 },
                ["dataset"] = asked.Dataset,
            };
            var answer = await bot.SendAsync(activities.Invoke("application/search", person, place, null, value, "message"), cancel);
            return new { problem = answer.Problem, answer = answer.Body };
        });
    }

    /// <param name="Action">The action as Teams puts it into the invoke: type, id, title, verb, data.</param>
    /// <param name="Trigger"><c>manual</c>, or <c>automatic</c> for a card's refresh.</param>
    private sealed record Execute(string As, string Place, string Message, JsonElement Action, string Trigger = "manual");

    private sealed record Submit(string As, string Place, string Message, JsonElement Data);

    private sealed record Typeahead(string As, string Place, string Dataset, string Text);
}
