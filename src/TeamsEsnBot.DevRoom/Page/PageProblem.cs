namespace TeamsEsnBot.DevRoom.Page;

/// <summary>Something the person at the page did cannot be done; the message is shown as it stands.</summary>
internal sealed class PageProblem(string message, int status = StatusCodes.Status400BadRequest) : Exception(message)
{
    public int Status { get; } = status;

    /// <summary>Turns a problem into the answer <c>{"problem":"…"}</c>.</summary>
    public static async ValueTask<object?> AsAnswer(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        try
        {
            return await next(call);
        }
        catch (PageProblem problem)
        {
            return Results.Json(new { problem = problem.Message }, statusCode: problem.Status);
        }
    }
}
