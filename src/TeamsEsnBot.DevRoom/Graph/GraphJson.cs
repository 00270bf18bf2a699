using System.Text.Encodings.Web;
using System.Text.Json;

namespace TeamsEsnBot.DevRoom.Graph;

/// <summary>A JSON answer with Graph's content type; the keys go out as they are written.</summary>
internal sealed record GraphJson(Dictionary<string, object?> Body) : IResult
{
    private const string ContentType = "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8";

    private static readonly JsonSerializerOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static GraphJson Of(Dictionary<string, object?> body) => new(body);

    public Task ExecuteAsync(HttpContext httpContext) =>
        httpContext.Response.WriteAsJsonAsync(Body, Written, ContentType, httpContext.RequestAborted);
}
