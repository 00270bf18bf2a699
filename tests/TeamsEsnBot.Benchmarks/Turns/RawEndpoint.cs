using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace TeamsEsnBot.Benchmarks.Turns;

/// <summary>
/// What the platform alone can do: reads the activity's JSON into an object, posts a reply to the connector with one long-lived client, and answers 200. No token,
/// no check, no state. The bot is measured against this.
/// </summary>
internal static class RawEndpoint
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static WebApplication Build()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        app.MapPost("/api/messages", request => EchoAsync(request, http));
        return app;
    }

    private static async Task EchoAsync(HttpContext context, HttpClient http)
    {
        var activity = (await JsonSerializer.DeserializeAsync<Activity>(context.Request.Body, Json))!;
        var reply = new Activity("message", activity.ServiceUrl, activity.Recipient, activity.Conversation, activity.From, activity.Text, ReplyToId: activity.Id);
        var address = $"{activity.ServiceUrl.TrimEnd('/')}/v3/conversations/{Uri.EscapeDataString(activity.Conversation.Id)}/activities/{Uri.EscapeDataString(activity.Id!)}";
        using var answer = await http.PostAsJsonAsync(address, reply, Json);
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadFromJsonAsync<Sent>(Json);
        context.Response.StatusCode = (int)HttpStatusCode.OK;
    }

    private sealed record Activity(
        string Type, string ServiceUrl, Account? From, Conversation Conversation, Account? Recipient, string? Text, string? Id = null, string? ReplyToId = null, JsonElement? ChannelData = null);

    private sealed record Account(string Id, string? Name, string? AadObjectId);

    private sealed record Conversation(string Id, string? ConversationType, string? TenantId);

    private sealed record Sent(string Id);
}
