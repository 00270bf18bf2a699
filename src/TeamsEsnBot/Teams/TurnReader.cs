using System.Globalization;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;
using TeamsEsnBot.Features.Cards;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Teams;

/// <summary>Reads an activity into a turn. Everything in it but the ids that the service filled in comes from a client and is only read, never believed.</summary>
internal sealed class TurnReader(People people, TimeProvider time)
{
    /// <summary>The turn; null when nothing in the activity concerns the bot, or it lacks what every turn has.</summary>
    public Turn? Read(Activity activity)
    {
        var data = activity.ChannelData as JObject;
        var tenant = activity.Conversation?.TenantId ?? data?.SelectToken("tenant.id").Text();
        var from = activity.From?.AadObjectId ?? activity.From?.Id;

        if (string.IsNullOrEmpty(tenant) || string.IsNullOrEmpty(from) || string.IsNullOrEmpty(activity.Conversation?.Id) || What(activity) is not { } what)
        {
            return null;
        }

        var id = new PersonId(from);
        return new Turn(
            $"{IdOf(activity)}|{activity.Name}",
            tenant,
            new Person(id, people.Find(tenant, id)?.Who.Name ?? activity.From?.Name ?? Wording.AColleague),
            Where(activity, data),
            what,
            activity.Locale ?? "",
            activity.Timestamp ?? time.GetUtcNow());
    }

    /// <summary>Teams always names one. Without, the moment stands in: two things without an id are not the same thing.</summary>
    private string IdOf(Activity activity) =>
        activity.Id is { Length: > 0 } id ? id : (activity.Timestamp ?? time.GetUtcNow()).ToString("O", CultureInfo.InvariantCulture);

    private static Happening? What(Activity activity) => activity.Type switch
    {
        ActivityTypes.Message => MessageReader.Read(activity),
        ActivityTypes.Invoke => InvokeReader.Read(activity),
        ActivityTypes.InstallationUpdate => activity.Action switch
        {
            "add" => new CameIn(IsUpgrade: false),
            "add-upgrade" => new CameIn(IsUpgrade: true),
            "remove" or "remove-upgrade" => new WentOut(),
            _ => null,
        },
        ActivityTypes.ConversationUpdate when IsBot(activity, activity.MembersAdded) => new CameIn(IsUpgrade: false),
        ActivityTypes.ConversationUpdate when IsBot(activity, activity.MembersRemoved) => new WentOut(),
        _ => null,
    };

    private static bool IsBot(Activity activity, IList<ChannelAccount>? members) => members?.Any(member => member.Id == activity.Recipient?.Id) ?? false;

    private static Place Where(Activity activity, JObject? data)
    {
        var conversation = activity.Conversation.Id;
        switch (activity.Conversation.ConversationType)
        {
            case "channel":
                // A thread's id is the channel's id, a semicolon and the first message.
                var channel = data?.SelectToken("channel.id").Text() ?? data?.SelectToken("teamsChannelId").Text() ?? conversation.Split(';')[0];
                var team = data?.SelectToken("team.id").Text() ?? data?.SelectToken("teamsTeamId").Text();
                return new Place(PlaceKind.Channel, conversation, team, channel, Name(data, isGeneral: channel == team));
            case "groupChat":
                return new Place(PlaceKind.GroupChat, conversation, Name: activity.Conversation.Name);
            default:
                return new Place(activity.Conversation.IsGroup == true ? PlaceKind.GroupChat : PlaceKind.Personal, conversation);
        }
    }

    /// <summary>“Team / Channel”, as far as Teams names them; the first channel of a team has no name of its own, and the team's id.</summary>
    private static string? Name(JObject? data, bool isGeneral)
    {
        var team = data?.SelectToken("team.name").Text();
        var channel = data?.SelectToken("channel.name").Text() ?? (isGeneral ? Wording.GeneralChannel : null);
        return string.IsNullOrEmpty(team) || string.IsNullOrEmpty(channel) ? team ?? channel : $"{team} / {channel}";
    }
}
