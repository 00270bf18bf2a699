using Newtonsoft.Json.Linq;
using TeamsEsnBot.Features.Cards;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Teams;

/// <summary>What the message extension shows: rows, a card for the compose box, a preview, a page to open.</summary>
internal static class ExtensionAnswers
{
    /// <summary>Rows of a search, or the one card of a row that was chosen.</summary>
    public static JObject Found(Reply reply) => reply switch
    {
        { Link: { } link } => Opens(link),
        { Results: { } rows } => Rows(rows, reply.IsAskedEachTime),
        { Card: { } card } => Rows([AsRow(card)], reply.IsAskedEachTime),
        { Text: { } text } => Extension(new JObject { ["type"] = "message", ["text"] = text }),
        _ => Rows([], isAskedEachTime: false),
    };

    /// <summary>The card of a link. When there is none, or it failed, the link just stays a link.</summary>
    public static JObject Unfurled(Reply reply) => reply.IsRefusal ? Rows([], isAskedEachTime: true) : Found(FirstRow(reply));

    /// <summary>The same for people without the app, who may only get a card or be asked to sign in.</summary>
    public static JObject UnfurledForAnybody(Reply reply) =>
        reply is { Results: not null } or { Card: not null } or { Link.IsSignIn: true } ? Unfurled(reply) : Rows([], reply.IsRefusal);

    /// <summary>After an action: its dialog, what it puts into the compose box, or the message to agree to.</summary>
    public static JObject? OnAction(Reply reply, Happening? what) => reply switch
    {
        { Link: { } link } => Opens(link),
        { Results: { } rows } => Rows(rows, isAskedEachTime: false),
        { IsPreview: true, Card: { } card } => Preview(card),
        _ => DialogAnswers.Page(reply, what),
    };

    /// <summary>A page to open: to sign in, or to set the extension up.</summary>
    public static JObject Opens(ReplyLink link) =>
        Extension(new JObject { ["type"] = link.IsSignIn ? "auth" : "config", ["suggestedActions"] = DialogAnswers.Actions(DialogAnswers.Open(link)) });

    private static JObject Rows(IReadOnlyList<SearchResult> rows, bool isAskedEachTime)
    {
        var result = new JObject { ["type"] = "result", ["attachmentLayout"] = "list", ["attachments"] = new JArray(rows.Select(Row)) };
        if (isAskedEachTime)
        {
            // Otherwise Teams shows the answer to anybody who pastes the same link within half an hour. The value is JSON within JSON.
            result["suggestedActions"] = DialogAnswers.Actions(new JObject { ["type"] = "setCachePolicy", ["value"] = """{"type":"no-cache"}""" });
        }

        return Extension(result);
    }

    /// <summary>Only the first is used for a link; the rest would be dead weight.</summary>
    private static Reply FirstRow(Reply reply) => reply.Results is { Count: > 1 } rows
        ? reply.IsAskedEachTime ? Reply.InsertsThisTime(rows[0].Card) : Reply.Inserts(rows[0].Card)
        : reply;

    private static SearchResult AsRow(Card card) => new(card.Heading, "", card);

    private static JObject Row(SearchResult result)
    {
        var preview = new JObject { ["title"] = result.Title, ["text"] = result.Text };
        if (result.Image is { } image)
        {
            preview["images"] = new JArray(new JObject { ["url"] = image, ["alt"] = result.Title });
        }

        if (result.Choice is { } choice)
        {
            var value = new JObject(choice.Data.Select(one => new JProperty(one.Key, one.Value))) { ["verb"] = choice.Verb };
            preview["tap"] = new JObject { ["type"] = "invoke", ["value"] = value };
        }

        return new JObject
        {
            ["contentType"] = CardMessages.CardType,
            ["content"] = new JRaw(result.Card.ToJson(Card.ResultBudget)),
            ["preview"] = new JObject { ["contentType"] = "application/vnd.microsoft.card.thumbnail", ["content"] = preview },
        };
    }

    private static JObject Preview(Card card) => Extension(new JObject
    {
        ["type"] = "botMessagePreview",
        ["activityPreview"] = new JObject
        {
            ["type"] = "message",
            ["attachments"] = new JArray(new JObject { ["contentType"] = CardMessages.CardType, ["content"] = new JRaw(card.ToJson()) }),
        },
    });

    private static JObject Extension(JObject answer) => new() { ["composeExtension"] = answer };
}
