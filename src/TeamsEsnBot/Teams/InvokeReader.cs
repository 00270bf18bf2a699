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
        CardAction => value["action"] is JObject action && action["type"].Text() == "Action.Execute"
            ? Press(action["verb"].Text(), action["data"] as JObject, activity.ReplyToId)
            : null,
        Query => Search(value),
        FetchTask => new Picked(value["commandId"].Text() ?? OnlyAction, MessagePayload.Read(value["messagePayload"] as JObject)),
        SubmitAction => value["data"] is JObject data ? Press(data["verb"].Text(), data, null) : null,
        _ => null,
    };

    /// <summary>Only plain values of a form are read; anything nested was not made by our cards.</summary>
    public static Pressed Press(string? verb, JObject? data, string? card) => new(
        verb ?? "",
        data?.Properties()
            .Where(property => property.Value.Text() is not null)
            .ToDictionary(property => property.Name, property => property.Value.Text()!, StringComparer.Ordinal) ?? [],
        card);

    private static Searched Search(JObject value)
    {
        var parameters = (value["parameters"] as JArray ?? []).OfType<JObject>().ToArray();
        var isFirst = parameters.Any(parameter => parameter["name"].Text() == "initialRun");
        var text = parameters.FirstOrDefault(parameter => parameter["name"].Text() != "initialRun")?["value"].Text() ?? "";
        return new Searched(
            value["commandId"].Text() ?? OnlySearch,
            text,
            (int)Math.Clamp(Number("skip") ?? 0, 0, int.MaxValue),
            (int)Math.Clamp(Number("count") ?? DefaultPage, 1, DefaultPage),
            isFirst);

        long? Number(string name) => value.SelectToken($"queryOptions.{name}") is JValue { Value: long number } ? number : null;
    }
}
