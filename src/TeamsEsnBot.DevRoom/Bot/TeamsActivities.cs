using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using TeamsEsnBot.DevRoom.Company;
using TeamsEsnBot.DevRoom.Conversations;

namespace TeamsEsnBot.DevRoom.Bot;

/// <summary>Writes activities as Teams sends them: the same fields, the same ids, the same channel data for a chat, a group chat and a channel.</summary>
internal sealed class TeamsActivities(DemoCompany company, AppManifest app, RoomAddress room, TimeProvider clock)
{
    /// <summary>What somebody wrote. The bot is told its id, its text with the mentions marked, and the same as HTML beside it.</summary>
    public JsonObject Message(DemoPerson from, Place place, ChatMessage message)
    {
        var activity = Start("message", message.Id, from, place, message.Root);
        activity["text"] = message.Text;
        activity["textFormat"] = "plain";
        activity["attachments"] = new JsonArray([.. message.Attachments.Select(Copy), Html(message)]);
        activity["entities"] = new JsonArray([.. message.Mentions.Select(Entity), ClientInfo(from)]);

        if (message.Root is { } root && root != message.Id)
        {
            activity["replyToId"] = root;
        }

        return activity;
    }

    /// <summary>A pressed Action.Submit or a messageBack button: a message that belongs to the card's message and carries the values.</summary>
    public JsonObject Submitted(DemoPerson from, Place place, ChatMessage card, string id, string? text, JsonElement? value)
    {
        var activity = Start("message", id, from, place, card.Root);
        activity["replyToId"] = card.Id;
        activity["entities"] = new JsonArray(ClientInfo(from));
        activity["channelData"]!["source"] = new JsonObject { ["name"] = "message" };

        if (text is not null)
        {
            activity["text"] = text;
            activity["textFormat"] = "plain";
        }

        if (value is { } given)
        {
            activity["value"] = Copy(given);
        }

        return activity;
    }

    /// <param name="name">Null for the one kind of invoke that has no name: a card button of type <c>invoke</c>.</param>
    /// <param name="source"><c>message</c> or <c>compose</c>.</param>
    public JsonObject Invoke(string? name, DemoPerson from, Place place, string? root, JsonNode? value, string source, string? replyTo = null)
    {
        var activity = Start("invoke", NewEventId(), from, place, root);

        if (name is not null)
        {
            activity["name"] = name;
        }

        if (replyTo is not null)
        {
            activity["replyToId"] = replyTo;
        }

        activity["entities"] = new JsonArray(ClientInfo(from));
        activity["channelData"]!["source"] = new JsonObject { ["name"] = source };
        activity["value"] = value;
        return activity;
    }

    public JsonObject Installed(DemoPerson by, Place place)
    {
        var activity = Start("installationUpdate", NewEventId(), by, place, null);
        activity["action"] = "add";
        activity["channelData"]!["settings"] = new JsonObject { ["selectedChannel"] = new JsonObject { ["id"] = place.Id } };
        activity["channelData"]!["source"] = new JsonObject { ["name"] = "message" };
        NameTheTeam(activity, place);
        return activity;
    }

    public JsonObject BotAdded(DemoPerson by, Place place)
    {
        var activity = Start("conversationUpdate", NewEventId(), by, place, null);
        var added = new JsonArray(new JsonObject { ["id"] = app.BotMri });

        if (place.Kind == PlaceKind.Personal)
        {
            added.Insert(0, new JsonObject { ["id"] = by.Mri, ["aadObjectId"] = by.Id });
        }

        activity["membersAdded"] = added;

        if (place.Kind == PlaceKind.Channel)
        {
            activity["channelData"]!["eventType"] = "teamMemberAdded";
            activity["channelData"]!["settings"] = new JsonObject { ["selectedChannel"] = new JsonObject { ["id"] = place.Id } };
        }

        NameTheTeam(activity, place);
        return activity;
    }

    private JsonObject Start(string type, string id, DemoPerson from, Place place, string? root)
    {
        var now = clock.GetUtcNow();
        var zone = clock.LocalTimeZone;
        var conversation = new JsonObject
        {
            ["conversationType"] = place.ConversationType,
            ["tenantId"] = company.TenantId,
            ["id"] = root is null ? place.Id : $"{place.Id};messageid={root}",
        };

        if (place.ConversationType != "personal")
        {
            conversation["isGroup"] = true;
        }

        return new JsonObject
        {
            ["type"] = type,
            ["id"] = id,
            ["timestamp"] = now.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            ["localTimestamp"] = TimeZoneInfo.ConvertTime(now, zone).ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture),
            ["localTimezone"] = zone.Id,
            ["locale"] = LocaleOf(from),
            ["channelId"] = "msteams",
            ["serviceUrl"] = room.ServiceUrl,
            ["from"] = new JsonObject { ["id"] = from.Mri, ["name"] = from.DisplayName, ["aadObjectId"] = from.Id },
            ["recipient"] = new JsonObject { ["id"] = app.BotMri, ["name"] = app.Name },
            ["conversation"] = conversation,
            ["channelData"] = ChannelData(place),
        };
    }

    private JsonObject ChannelData(Place place)
    {
        var data = new JsonObject { ["tenant"] = new JsonObject { ["id"] = company.TenantId } };

        if (place.Team is { } team)
        {
            data["team"] = new JsonObject { ["id"] = team.Id, ["name"] = team.Name };
            data["channel"] = new JsonObject { ["id"] = place.Id };
            data["teamsChannelId"] = place.Id;
            data["teamsTeamId"] = team.Id;
        }

        return data;
    }

    private static void NameTheTeam(JsonObject activity, Place place)
    {
        if (place.Team is { } team)
        {
            activity["channelData"]!["team"]!["aadGroupId"] = TeamGroup.IdOf(team);
        }
    }

    private static JsonNode Entity(Mention mention) => new JsonObject
    {
        ["type"] = "mention",
        ["text"] = mention.Text,
        ["mentioned"] = new JsonObject { ["id"] = mention.Id, ["name"] = mention.Name },
    };

    // The real client names its own time zone; this one runs on the same machine as the page.
    private JsonObject ClientInfo(DemoPerson person)
    {
        var locale = LocaleOf(person);
        return new JsonObject
        {
            ["type"] = "clientInfo",
            ["locale"] = locale,
            ["country"] = locale.Split('-') is [_, .., { Length: 2 } country] ? country.ToUpperInvariant() : "US",
            ["platform"] = "Web",
            ["timezone"] = clock.LocalTimeZone.Id,
        };
    }

    private static JsonObject Html(ChatMessage message)
    {
        var html = WebUtility.HtmlEncode(message.Text).Replace("\n", "<br>", StringComparison.Ordinal);

        for (var i = 0; i < message.Mentions.Count; i++)
        {
            var marked = WebUtility.HtmlEncode(message.Mentions[i].Text);
            var name = WebUtility.HtmlEncode(message.Mentions[i].Name);
            html = html.Replace(marked, $"<span itemscope itemtype=\"http://schema.skype.com/Mention\" itemid=\"{i}\">{name}</span>", StringComparison.Ordinal);
        }

        return new JsonObject { ["contentType"] = "text/html", ["content"] = $"<p>{html}</p>" };
    }

    private string NewEventId() => $"f:{Guid.CreateVersion7(clock.GetUtcNow())}";

    private static string LocaleOf(DemoPerson person) => person.PreferredLanguage is { Length: > 0 } language ? language : "en-US";

    private static JsonNode? Copy(JsonElement element) => JsonSerializer.SerializeToNode(element);
}
