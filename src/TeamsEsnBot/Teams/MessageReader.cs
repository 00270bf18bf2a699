using System.Net;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Teams;

/// <summary>Reads a message: words somebody typed, or a card's form sent back the old way.</summary>
internal static class MessageReader
{
    public static Happening? Read(Activity activity)
    {
        // Some buttons send an object, some the same object written as a text.
        if ((activity.Value as JObject ?? Form.Parse(activity.Value as string ?? (activity.Value as JToken).Text())) is { } form)
        {
            return Form.Press(form, activity.ReplyToId);
        }

        // A card that a person inserted from a search comes back as a message of its own: markup, not a sentence to us.
        return activity.Text?.TrimStart().StartsWith("<span", StringComparison.OrdinalIgnoreCase) == true ? null : Words(activity);
    }

    /// <summary>What the message says and whom it names.</summary>
    public static Said Words(Activity activity)
    {
        var mentions = Mentions(activity);
        return new(TextOf(activity, mentions), mentions.Length == 0 ? [] : [.. Others(activity, mentions)]);
    }

    /// <summary>Bots, channels, teams and tags can be named like people. A channel's id is that of a conversation; tags say what they are.</summary>
    public static bool IsNoPerson(ChannelAccount account) =>
        account.Id is { } id && (id.StartsWith("28:", StringComparison.Ordinal) || id.StartsWith("19:", StringComparison.Ordinal))
        || (account.Properties?["type"] ?? account.Properties?["mentionType"]).Text() is { } kind && !kind.Equals("person", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// The text without the bot's mention, found by its entity: people can type “&lt;at&gt;” themselves. Other people's names stay.
    /// </summary>
    private static string TextOf(Activity activity, (ChannelAccount Mentioned, string Marked)[] mentions)
    {
        var text = activity.Text ?? "";
        foreach (var (mentioned, marked) in mentions)
        {
            text = text.Replace(marked, mentioned.Id == activity.Recipient?.Id ? " " : mentioned.Name ?? "", StringComparison.OrdinalIgnoreCase);
        }

        text = text.Replace("&nbsp;", " ", StringComparison.Ordinal).Replace('\u00A0', ' ');
        return (activity.TextFormat == TextFormatTypes.Xml ? WebUtility.HtmlDecode(text) : text).Trim();
    }

    private static IEnumerable<Person> Others(Activity activity, (ChannelAccount Mentioned, string Marked)[] mentions) =>
        from mention in mentions
        where mention.Mentioned.Id != activity.Recipient?.Id && !IsNoPerson(mention.Mentioned)
        select new Person(new PersonId(mention.Mentioned.AadObjectId ?? mention.Mentioned.Id), mention.Mentioned.Name ?? "");

    private static (ChannelAccount Mentioned, string Marked)[] Mentions(Activity activity) => activity.GetMentions() is not { Length: > 0 } mentions
        ? []
        :
        [
            .. from mention in mentions
               where mention.Mentioned?.Id is not null && !string.IsNullOrEmpty(mention.Text)
               select (mention.Mentioned, mention.Text),
        ];
}
