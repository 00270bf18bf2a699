using System.Text.Json;
using System.Text.Json.Nodes;
using TeamsEsnBot.DevRoom.Bot;
using TeamsEsnBot.DevRoom.Company;
using TeamsEsnBot.DevRoom.Conversations;

namespace TeamsEsnBot.DevRoom.Page;

/// <summary>What the page is to do after a button was pressed.</summary>
/// <param name="Notice">A line to show at the card.</param>
/// <param name="Task">A dialog to open, in Teams' form <c>{type, value}</c>.</param>
internal sealed record Pressed(string? Problem = null, string? Notice = null, JsonElement? Task = null);

/// <summary>Sends what a card's button means, and does with the answer what Teams does.</summary>
internal sealed class Pressing(
    Messages messages, MessageIds ids, Speaking speaking, BotDoor bot, TeamsActivities activities)
{
    public async Task<Pressed> ExecuteAsync(DemoPerson person, Place place, ChatMessage card, JsonElement action, string trigger, CancellationToken cancel)
    {
        var value = new JsonObject { ["action"] = JsonSerializer.SerializeToNode(action), ["trigger"] = trigger };
        var answer = await bot.SendAsync(activities.Invoke("adaptiveCard/action", person, place, card.Root, value, "message", card.Id), cancel);

        if (answer.Problem is { } problem)
        {
            return new Pressed(problem);
        }

        if (answer.Body is not { ValueKind: JsonValueKind.Object } body || body.Text("type") is not { } type)
        {
            return new Pressed("The bot's answer to the button is not a card, a message or an error.");
        }

        var content = body.Part("value");

        switch (type)
        {
            case "application/vnd.microsoft.card.adaptive" when content is { ValueKind: JsonValueKind.Object } replaced:
                messages.ShowOnlyTo(person, card, JsonSerializer.SerializeToElement(new { contentType = type, content = replaced }));
                return new Pressed();

            case "application/vnd.microsoft.activity.message":
                return new Pressed(Notice: content?.ToString());

            case "application/vnd.microsoft.activity.loginRequest":
                return new Pressed("The bot asks this person to sign in. There is no sign-in in this room.");

            case "application/vnd.microsoft.error" or "application/vnd.microsoft.error.preconditionFailed":
                return new Pressed(content?.Text("message") ?? "The bot answered with an error that says nothing.");

            default:
                return new Pressed($"The bot's answer has the type {type}, which Teams does not draw.");
        }
    }

    public async Task<Pressed> SubmitAsync(DemoPerson person, Place place, ChatMessage card, JsonElement data, CancellationToken cancel)
    {
        var teams = data.ValueKind == JsonValueKind.Object ? data.Part("msteams") : null;

        switch (teams?.Text("type"))
        {
            case "task/fetch":
                var wanted = new JsonObject { ["data"] = JsonSerializer.SerializeToNode(data), ["context"] = new JsonObject { ["theme"] = "default" } };
                var answer = await bot.SendAsync(activities.Invoke("task/fetch", person, place, card.Root, wanted, "message", card.Id), cancel);
                return answer.Body?.Part("task") is { } task ? new Pressed(answer.Problem, Task: task) : new Pressed(answer.Problem ?? "The bot opened no dialog.");

            case "imBack":
                var said = speaking.Say(person, place, card.Root, teams?.Text("value") ?? "", null, [], []);
                return new Pressed(await speaking.TellBotAsync(person, place, said, cancel));

            case "messageBack":
                // What the person sees and what the bot is told are two texts here.
                var id = teams?.Text("displayText") is { Length: > 0 } shown ? speaking.Say(person, place, card.Root, shown, null, [], []).Id : ids.Next();
                return await SendAsync(id, teams?.Text("text"), teams?.Part("value"));

            case "invoke":
                var invoke = activities.Invoke(null, person, place, card.Root, Node(teams?.Part("value")), "message", card.Id);
                return new Pressed((await bot.SendAsync(invoke, cancel)).Problem);

            case "signin":
                return new Pressed("The card asks this person to sign in. There is no sign-in in this room.");

            default:
                // Teams hands a text on as text and an object as the message's value.
                return data.ValueKind == JsonValueKind.String ? await SendAsync(ids.Next(), data.GetString(), null) : await SendAsync(ids.Next(), null, data);
        }

        async Task<Pressed> SendAsync(string id, string? text, JsonElement? value) =>
            new((await bot.SendAsync(activities.Submitted(person, place, card, id, text, value), cancel)).Problem);
    }

    private static JsonNode? Node(JsonElement? element) => element is { } given ? JsonSerializer.SerializeToNode(given) : null;
}
