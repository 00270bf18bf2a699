using Newtonsoft.Json.Linq;
using TeamsEsnBot.Features.Cards;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Teams;

/// <summary>The next page of a dialog: a card goes on in it, words end it, nothing closes it.</summary>
internal static class DialogAnswers
{
    public static JObject? Page(Reply reply, Happening? what) => Step(reply, what) is { } step ? new JObject { ["task"] = step } : null;

    /// <summary>The same, in the words of the bot's settings.</summary>
    public static JObject? Configuration(Reply reply, Happening? what) => reply.Link is { } link
        ? new JObject { ["config"] = new JObject { ["type"] = "auth", ["suggestedActions"] = Actions(Open(link)) } }
        : Step(reply, what) is { } step ? new JObject { ["config"] = step } : null;

    /// <summary>A link as Teams offers it beside a dialog or a list.</summary>
    public static JObject Open(ReplyLink link) => new() { ["type"] = "openUrl", ["value"] = link.Page.AbsoluteUri, ["title"] = link.Title };

    /// <summary>One suggested action, as Teams wants to have it wrapped.</summary>
    public static JObject Actions(JObject action) => new() { ["actions"] = new JArray(action) };

    private static JObject? Step(Reply reply, Happening? what) => reply switch
    {
        { Card: { } card } => Continue(card.Heading, "large", new JRaw(card.ToJson(use: CardUse.Dialog))),
        { NeedsBot: true } => Continue(Wording.NotHereYet, "small", Install(what as Pressed)),
        { Text: { } text } => new JObject { ["type"] = "message", ["value"] = text },
        _ => null,
    };

    private static JObject Continue(string title, string height, JToken card) => new()
    {
        ["type"] = "continue",
        ["value"] = new JObject
        {
            ["title"] = title,
            ["height"] = height,
            ["width"] = "medium",
            ["card"] = new JObject { ["contentType"] = CardMessages.CardType, ["content"] = card },
        },
    };

    /// <summary>
    /// Teams adds the app to the conversation when this button is pressed, and sends its data on: with those of the press that needed the bot, it is the
    /// same press again.
    /// </summary>
    private static JObject Install(Pressed? press)
    {
        var card = JObject.Parse(Card.Titled(Wording.NotHereYet).Line(Wording.NotHereYetLine).ToJson(use: CardUse.Dialog));
        var data = new JObject((press?.Data ?? new Dictionary<string, string>()).Select(one => new JProperty(one.Key, one.Value)));
        if (press is not null)
        {
            data["verb"] = press.Verb;
        }

        data["msteams"] = new JObject { ["justInTimeInstall"] = true };
        card["actions"] = new JArray(new JObject { ["type"] = "Action.Submit", ["title"] = Wording.AddMeHere, ["data"] = data });
        return card;
    }
}
