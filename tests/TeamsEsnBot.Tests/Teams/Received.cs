using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TeamsEsnBot.Tests.Teams;

/// <summary>Activities as Teams and the Agents Playground send them, with the change that a test is about.</summary>
internal static class Received
{
    public const string Tenant = "7c1f0a8e-0000-4000-8000-000000000001";
    public const string Ana = "51e00000-0000-4000-8000-000000000001";
    public const string Bot = "28:0b7f1f5e-61b0-4a3a-8b1e-7d7f8d3b9c10";

    public const string Personal = """
        {
          "type": "message", "id": "1763800001234", "timestamp": "2026-11-22T09:26:41.234Z", "localTimestamp": "2026-11-22T10:26:41.234+01:00",
          "localTimezone": "Europe/Berlin", "locale": "de-DE", "channelId": "msteams",
          "serviceUrl": "https://smba.trafficmanager.net/emea/7c1f0a8e-0000-4000-8000-000000000001/",
          "from": { "id": "29:1Ana", "name": "Ana Lima", "aadObjectId": "51e00000-0000-4000-8000-000000000001" },
          "recipient": { "id": "28:0b7f1f5e-61b0-4a3a-8b1e-7d7f8d3b9c10", "name": "ESN Bot" },
          "conversation": { "id": "a:1ana", "conversationType": "personal", "tenantId": "7c1f0a8e-0000-4000-8000-000000000001" },
          "text": "who knows Kubernetes?", "textFormat": "plain",
          "attachments": [ { "contentType": "text/html", "content": "<p>who knows Kubernetes?</p>" } ],
          "entities": [ { "type": "clientInfo", "locale": "de-DE", "country": "DE", "platform": "Windows", "timezone": "Europe/Berlin" } ],
          "channelData": { "tenant": { "id": "7c1f0a8e-0000-4000-8000-000000000001" } }
        }
        """;

    public const string GroupChat = """
        {
          "type": "message", "id": "6b0d2f0e-4d3c-4a6e-9a5d-6a1d7a0c1e11", "channelId": "msteams", "serviceUrl": "http://127.0.0.1:56150/_connector",
          "from": { "id": "29:1Ana", "name": "Ana Lima", "aadObjectId": "51e00000-0000-4000-8000-000000000001" },
          "recipient": { "id": "28:0b7f1f5e-61b0-4a3a-8b1e-7d7f8d3b9c10", "name": "ESN Bot" },
          "conversation": { "isGroup": true, "conversationType": "groupChat", "tenantId": "7c1f0a8e-0000-4000-8000-000000000001", "id": "19:lunch@thread.v2" },
          "text": "<at>ESN Bot</at> who knows Kubernetes?", "textFormat": "plain", "locale": "en-US",
          "entities": [ { "type": "mention", "mentioned": { "id": "28:0b7f1f5e-61b0-4a3a-8b1e-7d7f8d3b9c10", "name": "ESN Bot" }, "text": "<at>ESN Bot</at>" } ],
          "channelData": { "tenant": { "id": "7c1f0a8e-0000-4000-8000-000000000001" } }
        }
        """;

    public const string Channel = """
        {
          "type": "message", "id": "1763800100000", "channelId": "msteams",
          "serviceUrl": "https://smba.trafficmanager.net/emea/7c1f0a8e-0000-4000-8000-000000000001/",
          "from": { "id": "29:1Ana", "name": "Ana Lima", "aadObjectId": "51e00000-0000-4000-8000-000000000001" },
          "recipient": { "id": "28:0b7f1f5e-61b0-4a3a-8b1e-7d7f8d3b9c10", "name": "ESN Bot" },
          "conversation": { "isGroup": true, "conversationType": "channel", "tenantId": "7c1f0a8e-0000-4000-8000-000000000001",
            "id": "19:kubernetes@thread.tacv2;messageid=1763800100000" },
          "text": "<at>ESN Bot</at> who knows Kubernetes?\n", "textFormat": "plain",
          "attachments": [ { "contentType": "text/html", "content": "<div><span itemscope itemtype=\"http://schema.skype.com/Mention\" itemid=\"0\">ESN Bot</span>&nbsp;who knows Kubernetes?</div>" } ],
          "entities": [
            { "type": "mention", "text": "<at>ESN Bot</at>", "mentioned": { "id": "28:0b7f1f5e-61b0-4a3a-8b1e-7d7f8d3b9c10", "name": "ESN Bot" } },
            { "type": "clientInfo", "locale": "en-GB", "country": "GB", "platform": "Mac", "timezone": "Europe/London" } ],
          "channelData": {
            "tenant": { "id": "7c1f0a8e-0000-4000-8000-000000000001" },
            "team": { "id": "19:general@thread.tacv2", "name": "Platform" },
            "channel": { "id": "19:kubernetes@thread.tacv2" },
            "teamsChannelId": "19:kubernetes@thread.tacv2", "teamsTeamId": "19:general@thread.tacv2" }
        }
        """;

    public static Activity Of(string json, Action<JObject>? change = null)
    {
        var activity = JObject.Parse(json);
        change?.Invoke(activity);
        return JsonConvert.DeserializeObject<Activity>(activity.ToString(Formatting.None))!;
    }

    public static Activity Invoke(string name, string value, string? replyTo = null) => Of(Personal, activity =>
    {
        activity["type"] = "invoke";
        activity["id"] = "f:2a0c";
        activity["name"] = name;
        activity["value"] = JToken.Parse(value);
        activity.Remove("text");
        if (replyTo is not null)
        {
            activity["replyToId"] = replyTo;
        }
    });

    public static JObject Mention(string id, string name, string? text = null) => new()
    {
        ["type"] = "mention",
        ["text"] = text ?? $"<at>{name}</at>",
        ["mentioned"] = new JObject { ["id"] = id, ["name"] = name },
    };
}
