namespace TeamsEsnBot.DevRoom.Bot;

/// <summary>
/// Hands <c>POST /api/messages</c> at the room's own address on to the bot, headers and all, so that another client (the Agents Playground, a script)
/// can use the well-known port.
/// </summary>
internal static class Forwarding
{
    private static readonly string[] Headers = ["Authorization", "Content-Type", "Forwarded", "X-Forwarded-For", "MS-CV", "x-ms-conversation-id", "x-ms-tenant-id"];

    public static void MapForwarding(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/messages", async (HttpContext context, BotDoor door, HttpClient http) =>
        {
            if (door.Address is not { } bot)
            {
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                return;
            }

            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(bot, "/api/messages")) { Content = new StreamContent(context.Request.Body) };

            foreach (var name in Headers)
            {
                if (context.Request.Headers.TryGetValue(name, out var values) && !request.Headers.TryAddWithoutValidation(name, values.AsEnumerable()))
                {
                    request.Content.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
                }
            }

            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted);
            context.Response.StatusCode = (int)response.StatusCode;
            context.Response.ContentType = response.Content.Headers.ContentType?.ToString();
            await response.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
        });
}
