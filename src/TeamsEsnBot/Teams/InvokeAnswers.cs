using Newtonsoft.Json.Linq;
using TeamsEsnBot.Features.Cards;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Teams;

/// <summary>What stands in the HTTP response to an invoke, by its name (learn.microsoft.com/microsoftteams/platform, “universal actions”, “message extensions”).</summary>
internal static class InvokeAnswers
{
    private const string Message = "application/vnd.microsoft.activity.message";
    private const string Error = "application/vnd.microsoft.error";

    /// <summary>The body; null for none.</summary>
    public static JObject? Of(string name, Reply reply) => name switch
    {
        InvokeReader.CardAction => Pressed(reply),
        InvokeReader.Query => Found(reply),
        InvokeReader.FetchTask or InvokeReader.SubmitAction => Dialog(reply),
        _ => null,
    };

    /// <summary>The value was not what the name promises.</summary>
    public static JObject NotReadable() => Result(400, Error, new JObject { ["code"] = "BadRequest", ["message"] = Wording.CardNotReadable });

    private static JObject Pressed(Reply reply) => reply switch
    {
        { Card: { } card } => Result(200, CardMessages.CardType, new JRaw(card.ToJson())),
        _ => Result(200, Message, reply.Text ?? ""),
    };

    private static JObject Found(Reply reply)
    {
        var answer = reply.Results is { } results
            ? new JObject { ["type"] = "result", ["attachmentLayout"] = "list", ["attachments"] = new JArray(results.Select(Row)) }
            : new JObject { ["type"] = "message", ["text"] = reply.Text ?? "" };
        return new JObject { ["composeExtension"] = answer };
    }

    private static JObject Row(SearchResult result)
    {
        var preview = new JObject { ["title"] = result.Title, ["text"] = result.Text };
        if (result.Image is { } image)
        {
            preview["images"] = new JArray(new JObject { ["url"] = image, ["alt"] = result.Title });
        }

        return new JObject
        {
            ["contentType"] = CardMessages.CardType,
            ["content"] = new JRaw(result.Card.ToJson(Card.ResultBudget)),
            ["preview"] = new JObject { ["contentType"] = "application/vnd.microsoft.card.thumbnail", ["content"] = preview },
        };
    }

    /// <summary>A card goes on in the dialog, words end it, nothing closes it.</summary>
    private static JObject? Dialog(Reply reply) => reply switch
    {
        { Card: { } card } => Task("continue", new JObject
        {
            ["title"] = card.Heading,
            ["height"] = "large",
            ["width"] = "medium",
            ["card"] = new JObject { ["contentType"] = CardMessages.CardType, ["content"] = new JRaw(card.ToJson(use: CardUse.Dialog)) },
        }),
        { Text: { } text } => Task("message", text),
        _ => null,
    };

    private static JObject Task(string type, JToken value) => new() { ["task"] = new JObject { ["type"] = type, ["value"] = value } };

    private static JObject Result(int status, string type, JToken value) => new() { ["statusCode"] = status, ["type"] = type, ["value"] = value };
}
