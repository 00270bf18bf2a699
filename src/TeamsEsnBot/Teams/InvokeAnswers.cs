using Newtonsoft.Json.Linq;
using TeamsEsnBot.Features.Cards;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Teams;

/// <summary>
/// What stands in the HTTP response to an invoke, by its name (learn.microsoft.com/microsoftteams/platform, “universal actions”, “message extensions”,
/// “dynamic search”, “task modules”). Nothing to say has an answer of its own for each: an error would be shown to the person.
/// </summary>
internal static class InvokeAnswers
{
    private const string Message = "application/vnd.microsoft.activity.message";
    private const string Error = "application/vnd.microsoft.error";

    /// <summary>The body; null for none.</summary>
    /// <param name="what">What is answered; an offer to add the bot goes on with it.</param>
    public static JObject? Of(string name, Reply reply, Happening? what = null) => InvokeNames.Find(name) switch
    {
        InvokeNames.CardAction => Pressed(reply),
        InvokeNames.ChoiceSearch => Choices(reply),
        InvokeNames.Query or InvokeNames.SelectItem => ExtensionAnswers.Found(reply),
        InvokeNames.QueryLink => ExtensionAnswers.Unfurled(reply),
        InvokeNames.AnonymousQueryLink => ExtensionAnswers.UnfurledForAnybody(reply),
        InvokeNames.FetchTask or InvokeNames.SubmitAction => ExtensionAnswers.OnAction(reply, what),
        InvokeNames.QuerySettingUrl => reply.Link is null ? null : ExtensionAnswers.Opens(reply.Link),
        InvokeNames.OpenDialog or InvokeNames.SubmitDialog or InvokeNames.FeedbackForm => DialogAnswers.Page(reply, what),
        InvokeNames.Configure or InvokeNames.SubmitConfiguration => DialogAnswers.Configuration(reply, what),
        _ => null,
    };

    /// <summary>The value was not what the name promises.</summary>
    public static JObject NotReadable() => Result(400, Error, new JObject { ["code"] = "BadRequest", ["message"] = Wording.CardNotReadable });

    private static JObject Pressed(Reply reply) => reply switch
    {
        { Card: { } card } => Result(200, CardMessages.CardType, new JRaw(card.ToJson())),
        { NeedsBot: true } => Result(200, Message, Wording.NotHereYetAddMe),
        _ => Result(200, Message, reply.Text ?? ""),
    };

    private static JObject Choices(Reply reply)
    {
        var offered = (reply.Choices ?? []).Take(Choosing.MostChoices).Select(choice => new JObject { ["title"] = choice.Title, ["value"] = choice.Value });
        return Result(200, "application/vnd.microsoft.search.searchResponse", new JObject { ["results"] = new JArray(offered) });
    }

    private static JObject Result(int status, string type, JToken value) => new() { ["statusCode"] = status, ["type"] = type, ["value"] = value };
}
