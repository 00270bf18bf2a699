using System.Text.Json;
using TeamsEsnBot.DevRoom.Bot;

namespace TeamsEsnBot.DevRoom.Connector;

/// <summary>Notes every call to the Connector with its answer, for the wire drawer of the page.</summary>
internal sealed class WireTap(RequestDelegate next, Wire wire, TimeProvider clock)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments("/connector", out var path))
        {
            await next(context);
            return;
        }

        var startedAt = clock.GetTimestamp();
        context.Request.EnableBuffering();
        var request = await ReadAsync(context.Request.Body);
        context.Request.Body.Position = 0;

        var outward = context.Response.Body;
        using var answer = new MemoryStream();
        context.Response.Body = answer;

        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = outward;
            answer.Position = 0;
            var response = await ReadAsync(answer);
            wire.Note(toBot: false, $"{context.Request.Method} {Uri.UnescapeDataString(path.Value ?? "")}", context.Response.StatusCode, startedAt, request, response);
            answer.Position = 0;
            await answer.CopyToAsync(outward);
        }
    }

    private static async Task<JsonElement?> ReadAsync(Stream body)
    {
        using var reader = new StreamReader(body, leaveOpen: true);
        var text = await reader.ReadToEndAsync();

        if (text.Length == 0)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<JsonElement>(text);
        }
        catch (JsonException)
        {
            return JsonSerializer.SerializeToElement(text);
        }
    }
}
