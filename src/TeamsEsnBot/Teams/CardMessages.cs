using System.Text.Json;
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
    public static Activity Of(Reply reply) => reply.Card is { } card ? Message(new Drawn(card), card.Heading) : OfText(reply.Text ?? "");

    /// <param name="summary">What the notification says.</param>
    public static Activity Of(string cardJson, string summary) => Message(new JRaw(cardJson), summary);

    public static Activity OfText(string text) => new() { Type = ActivityTypes.Message, Text = text, TextFormat = TextFormatTypes.Plain };

    /// <summary>The card's JSON goes out as it is; nothing on the way needs to look inside.</summary>
    private static Activity Message(object card, string summary) => new()
    {
        Type = ActivityTypes.Message,
        Summary = summary,
        Attachments = [new Attachment { ContentType = CardType, Content = card }],
    };

    /// <summary>A card that is drawn when the message is written.</summary>
    private sealed class Drawn(Card card) : IJsonContent
    {
        public void WriteTo(Utf8JsonWriter json)
        {
            using var drawn = card.ToUtf8Json();
            json.WriteRawValue(drawn.Memory.Span, skipInputValidation: true);
        }
    }
}
