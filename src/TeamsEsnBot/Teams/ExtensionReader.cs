using Newtonsoft.Json.Linq;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Teams;

/// <summary>Reads what happened in the message extension.</summary>
internal static class ExtensionReader
{
    // Some clients leave the command out when an app has only one.
    private const string OnlySearch = "findExpert";
    private const string OnlyAction = "whoKnowsThis";

    private const int Page = 25;

    /// <summary>What happened; null when the value is not what the name promises.</summary>
    public static Happening? Read(string name, JObject value) => name switch
    {
        InvokeNames.Query => Search(value),
        InvokeNames.QueryLink => Paste(value, isAnonymous: false),
        InvokeNames.AnonymousQueryLink => Paste(value, isAnonymous: true),
        InvokeNames.SelectItem => new RowChosen(value["verb"].Text() ?? "", Form.Values(value)),
        InvokeNames.FetchTask => Pick(value),
        InvokeNames.SubmitAction => Submit(value),
        InvokeNames.Setting => new SettingsSaved(value["state"].Text() ?? ""),
        _ => null,
    };

    private static Searched Search(JObject value)
    {
        var parameters = (value["parameters"] as JArray ?? []).OfType<JObject>().ToArray();
        var isFirst = parameters.Any(parameter => parameter["name"].Text() == "initialRun");
        var text = parameters.FirstOrDefault(parameter => parameter["name"].Text() != "initialRun")?["value"].Text() ?? "";
        return new Searched(
            value["commandId"].Text() ?? OnlySearch,
            text,
            Form.Number(value, "queryOptions.skip", 0, int.MaxValue, 0),
            Form.Number(value, "queryOptions.count", 1, Page, Page),
            isFirst);
    }

    private static LinkPasted? Paste(JObject value, bool isAnonymous) =>
        Uri.TryCreate(value["url"].Text(), UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            ? new LinkPasted(address, isAnonymous)
            : null;

    private static Picked Pick(JObject value) => new(
        value["commandId"].Text() ?? OnlyAction,
        value["messagePayload"] is JObject message ? MessagePayload.Read(message) : PickedMessage.None,
        value["commandContext"].Text()?.ToUpperInvariant() switch
        {
            "COMPOSE" => PickedFrom.Compose,
            "COMMANDBOX" => PickedFrom.CommandBox,
            _ => PickedFrom.Message,
        });

    private static Happening? Submit(JObject value)
    {
        if (value["botMessagePreviewAction"].Text() is { } decision)
        {
            return Decide(value, decision);
        }

        if (value["data"] is not JObject data)
        {
            return null;
        }

        // Just installed, because a dialog asked for it: on with the button that needed it, or from the beginning.
        return data["verb"] is null && WasInstalled(data) ? Pick(value) : Form.Press(data, null);
    }

    /// <summary>Teams says so only when it added the app to the conversation a moment ago.</summary>
    public static bool WasInstalled(JObject? data) => data?.SelectToken("msteams.justInTimeInstall") is JValue { Value: true };

    private static Previewed? Decide(JObject value, string decision)
    {
        // The previewed message comes back from the client and may say anything by now. Its first button says which of our own to build.
        var button = value.SelectToken("botActivityPreview[0].attachments[0].content")?.SelectTokens("$..actions[*]").OfType<JObject>()
            .FirstOrDefault(action => action["type"].Text() is "Action.Execute" or "Action.Submit");
        var data = button?["data"] as JObject;
        var verb = button?["verb"].Text() ?? data?["verb"].Text() ?? "";
        return decision.ToUpperInvariant() switch
        {
            "SEND" => new Previewed(value["commandId"].Text() ?? OnlyAction, verb, Form.Values(data), IsSent: true),
            "EDIT" => new Previewed(value["commandId"].Text() ?? OnlyAction, verb, Form.Values(data), IsSent: false),
            _ => null,
        };
    }
}
