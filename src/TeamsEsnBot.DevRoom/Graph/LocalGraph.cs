using TeamsEsnBot.DevRoom.Company;

namespace TeamsEsnBot.DevRoom.Graph;

/// <summary>
/// Microsoft Graph v1.0 for the demo company, as far as the bot asks: people, managers, photos, presence and mailbox settings, in Graph's own
/// wire format, errors included. What it does not know it refuses with Graph's words instead of guessing. Read-only and without sign-in.
/// Facts: learn.microsoft.com/graph/api, pages user-list, user-get, user-list-manager, profilephoto-get,
/// cloudcommunications-getpresencesbyuserid and user-get-mailboxsettings; concepts/aad-advanced-queries.
/// </summary>
internal static class LocalGraph
{
    /// <summary>Answers under <paramref name="prefix"/>; a registered <see cref="GraphFaults"/> can make requests fail.</summary>
    public static RouteGroupBuilder MapLocalGraph(this IEndpointRouteBuilder app, DemoCompany company, string prefix = "/graph/v1.0")
    {
        var users = new Users(company, prefix);
        var graph = app.MapGroup(prefix);
        graph.AddEndpointFilter(AnswerAsGraphAsync);

        graph.MapGet("/users", users.List);
        graph.MapGet("/users/{id}", users.Get);
        graph.MapGet("/users/{id}/manager", users.Manager);
        graph.MapGet("/users/{id}/photo/$value", (string id) => Photo(users.Find(id), Avatar.Largest));
        graph.MapGet("/users/{id}/photos/{size}/$value", (string id, string size) => Photo(users.Find(id), Avatar.PixelsOf(size)));
        graph.MapGet("/users/{id}/presence", (string id, HttpRequest request) => Presence.Of(users.Find(id), Address(request, prefix)));
        graph.MapPost("/communications/getPresencesByUserId", async (HttpRequest request) =>
            Presence.Of(company, await Presence.AskedAsync(request), Address(request, prefix)));
        graph.MapGet("/users/{id}/mailboxSettings", (string id, HttpRequest request) => MailboxSettings.Of(users.Find(id), Address(request, prefix)));
        graph.MapFallback("/{**rest}", Unknown);

        return graph;
    }

    /// <summary>Where this Graph lives, as the caller sees it: the start of <c>@odata.context</c>.</summary>
    public static string Address(HttpRequest request, string prefix) => $"{request.Scheme}://{request.Host}{request.PathBase}{prefix}";

    private static IResult Photo(DemoPerson person, int? pixels) => person.HasPhoto && pixels is { } size
        ? Results.Bytes(Avatar.Of(person.Id, size), "image/png")
        : throw GraphRefusal.NoPhoto();

    private static IResult Unknown(HttpRequest request) => throw GraphRefusal.UnknownSegment(request.Path.Value!.Split('/')[^1]);

    private static async ValueTask<object?> AnswerAsGraphAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        if (call.HttpContext.RequestServices.GetService<GraphFaults>()?.Take() is { } fault)
        {
            return fault;
        }

        try
        {
            return await next(call);
        }
        catch (GraphRefusal refusal)
        {
            return refusal.Answer;
        }
    }
}
