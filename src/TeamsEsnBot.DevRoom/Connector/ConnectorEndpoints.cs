using System.Text.Json;
using TeamsEsnBot.DevRoom.Bot;
using TeamsEsnBot.DevRoom.Conversations;

namespace TeamsEsnBot.DevRoom.Connector;

/// <summary>The part of the Bot Connector REST API v3 that a Teams bot calls, under <c>/connector</c>.</summary>
internal static class ConnectorEndpoints
{
    public static IServiceCollection AddConnector(this IServiceCollection services) => services
        .AddSingleton<BotPosts>()
        .AddSingleton<NewConversations>()
        .AddSingleton<Roster>();

    public static void MapConnector(this IEndpointRouteBuilder routes)
    {
        var v3 = routes.MapGroup("/connector/v3").AddEndpointFilter(RefusalsAsTeamsWordsThem);
        v3.MapPost("conversations", async (HttpRequest request, NewConversations conversations) =>
            Results.Json(conversations.Create(await JsonAsync(request)), statusCode: StatusCodes.Status201Created));

        MapActivities(v3.MapGroup("conversations/{conversation}/activities"));
        MapMembers(v3.MapGroup("conversations/{conversation}"));
        MapTeams(v3.MapGroup("teams/{team}"));
    }

    private static void MapActivities(RouteGroupBuilder activities)
    {
        activities.MapPost("", PostAsync);
        activities.MapPost("{activity}", PostAsync);

        activities.MapPut("{activity}", async (string conversation, string activity, HttpRequest request, Places places, Messages messages, BotPosts posts) =>
        {
            var where = ConversationRef.Find(conversation, places, messages);
            posts.Change(where, activity, BotActivity.Read(await JsonAsync(request)));
            return Results.Json(new { id = activity });
        });

        activities.MapDelete("{activity}", (string conversation, string activity, Places places, Messages messages, BotPosts posts) =>
        {
            posts.Delete(ConversationRef.Find(conversation, places, messages), activity);
            return Results.Ok();
        });
    }

    /// <summary>Send, and reply: the reply to a message of a channel lands in its thread.</summary>
    private static async Task<IResult> PostAsync(
        string conversation, HttpRequest request, Places places, Messages messages, BotPosts posts, string? activity = null)
    {
        var where = ConversationRef.Find(conversation, places, messages);

        if (activity is not null && where.Root is null && messages.Find(where.Place.Id, activity) is { Root: { } root })
        {
            where = where with { Root = root };
        }

        return posts.Post(where, BotActivity.Read(await JsonAsync(request))) is [var only]
            ? Results.Json(new { id = only }, statusCode: StatusCodes.Status201Created)
            : Results.StatusCode(StatusCodes.Status202Accepted);
    }

    private static void MapMembers(RouteGroupBuilder conversation)
    {
        conversation.MapGet("members", (string conversation, Places places, Messages messages, Roster roster) =>
            roster.All(ConversationRef.Find(conversation, places, messages).Place));

        conversation.MapGet("members/{member}", (string conversation, string member, Places places, Messages messages, Roster roster) =>
            roster.One(ConversationRef.Find(conversation, places, messages).Place, member));

        conversation.MapGet("pagedmembers", (string conversation, int? pageSize, string? continuationToken, Places places, Messages messages, Roster roster) =>
            roster.Page(ConversationRef.Find(conversation, places, messages).Place, pageSize, continuationToken));
    }

    private static void MapTeams(RouteGroupBuilder teams)
    {
        teams.MapGet("", (string team, Places places, People people) =>
        {
            var found = places.Team(team) ?? throw new ConnectorRefusal(ConnectorError.ConversationNotFound);
            return new
            {
                id = found.Id,
                name = found.Name,
                aadGroupId = TeamGroup.IdOf(found),
                type = "standard",
                channelCount = Places.ChannelsOf(found).Count,
                memberCount = people.All.Count,
            };
        });

        teams.MapGet("conversations", (string team, Places places) =>
        {
            var found = places.Team(team) ?? throw new ConnectorRefusal(ConnectorError.ConversationNotFound);

            // Teams leaves it to the client to say “General” in the person's language.
            return new
            {
                conversations = Places.ChannelsOf(found).Select(channel => new
                {
                    id = channel.Id,
                    name = channel.Id == found.Id ? null : channel.Name,
                    type = "standard",
                }),
            };
        });
    }

    private static async Task<JsonElement> JsonAsync(HttpRequest request)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<JsonElement>(request.Body, cancellationToken: request.HttpContext.RequestAborted);
        }
        catch (JsonException)
        {
            throw new ConnectorRefusal(ConnectorError.BadSyntax("The body is not JSON."));
        }
    }

    private static async ValueTask<object?> RefusalsAsTeamsWordsThem(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        try
        {
            return await next(call);
        }
        catch (ConnectorRefusal refused)
        {
            return refused.Error.AsResult();
        }
    }
}
