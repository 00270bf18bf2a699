using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;
using TeamsEsnBot.Features.Cards;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Teams;

/// <summary>Makes messages of cards and words.</summary>
internal static class CardMessages
{
    public const string CardType = "application/vnd.microsoft.card.adaptive";

    /// <summary>A card or a text, never both: Teams would split them in two messages, and neither could be changed later.</summary>
    public static Activity Of(Reply reply) => reply.Card is { } card ? Of(card.ToJson(), card.Heading) : OfText(reply.Text ?? "");

    /// <param name="summary">What the notification says.</param>
    public static Activity Of(string cardJson, string summary) => new()
    {
        Type = ActivityTypes.Message,
        Summary = summary,
        Attachments = [Attachment(cardJson)],
    };

    /// <summary>The card's JSON goes out as it is; nothing on the way needs to look inside.</summary>
    public static Attachment Attachment(string cardJson) => new() { ContentType = CardType, Content = new JRaw(cardJson) };

    public static Activity OfText(string text) => new() { Type = ActivityTypes.Message, Text = text, TextFormat = TextFormatTypes.Plain };
}
