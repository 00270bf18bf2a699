using TeamsEsnBot.DevRoom.Bot;
using TeamsEsnBot.DevRoom.Conversations;

namespace TeamsEsnBot.DevRoom.Connector;

/// <summary>Posts, changes and deletes the bot's messages.</summary>
internal sealed class BotPosts(Messages messages, MessageIds ids, Listeners listeners, AppManifest app, TimeProvider clock)
{
    /// <returns>
    /// The ids of the messages that came of it: none for typing, one as a rule, several when text and card were sent together, which Teams splits.
    /// </returns>
    public IReadOnlyList<string> Post(ConversationRef where, BotActivity activity)
    {
        if (activity.Type == "typing")
        {
            listeners.Tell(new RoomEvent.Typing(where.Place.Id, where.Root));
            return [];
        }

        List<ChatMessage> parts = [];

        if (activity.Text.Length > 0)
        {
            parts.Add(New(where, parts) with { Text = activity.Text, Format = activity.Format, Mentions = activity.Mentions });
        }

        if (activity.IsCarousel && activity.Attachments.Count > 0)
        {
            parts.Add(New(where, parts) with { Attachments = activity.Attachments });
        }
        else
        {
            foreach (var attachment in activity.Attachments)
            {
                parts.Add(New(where, parts) with { Attachments = [attachment] });
            }
        }

        parts.ForEach(messages.Add);
        return [.. parts.Select(part => part.Id)];
    }

    public void Change(ConversationRef where, string id, BotActivity activity) => messages.Change(OwnMessage(where, id) with
    {
        Text = activity.Text,
        Format = activity.Format,
        Mentions = activity.Mentions,
        Attachments = activity.Attachments,
        Edited = activity.Text.Length > 0,
    });

    public void Delete(ConversationRef where, string id) =>
        messages.Change(OwnMessage(where, id) with { Deleted = true, Text = "", Attachments = [], Mentions = [] });

    private ChatMessage OwnMessage(ConversationRef where, string id) => messages.Find(where.Place.Id, id) switch
    {
        null or { Deleted: true } => throw new ConnectorRefusal(ConnectorError.ActivityNotFound),
        { IsFromBot: false } => throw new ConnectorRefusal(ConnectorError.NotItsOwn),
        var own => own,
    };

    private ChatMessage New(ConversationRef where, List<ChatMessage> before)
    {
        var id = ids.Next();
        var root = where.Place.Kind == PlaceKind.Channel ? where.Root ?? before.FirstOrDefault()?.Id ?? id : null;
        return new ChatMessage(id, where.Place.Id, root, Author: null, app.Name, clock.GetUtcNow(), "", "plain");
    }
}
