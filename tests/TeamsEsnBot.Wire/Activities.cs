using System.Text.Json.Nodes;

namespace TeamsEsnBot.Wire;

/// <summary>What Teams delivers when somebody does something. Every call makes a new activity; sending the same one again is a second delivery.</summary>
/// <param name="serviceUrl">Where the bot is to answer.</param>
/// <param name="tenant">The company.</param>
/// <param name="bot">The bot's id; it begins with 28.</param>
public sealed class Activities(string serviceUrl, string tenant, string bot)
{
    /// <summary>The thread of a channel that everything in the channel happens in.</summary>
    public const string Thread = "19:hangar@thread.tacv2;messageid=1763800100000";

    /// <summary>The team of that channel: its id is that of its first channel.</summary>
    public const string Team = "19:general@thread.tacv2";

    /// <summary>A group chat with the bot in it.</summary>
    public const string GroupChat = "19:lunch@thread.v2";

    private static int _ids;

    /// <summary>A message in the personal chat.</summary>
    public JsonObject Says(Colleague from, string text) => With(Personal("message", from), ("text", text), ("textFormat", "plain"));

    /// <summary>A message in the group chat that mentions the bot.</summary>
    public JsonObject SaysInTheGroupChat(Colleague from, string text) => Mentioning(With(Group("message", from), ("text", text)));

    /// <summary>A message in the thread that mentions the bot.</summary>
    public JsonObject SaysInTheChannel(Colleague from, string text) => Mentioning(With(Channel("message", from), ("text", text)));

    /// <summary>A search, a dialog or anything else that is answered in the response.</summary>
    public JsonObject Invokes(Colleague from, string name, JsonNode? value) => With(Personal("invoke", from), ("name", name), ("value", value));

    /// <summary>The same from the compose box of the thread.</summary>
    public JsonObject InvokesInTheChannel(Colleague from, string name, JsonNode? value) => With(Channel("invoke", from), ("name", name), ("value", value));

    /// <summary>The same from the compose box of the group chat.</summary>
    public JsonObject InvokesInTheGroupChat(Colleague from, string name, JsonNode? value) => With(Group("invoke", from), ("name", name), ("value", value));

    /// <summary>News of the team, which come in its first channel.</summary>
    public JsonObject ChangesTheTeam(Colleague from, string kind, params (string Name, JsonNode? Value)[] channelData)
    {
        var activity = Channel("conversationUpdate", from);
        activity["conversation"]!["id"] = Team;
        activity["channelData"]!.AsObject().Remove("channel");
        With(activity["channelData"]!.AsObject(), [("eventType", kind), .. channelData]);
        return activity;
    }

    /// <summary>A button of a card in the personal chat.</summary>
    public JsonObject Presses(Colleague from, string verb, string message, params (string Name, string Value)[] data) =>
        Pressed(Personal("invoke", from), verb, message, data);

    /// <summary>A button of a card in the thread.</summary>
    public JsonObject PressesInTheChannel(Colleague from, string verb, string message, params (string Name, string Value)[] data) =>
        Pressed(Channel("invoke", from), verb, message, data);

    /// <summary>Anything else that happens in the personal chat, such as a reaction.</summary>
    public JsonObject Other(string type, Colleague from) => Personal(type, from);

    /// <summary>The same thing once more, but with an id of its own: so Teams repeats an invoke after about 30 s.</summary>
    public static JsonObject WithNewId(JsonNode activity)
    {
        var again = activity.DeepClone().AsObject();
        again["id"] = NewId();
        return again;
    }

    private static string NewId() => $"f:{Interlocked.Increment(ref _ids)}";

    private static JsonObject Pressed(JsonObject invoke, string verb, string message, (string Name, string Value)[] data) => With(
        invoke,
        ("name", "adaptiveCard/action"),
        ("replyToId", message),
        ("value", new JsonObject
        {
            ["action"] = new JsonObject
            {
                ["type"] = "Action.Execute",
                ["verb"] = verb,
                ["data"] = new JsonObject(data.Select(one => KeyValuePair.Create(one.Name, (JsonNode?)one.Value))),
            },
            ["trigger"] = "manual",
        }));

    private JsonObject Personal(string type, Colleague from) =>
        Start(type, from, new JsonObject { ["conversationType"] = "personal", ["id"] = from.PersonalChat, ["tenantId"] = tenant });

    private JsonObject Group(string type, Colleague from) =>
        Start(type, from, new JsonObject { ["isGroup"] = true, ["conversationType"] = "groupChat", ["id"] = GroupChat, ["tenantId"] = tenant });

    private JsonObject Channel(string type, Colleague from)
    {
        var activity = Start(type, from, new JsonObject { ["isGroup"] = true, ["conversationType"] = "channel", ["id"] = Thread, ["tenantId"] = tenant });
        activity["channelData"]!["team"] = new JsonObject { ["id"] = Team, ["name"] = "Airships" };
        activity["channelData"]!["channel"] = new JsonObject { ["id"] = "19:hangar@thread.tacv2" };
        return activity;
    }

    private JsonObject Start(string type, Colleague from, JsonObject conversation) => new()
    {
        ["type"] = type,
        ["id"] = NewId(),
        ["channelId"] = "msteams",
        ["serviceUrl"] = serviceUrl,
        ["locale"] = "en-GB",
        ["from"] = new JsonObject { ["id"] = from.Mri, ["name"] = from.DisplayName, ["aadObjectId"] = from.Id },
        ["recipient"] = new JsonObject { ["id"] = bot, ["name"] = "ESN Bot" },
        ["conversation"] = conversation,
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = tenant } },
    };

    private JsonObject Mentioning(JsonObject message)
    {
        message["text"] = $"<at>ESN Bot</at> {message["text"]}\n";
        message["entities"] = new JsonArray(new JsonObject
        {
            ["type"] = "mention",
            ["text"] = "<at>ESN Bot</at>",
            ["mentioned"] = new JsonObject { ["id"] = bot, ["name"] = "ESN Bot" },
        });
        return message;
    }

    private static JsonObject With(JsonObject activity, params (string Name, JsonNode? Value)[] more)
    {
        foreach (var (name, value) in more)
        {
            activity[name] = value;
        }

        return activity;
    }
}
