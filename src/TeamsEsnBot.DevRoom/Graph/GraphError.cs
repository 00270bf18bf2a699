using System.Globalization;

namespace TeamsEsnBot.DevRoom.Graph;

/// <summary>An error body as Graph writes it, with the request's ids and, for a throttled caller, how long to wait.</summary>
internal sealed record GraphError(int Status, string Code, string Message, TimeSpan? RetryAfter = null) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var now = (httpContext.RequestServices.GetService<TimeProvider>() ?? TimeProvider.System).GetUtcNow();
        var id = Guid.CreateVersion7(now).ToString();
        var asked = httpContext.Request.Headers["client-request-id"].ToString();

        httpContext.Response.StatusCode = Status;
        httpContext.Response.Headers["request-id"] = id;

        if (RetryAfter is { } wait)
        {
            httpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        await GraphJson.Of(new()
        {
            ["error"] = new Dictionary<string, object?>
            {
                ["code"] = Code,
                ["message"] = Message,
                ["innerError"] = new Dictionary<string, object?>
                {
                    ["date"] = now.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture),
                    ["request-id"] = id,
                    ["client-request-id"] = asked.Length > 0 ? asked : id,
                },
            },
        }).ExecuteAsync(httpContext);
    }
}
