using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using TeamsEsnBot.DevRoom.Bot;

namespace TeamsEsnBot.EndToEnd.DevRoom;

/// <summary>A bot of a few lines behind a real HTTP address: enough to see what the room sends, and what it draws of the answers.</summary>
internal sealed class StubBot : IDisposable
{
    private readonly HttpClient _http = new();

    /// <summary>Every activity that came, in order.</summary>
    public ConcurrentQueue<JsonObject> Received { get; } = new();

    /// <summary>Every command line that was run.</summary>
    public ConcurrentQueue<string[]> Commands { get; } = new();

    /// <summary>Decides the answer; a test may put its own in place.</summary>
    public Func<JsonObject, Task<IResult>> Answer { get; set; }

    public BotProgram Program => new(Build, RunAsync);

    public StubBot() => Answer = OrdinaryAnswer;

    public IEnumerable<JsonObject> OfType(string type) => Received.Where(activity => (string?)activity["type"] == type);

    public JsonObject Invoke(string name) => Received.Last(activity => (string?)activity["name"] == name);

    public void Dispose() => _http.Dispose();

    /// <summary>Posts into the conversation of the activity, through the connector that the activity names.</summary>
    public async Task PostAsync(JsonObject to, object activity)
    {
        var conversation = Uri.EscapeDataString((string)to["conversation"]!["id"]!);
        using var response = await _http.PostAsJsonAsync($"{to["serviceUrl"]}/v3/conversations/{conversation}/activities", activity);
        response.EnsureSuccessStatusCode();
    }

    private WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapPost("/api/messages", async (HttpRequest request) =>
        {
            var activity = (await request.ReadFromJsonAsync<JsonObject>())!;
            Received.Enqueue(activity);
            return await Answer(activity);
        });
        return app;
    }

    private Task<int> RunAsync(string[] args)
    {
        Commands.Enqueue(args);
        var database = new ConfigurationBuilder().AddCommandLine(args[2..]).Build()["Storage:Path"]!;
        File.WriteAllText(database, "imported");
        return Task.FromResult(0);
    }

    private async Task<IResult> OrdinaryAnswer(JsonObject activity)
    {
        switch ((string?)activity["name"] ?? (string?)activity["type"])
        {
            case "message" when ((string?)activity["text"])?.Contains("who knows", StringComparison.OrdinalIgnoreCase) == true:
                await PostAsync(activity, new { type = "typing" });
                await PostAsync(activity, new { type = "message", attachments = new[] { Card(StubCards.Experts) } });
                return Results.Ok();

            case "message" when ((string?)activity["text"])?.Contains("break", StringComparison.Ordinal) == true:
                return Results.StatusCode(500);

            case "adaptiveCard/action":
                return Results.Json(new { statusCode = 200, type = "application/vnd.microsoft.card.adaptive", value = StubCards.Thanks });

            case "composeExtension/query":
                return Results.Json(new { composeExtension = new { type = "result", attachmentLayout = "list", attachments = new[] { StubCards.SearchResult } } });

            case "composeExtension/fetchTask":
                return Results.Json(new { task = new { type = "continue", value = new { title = "Who knows about this?", height = "small", width = "medium", card = Card(StubCards.AskForm) } } });

            case "composeExtension/submitAction":
                await PostAsync(activity, new { type = "message", text = $"Asked about **{activity["value"]!["data"]!["topic"]}**." });
                return Results.Ok();

            default:
                return Results.Ok();
        }
    }

    private static object Card(JsonNode content) => new { contentType = "application/vnd.microsoft.card.adaptive", content };
}
