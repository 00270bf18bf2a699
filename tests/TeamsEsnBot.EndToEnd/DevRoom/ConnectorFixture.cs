using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TeamsEsnBot.EndToEnd.DevRoom;

/// <summary>Calls the room's connector as a bot does.</summary>
internal abstract class ConnectorFixture
{
    protected OpenRoom Room { get; private set; } = null!;

    [SetUp]
    public async Task OpenAsync() => Room = await OpenRoom.StartAsync();

    [TearDown]
    public async Task CloseAsync() => await Room.DisposeAsync();

    protected static string Activities(string conversation, string? activity = null) =>
        $"/connector/v3/conversations/{Uri.EscapeDataString(conversation)}/activities{(activity is null ? "" : $"/{Uri.EscapeDataString(activity)}")}";

    protected static string Members(string conversation, string member) =>
        $"/connector/v3/conversations/{Uri.EscapeDataString(conversation)}/members/{Uri.EscapeDataString(member)}";

    protected static object Text(string text) => new { type = "message", text };

    protected Task<Answer> PostAsync(string path, object body) => SendAsync(HttpMethod.Post, path, JsonContent.Create(body));

    protected Task<Answer> PutAsync(string path, object body) => SendAsync(HttpMethod.Put, path, JsonContent.Create(body));

    protected Task<Answer> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path, null);

    protected Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    protected async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        using var response = await Room.Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new Answer(response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    /// <summary>What the page shows in a place.</summary>
    protected async Task<JsonElement[]> MessagesAsync(TinyPerson person, string place)
    {
        var read = await Room.Http.GetFromJsonAsync<JsonElement>($"/room/messages?as={person.Mail}&place={Uri.EscapeDataString(place)}");
        return [.. read.GetProperty("messages").EnumerateArray()];
    }

    protected sealed record Answer(HttpStatusCode Status, JsonNode? Body)
    {
        public string? Id => (string?)Body?["id"];

        public string? ErrorCode => (string?)Body?["error"]?["code"];
    }
}
