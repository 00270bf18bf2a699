using System.Globalization;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Teams;

/// <summary>The invokes the bot knows, by their wire names, and how each becomes what happened.</summary>
internal static class InvokeReader
{
    public const string CardAction = "adaptiveCard/action";
    public const string Query = "composeExtension/query";
    public const string FetchTask = "composeExtension/fetchTask";
    public const string SubmitAction = "composeExtension/submitAction";

    // Some clients leave the command out when an app has only one.
    private const string OnlySearch = "findExpert";
    private const string OnlyAction = "whoKnowsThis";

    private const int DefaultPage = 25;

    public static bool Knows(string? name) => name is CardAction or Query or FetchTask or SubmitAction;

    /// <summary>What happened; null when the value is not what the name promises.</summary>
    public static Happening? Read(Activity activity) => activity.Value is not JObject value ? null : activity.Name switch
    {
        CardAction => value["action"] is JObject action && (string?)action["type"] == "Action.Execute"
            ? Press((string?)action["verb"], action["data"] as JObject, activity.ReplyToId)
            : null,
        Query => Search(value),
        FetchTask => new Picked((string?)value["commandId"] ?? OnlyAction, MessagePayload.Read(value["messagePayload"] as JObject)),
        SubmitAction => value["data"] is JObject data ? Press((string?)data["verb"], data, null) : null,
        _ => null,
    };

    /// <summary>Only plain values of a form are read; anything nested was not made by our cards.</summary>
    public static Pressed Press(string? verb, JObject? data, string? card) => new(
        verb ?? "",
        data?.Properties()
            .Where(property => property.Value is JValue { Value: not null })
            .ToDictionary(property => property.Name, property => ((JValue)property.Value).ToString(CultureInfo.InvariantCulture), StringComparer.Ordinal) ?? [],
        card);

    private static Searched Search(JObject value)
    {
        var parameters = (value["parameters"] as JArray ?? []).OfType<JObject>().ToArray();
        var isFirst = parameters.Any(parameter => (string?)parameter["name"] == "initialRun");
        var text = parameters.FirstOrDefault(parameter => (string?)parameter["name"] != "initialRun")?["value"]?.ToString() ?? "";
        return new Searched(
            (string?)value["commandId"] ?? OnlySearch,
            text,
            Math.Max(Number("skip") ?? 0, 0),
            Math.Clamp(Number("count") ?? DefaultPage, 1, DefaultPage),
            isFirst);

        int? Number(string name) => value.SelectToken($"queryOptions.{name}") is JValue { Type: JTokenType.Integer } number ? (int)number : null;
    }
}
