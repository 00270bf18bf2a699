using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using TeamsEsnBot.DevRoom.Bot;
using TeamsEsnBot.DevRoom.Company;
using TeamsEsnBot.DevRoom.Conversations;

namespace TeamsEsnBot.DevRoom.Page;

/// <summary>The answer of the bot to an invoke, for the page to draw.</summary>
internal sealed record Answered(string? Problem, JsonElement? Answer);

/// <summary>Calls the message extension and the dialogs of the bot as Teams does.</summary>
internal sealed class ExtensionCalls(
    Visitors visitors, DemoCompany company, AppManifest app, Installations installations, BotDoor bot, TeamsActivities activities)
{
    public async Task<Answered> AskAsync(string name, Whereabouts where, string source, JsonNode? value, CancellationToken cancel)
    {
        var person = visitors.Person(where.As);
        var place = visitors.Place(person, where.Place);
        var root = visitors.Thread(place, where.Thread);
        var answer = await bot.SendAsync(activities.Invoke(name, person, place, root, value, source), cancel);
        return new Answered(answer.Problem, answer.Body);
    }

    /// <summary>The value of <c>composeExtension/fetchTask</c>; <c>submitAction</c> says the same and more.</summary>
    public JsonObject Action(Act act)
    {
        var command = app.Extension(act.Command) ?? throw new PageProblem($"The manifest has no command {act.Command}.");
        var value = new JsonObject
        {
            ["commandId"] = command.Id,
            ["commandContext"] = act.Message is null ? "compose" : "message",
            ["context"] = new JsonObject { ["theme"] = act.Theme },
        };

        if (act.Message is not null)
        {
            var person = visitors.Person(act.Where.As);
            var place = visitors.Place(person, act.Where.Place);
            value["messagePayload"] = Payload(visitors.Message(person, place, act.Message));
        }

        return value;
    }

    public async Task<Answered> SubmitActionAsync(Act act, DialogSubmit submit, CancellationToken cancel)
    {
        if (submit.Data.Part("msteams")?.Part("justInTimeInstall") is { ValueKind: JsonValueKind.True })
        {
            var person = visitors.Person(act.Where.As);
            await installations.AddAsync(visitors.Place(person, act.Where.Place), person, cancel);
        }

        var value = Action(act);

        if (submit.Preview is { } pressed)
        {
            value["botMessagePreviewAction"] = pressed;
            value["botActivityPreview"] = new JsonArray(JsonSerializer.SerializeToNode(submit.PreviewActivity));
        }
        else
        {
            value["data"] = JsonSerializer.SerializeToNode(submit.Data);
        }

        return await AskAsync("composeExtension/submitAction", act.Where, act.Message is null ? "compose" : "message", value, cancel);
    }

    private JsonObject Payload(ChatMessage message) => new()
    {
        ["id"] = message.Id,
        ["replyToId"] = message.Root is { } root && root != message.Id ? root : null,
        ["createdDateTime"] = message.Time.ToUniversalTime(),
        ["subject"] = message.Subject,
        ["summary"] = null,
        ["importance"] = "normal",
        ["locale"] = "en-us",
        ["deleted"] = false,
        ["linkToMessage"] = TeamsLink.To(message, company.TenantId),
        ["body"] = new JsonObject { ["contentType"] = "html", ["content"] = Html(message) },
        ["from"] = message.IsFromBot
            ? new JsonObject
            {
                ["user"] = null,
                ["device"] = null,
                ["application"] = new JsonObject { ["applicationIdentityType"] = "bot", ["id"] = app.BotId, ["displayName"] = app.Name },
            }
            : new JsonObject
            {
                ["user"] = new JsonObject { ["userIdentityType"] = "aadUser", ["id"] = message.Author, ["displayName"] = message.AuthorName },
                ["device"] = null,
                ["application"] = null,
            },
        ["attachments"] = new JsonArray([.. message.Attachments.Select(attachment => JsonSerializer.SerializeToNode(attachment))]),
        ["mentions"] = new JsonArray([.. message.Mentions.Select((mention, at) => (JsonNode)new JsonObject { ["id"] = at, ["mentionText"] = mention.Name })]),
        ["reactions"] = new JsonArray(),
    };

    private static string Html(ChatMessage message)
    {
        var html = WebUtility.HtmlEncode(message.Text).Replace("\n", "<br>", StringComparison.Ordinal);

        for (var at = 0; at < message.Mentions.Count; at++)
        {
            var mention = message.Mentions[at];
            html = html.Replace(WebUtility.HtmlEncode(mention.Text), $"<at id=\"{at}\">{WebUtility.HtmlEncode(mention.Name)}</at>", StringComparison.Ordinal);
        }

        return $"<p>{html}</p>";
    }
}
