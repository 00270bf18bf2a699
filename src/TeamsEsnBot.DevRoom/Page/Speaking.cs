using System.Text.Json;
using TeamsEsnBot.DevRoom.Bot;
using TeamsEsnBot.DevRoom.Company;
using TeamsEsnBot.DevRoom.Conversations;

namespace TeamsEsnBot.DevRoom.Page;

/// <summary>Puts what a person writes into the room, and tells the bot when it is meant.</summary>
internal sealed class Speaking(
    People people, AppManifest app, Messages messages, MessageIds ids, ReadMarks reads, BotDoor bot, TeamsActivities activities, TimeProvider clock)
{
    // Teams itself stops at about 28 KB for what a person writes.
    private const int LongestText = 28 * 1024;

    /// <exception cref="PageProblem">Nothing was written, or too much.</exception>
    public ChatMessage Say(
        DemoPerson person, Place place, string? thread, string text, string? subject, IEnumerable<string> mentioned, IReadOnlyList<JsonElement> attachments)
    {
        if (text.Trim().Length == 0 && attachments.Count == 0)
        {
            throw new PageProblem("Write something first.");
        }

        if (text.Length > LongestText)
        {
            throw new PageProblem($"The message is too long: {text.Length} of at most {LongestText} characters.");
        }

        var id = ids.Next();
        var (marked, mentions) = Mark(text.Trim(), mentioned);
        var message = new ChatMessage(
            id,
            place.Id,
            place.Kind == PlaceKind.Channel ? thread ?? id : null,
            person.Id,
            person.DisplayName,
            clock.GetUtcNow(),
            marked,
            "plain",
            Subject: thread is null && place.Kind == PlaceKind.Channel && subject?.Trim() is { Length: > 0 } title ? title : null)
        {
            Mentions = mentions,
            Attachments = attachments,
        };

        messages.Add(message);
        reads.Read(person, place);
        return message;
    }

    /// <returns>What went wrong on the way to the bot; null when it heard, or did not have to.</returns>
    public async Task<string?> TellBotAsync(DemoPerson person, Place place, ChatMessage message, CancellationToken cancel)
    {
        var isMeant = place.Kind == PlaceKind.Personal || (place.HasBot && message.Mentions.Any(mention => mention.Id == app.BotMri));
        return isMeant ? (await bot.SendAsync(activities.Message(person, place, message), cancel)).Problem : null;
    }

    /// <summary>Turns “@Name” into Teams' <c>&lt;at&gt;Name&lt;/at&gt;</c> with an entity beside it, for those who were picked and are still in the text.</summary>
    private (string Text, IReadOnlyList<Mention> Mentions) Mark(string text, IEnumerable<string> mentioned)
    {
        List<Mention> mentions = [];

        // Longer names first, so that “@Ana Lima” is not taken for “@Ana”.
        foreach (var (id, name) in mentioned.Distinct().Select(Named).OfType<(string, string)>().OrderByDescending(who => who.Item2.Length))
        {
            var marked = $"<at>{name}</at>";
            var replaced = text.Replace($"@{name}", marked, StringComparison.OrdinalIgnoreCase);

            if (!ReferenceEquals(replaced, text) && replaced != text)
            {
                text = replaced;
                mentions.Add(new Mention(marked, id, name));
            }
        }

        return (text, mentions);
    }

    private (string Id, string Name)? Named(string id) =>
        id == app.BotMri ? (id, app.Name) : people.Find(id) is { } person ? (person.Mri, person.DisplayName) : null;
}
