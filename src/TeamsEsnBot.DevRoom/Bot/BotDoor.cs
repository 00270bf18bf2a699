using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TeamsEsnBot.DevRoom.Bot;

/// <summary>
/// The one way to the bot: <c>POST {bot}/api/messages</c>, unsigned, as the bot accepts it from this machine in Development. What goes wrong comes
/// back as a sentence for the page.
/// </summary>
internal sealed class BotDoor(HttpClient http, Wire wire, TimeProvider clock)
{
    // Teams waits 15 s for the receipt of a message and 5 s for the answer to an invoke.
    private static readonly TimeSpan MessageLimit = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan InvokeLimit = TimeSpan.FromSeconds(5);

    /// <summary>Where the bot listens; null until it runs.</summary>
    public Uri? Address { get; set; }

    /// <summary>Why the bot does not run, when it does not.</summary>
    public string? WhyDown { get; set; }

    public async Task<BotAnswer> SendAsync(JsonObject activity, CancellationToken cancel)
    {
        var title = (string?)activity["name"] ?? (string?)activity["type"] ?? "activity";
        var isInvoke = (string?)activity["type"] == "invoke";

        if (Address is not { } address)
        {
            return new BotAnswer(null, WhyDown ?? "The bot is still starting. Try again in a moment.");
        }

        using var limit = new CancellationTokenSource(isInvoke ? InvokeLimit : MessageLimit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, limit.Token);
        var sent = JsonSerializer.SerializeToElement(activity);
        var startedAt = clock.GetTimestamp();
        var status = 0;
        JsonElement? body = null;

        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, "/api/messages")) { Content = JsonContent.Create(sent) };
            using var response = await http.SendAsync(request, either.Token);
            status = (int)response.StatusCode;
            body = Parse(await response.Content.ReadAsStringAsync(either.Token));
            return new BotAnswer(body, ProblemWith(response.StatusCode, title));
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            return new BotAnswer(null, isInvoke
                ? $"Unable to reach app: no answer to {title} within {InvokeLimit.TotalSeconds:0} seconds."
                : $"The bot did not confirm the message within {MessageLimit.TotalSeconds:0} seconds. Teams would send it again.");
        }
        catch (HttpRequestException broken)
        {
            return new BotAnswer(null, $"The bot cannot be reached at {address}: {broken.Message}");
        }
        finally
        {
            wire.Note(toBot: true, title, status, startedAt, sent, body);
        }
    }

    private static string? ProblemWith(HttpStatusCode status, string title) => (int)status switch
    {
        < 300 => null,
        501 => $"The bot does not handle {title} (501).",
        401 or 403 => $"The bot refused {title} ({(int)status}). It accepts unsigned activities only in Development.",
        var code => $"The bot answered {title} with an error ({code}). Its log says more.",
    };

    private static JsonElement? Parse(string body)
    {
        if (body.Length == 0)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<JsonElement>(body);
        }
        catch (JsonException)
        {
            return JsonSerializer.SerializeToElement(body);
        }
    }
}
