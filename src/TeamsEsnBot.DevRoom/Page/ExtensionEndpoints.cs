using System.Text.Json;
using System.Text.Json.Nodes;
using TeamsEsnBot.DevRoom.Bot;
using TeamsEsnBot.DevRoom.Company;
using TeamsEsnBot.DevRoom.Conversations;

namespace TeamsEsnBot.DevRoom.Page;

/// <summary>The message extension: search from the compose box, actions on a message, and the dialogs that both open.</summary>
internal static class ExtensionEndpoints
{
    // Teams asks for 25 results at a time.
    private const int PageSize = 25;

    public static void MapExtension(this RouteGroupBuilder room)
    {
        room.MapPost("search", (Search asked, ExtensionCalls calls, AppManifest app, CancellationToken cancel) =>
        {
            var command = app.Extension(asked.Command) ?? throw new PageProblem($"The manifest has no command {asked.Command}.");
            var parameter = command.Parameters.FirstOrDefault(known => known.Name == asked.Parameter) ?? (command.Parameters is [var first, ..] ? first : null);
            var typed = asked.InitialRun
                ? new JsonObject { ["name"] = "initialRun", ["value"] = "true" }
                : new JsonObject { ["name"] = parameter?.Name ?? "query", ["value"] = asked.Text };

            return calls.AskAsync("composeExtension/query", asked.Where, "compose", new JsonObject
            {
                ["commandId"] = command.Id,
                ["parameters"] = new JsonArray(typed),
                ["queryOptions"] = new JsonObject { ["skip"] = asked.Skip, ["count"] = PageSize },
            }, cancel);
        });

        room.MapPost("select", (Select chosen, ExtensionCalls calls, CancellationToken cancel) =>
            calls.AskAsync("composeExtension/selectItem", chosen.Where, "compose", JsonSerializer.SerializeToNode(chosen.Value), cancel));

        room.MapPost("action", (Act act, ExtensionCalls calls, CancellationToken cancel) =>
            calls.AskAsync("composeExtension/fetchTask", act.Where, act.Message is null ? "compose" : "message", calls.Action(act), cancel));

        room.MapPost("dialog", (DialogSubmit submit, ExtensionCalls calls, CancellationToken cancel) => submit.Act is { } act
            ? calls.SubmitActionAsync(act, submit, cancel)
            : calls.AskAsync("task/submit", submit.Where, "message", new JsonObject
            {
                ["data"] = JsonSerializer.SerializeToNode(submit.Data),
                ["context"] = new JsonObject { ["theme"] = submit.Theme },
            }, cancel));
    }
}

/// <summary>Who is asking, and where.</summary>
internal sealed record Whereabouts(string As, string Place, string? Thread);

internal sealed record Search(Whereabouts Where, string Command, string? Parameter, string Text, bool InitialRun, int Skip);

internal sealed record Select(Whereabouts Where, JsonElement Value);

/// <param name="Message">The message on which the action was chosen; null when it was chosen at the compose box.</param>
internal sealed record Act(Whereabouts Where, string Command, string? Message, string Theme = "default");

/// <param name="Act">The action that opened the dialog; null when a card's button did.</param>
/// <param name="Preview"><c>send</c> or <c>edit</c>: what was pressed under a preview of the bot's message.</param>
/// <param name="PreviewActivity">The previewed message.</param>
internal sealed record DialogSubmit(
    Whereabouts Where, Act? Act, JsonElement Data, string? Preview, JsonElement? PreviewActivity, string Theme = "default");
