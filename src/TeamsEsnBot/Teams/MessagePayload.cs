using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Newtonsoft.Json.Linq;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Teams;

/// <summary>The message that an action was picked on, as Teams describes it: its words come as HTML.</summary>
internal static class MessagePayload
{
    public static PickedMessage Read(JObject? message)
    {
        // Whoever deleted it did not want it read any more, even where the client still has it.
        var isDeleted = message?["deleted"] is JValue { Value: true };
        var content = isDeleted ? "" : message?.SelectToken("body.content").Text() ?? "";
        var user = message?.SelectToken("from.user") as JObject;

        return new PickedMessage(
            message?["id"].Text() ?? "",
            message?.SelectToken("body.contentType").Text() == "text" ? content.Trim() : WordsOf(content),
            user?["id"].Text() is { Length: > 0 } author ? new Person(new PersonId(author), user["displayName"].Text() ?? "") : null,
            message?["linkToMessage"].Text() is { Length: > 0 } link ? link : null);
    }

    /// <summary>The text of a piece of HTML, with a space wherever a block ends; scripts and the like have no words.</summary>
    internal static string WordsOf(string html)
    {
        var words = new System.Text.StringBuilder(html.Length);
        Walk(new HtmlParser().ParseDocument(html).Body);
        return string.Join(' ', words.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

        void Walk(INode? node)
        {
            foreach (var child in node?.ChildNodes ?? Enumerable.Empty<INode>())
            {
                switch (child)
                {
                    case IText text:
                        words.Append(text.Data);
                        break;
                    case IElement { LocalName: "script" or "style" or "attachment" }:
                        break;
                    default:
                        Walk(child);
                        words.Append(child is IElement { LocalName: "p" or "div" or "br" or "li" or "td" or "th" or "tr" or "h1" or "h2" or "h3" or "blockquote" } ? " " : "");
                        break;
                }
            }
        }
    }
}
