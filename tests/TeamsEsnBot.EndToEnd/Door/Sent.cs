using System.Text.Json.Nodes;
using TeamsEsnBot.DevRoom.Company;

namespace TeamsEsnBot.EndToEnd.Door;

/// <summary>What Teams delivers when somebody does something. Every call makes a new activity; sending the same one again is a second delivery.</summary>
internal sealed class Sent(OpenDoor door)
{
    public const string Thread = "19:hangar@thread.tacv2;messageid=1763800100000";
    public const string GroupChat = "19:lunch@thread.v2";

    private static int _ids;

    public static string PersonalChatOf(DemoPerson person) => $"a:{person.GivenName}";

    public JsonObject Says(DemoPerson from, string text) => With(Personal("message", from), ("text", text), ("textFormat", "plain"));

    public JsonObject SaysInTheGroupChat(DemoPerson from, string text) => Mentioning(
        With(Start("message", from, new JsonObject { ["isGroup"] = true, ["conversationType"] = "groupChat", ["id"] = GroupChat, ["tenantId"] = OpenDoor.Tenant }), ("text", text)));

    public JsonObject SaysInTheChannel(DemoPerson from, string text) => Mentioning(With(Channel("message", from), ("text", text)));

    public JsonObject Invokes(DemoPerson from, string name, JsonNode? value) => With(Personal("invoke", from), ("name", name), ("value", value));

    public JsonObject InvokesInTheChannel(DemoPerson from, string name, JsonNode? value) => With(Channel("invoke", from), ("name", name), ("value", value));

    public JsonObject InvokesInTheGroupChat(DemoPerson from, string name, JsonNode? value) => With(
        Start("invoke", from, new JsonObject { ["isGroup"] = true, ["conversationType"] = "groupChat", ["id"] = GroupChat, ["tenantId"] = OpenDoor.Tenant }),
        ("name", name),
        ("value", value));

    /// <summary>News of the team, which come in its first channel.</summary>
    public JsonObject ChangesTheTeam(DemoPerson from, string kind, params (string Name, JsonNode? Value)[] channelData)
    {
        var activity = Channel("conversationUpdate", from);
        activity["conversation"]!["id"] = "19:general@thread.tacv2";
        activity["channelData"]!.AsObject().Remove("channel");
        With(activity["channelData"]!.AsObject(), [("eventType", kind), .. channelData]);
        return activity;
    }

    public JsonObject Presses(DemoPerson from, string verb, string message, params (string Name, string Value)[] data) =>
        Pressed(Personal("invoke", from), verb, message, data);

    public JsonObject PressesInTheChannel(DemoPerson from, string verb, string message, params (string Name, string Value)[] data) =>
        Pressed(Channel("invoke", from), verb, message, data);

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

    private JsonObject Personal(string type, DemoPerson from) =>
        Start(type, from, new JsonObject { ["conversationType"] = "personal", ["id"] = PersonalChatOf(from), ["tenantId"] = OpenDoor.Tenant });

    private JsonObject Channel(string type, DemoPerson from)
    {
        var activity = Start(type, from, new JsonObject { ["isGroup"] = true, ["conversationType"] = "channel", ["id"] = Thread, ["tenantId"] = OpenDoor.Tenant });
        activity["channelData"]!["team"] = new JsonObject { ["id"] = "19:general@thread.tacv2", ["name"] = "Airships" };
        activity["channelData"]!["channel"] = new JsonObject { ["id"] = "19:hangar@thread.tacv2" };
        return activity;
    }

    private JsonObject Start(string type, DemoPerson from, JsonObject conversation) => new()
    {
        ["type"] = type,
        ["id"] = $"f:{Interlocked.Increment(ref _ids)}",
        ["channelId"] = "msteams",
        ["serviceUrl"] = door.Connector.Address,
        ["locale"] = "en-GB",
        ["from"] = new JsonObject { ["id"] = from.Mri, ["name"] = from.DisplayName, ["aadObjectId"] = from.Id },
        ["recipient"] = new JsonObject { ["id"] = OpenDoor.Bot, ["name"] = "ESN Bot" },
        ["conversation"] = conversation,
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = OpenDoor.Tenant } },
    };

    private static JsonObject Mentioning(JsonObject message)
    {
        message["text"] = $"<at>ESN Bot</at> {message["text"]}\n";
        message["entities"] = new JsonArray(new JsonObject
        {
            ["type"] = "mention",
            ["text"] = "<at>ESN Bot</at>",
            ["mentioned"] = new JsonObject { ["id"] = OpenDoor.Bot, ["name"] = "ESN Bot" },
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
