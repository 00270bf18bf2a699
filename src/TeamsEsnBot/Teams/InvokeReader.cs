using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Teams;

/// <summary>Reads what happened from an invoke: the buttons, dialogs and lists of cards here, the message extension in <see cref="ExtensionReader"/>.</summary>
internal static class InvokeReader
{
    /// <summary>What happened; null when the value is not what the name promises.</summary>
    public static Happening? Read(Activity activity)
    {
        var value = activity.Value as JObject;
        return InvokeNames.Find(activity.Name) switch
        {
            // Opening settings needs to say nothing more than its name.
            InvokeNames.Configure => new ConfigurationAsked(),
            InvokeNames.QuerySettingUrl => new SettingsAsked(),
            InvokeNames.CardButtonClicked => new InsertedCardPressed(value?["verb"].Text() ?? "", Form.Values(value)),
            { } name when value is not null => Read(name, value, activity.ReplyToId),
            _ => null,
        };
    }

    private static Happening? Read(string name, JObject value, string? message) => name switch
    {
        InvokeNames.CardAction => OnCard(value, message),
        InvokeNames.ChoiceSearch => Choose(value),
        InvokeNames.OpenDialog => value["data"] is JObject data ? new Opened(data["verb"].Text() ?? "", Form.Values(data), message) : null,
        InvokeNames.SubmitDialog or InvokeNames.SubmitConfiguration => value["data"] is JObject data ? Form.Press(data, null) : null,
        InvokeNames.Feedback => Rate(value, message),
        InvokeNames.FeedbackForm => value["data"] is JObject data && IsLiked(data) is { } isLiked && message is not null ? new RatingOpened(message, isLiked) : null,
        _ => ExtensionReader.Read(name, value),
    };

    private static FromACard? OnCard(JObject value, string? message)
    {
        if (value["action"] is not JObject action || action["type"].Text() != "Action.Execute")
        {
            return null;
        }

        var (verb, data) = (action["verb"].Text() ?? "", Form.Values(action["data"] as JObject));
        return "automatic".Equals(value["trigger"].Text(), StringComparison.OrdinalIgnoreCase) ? new Refreshed(verb, data, message) : new Pressed(verb, data, message);
    }

    private static Choosing Choose(JObject value) => new(
        value["dataset"].Text() ?? "",
        value["queryText"].Text() ?? "",
        Form.Number(value, "queryOptions.skip", 0, int.MaxValue, 0),
        Form.Number(value, "queryOptions.top", 1, Choosing.MostChoices, Choosing.MostChoices),
        Form.Values(value["data"] as JObject));

    /// <summary>What was written comes as JSON within JSON, and as nothing at all when it was the thumb alone.</summary>
    private static Rated? Rate(JObject value, string? message)
    {
        if (message is null || IsLiked(value) is not { } isLiked)
        {
            return null;
        }

        var feedback = value.SelectToken("actionValue.feedback");
        var form = Form.Values(feedback as JObject ?? Form.Parse(feedback.Text()));
        return new Rated(message, isLiked, form.GetValueOrDefault("feedbackText", ""), form);
    }

    private static bool? IsLiked(JObject value) => value.SelectToken("actionValue.reaction").Text()?.ToUpperInvariant() switch
    {
        "LIKE" => true,
        "DISLIKE" => false,
        _ => null,
    };
}
