using System.Globalization;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Teams;

/// <summary>Reads an activity into a turn. Everything in it but the ids that the service filled in comes from a client and is only read, never believed.</summary>
internal sealed class TurnReader(People people, TimeProvider time)
{
    /// <summary>The turn; null when nothing in the activity concerns the bot, or it lacks what such a turn has.</summary>
    public Turn? Read(Activity activity)
    {
        var data = activity.ChannelData as JObject;
        if (TenantOf(activity) is not { } tenant || What(activity, data, tenant) is not { } what || !SaysEnough(activity, what))
        {
            return null;
        }

        var who = Who(tenant, activity.From ?? new ChannelAccount());
        var turn = new Turn(
            activity.Name is { } name ? $"{IdOf(activity, data)} {name}" : IdOf(activity, data), tenant, who, Where(activity, data), what, activity.Locale ?? "", activity.Timestamp ?? time.GetUtcNow())
        {
            Return = new ReturnAddress(activity.ServiceUrl ?? "", activity.Name),
        };

        // Teams repeats an invoke after half a minute under a new id; what the card brought with it is still the same.
        return what is Pressed press && RequestKey.Of(press, who) is { } key
            ? turn with { Id = key, What = RequestKey.Without(press), Memory = RequestKey.Memory }
            : turn;
    }

    /// <summary>The company the activity belongs to; null when it names none.</summary>
    private static string? TenantOf(Activity activity) =>
        activity.Conversation?.TenantId is { Length: > 0 } tenant ? tenant
            : (activity.ChannelData as JObject).Of("tenant", "id") is { Length: > 0 } other ? other
            : null;

    /// <summary>News may come from nobody, and of a link pasted without the app Teams tells neither who nor where. Everybody else wants an answer.</summary>
    private static bool SaysEnough(Activity activity, Happening what)
    {
        var isByNobody = EventReader.IdOf(activity.From) is null;
        var isNowhere = string.IsNullOrEmpty(activity.Conversation?.Id);
        return what is LinkPasted { IsAnonymous: true } || (!isNowhere && (!isByNobody || what is News or CameIn));
    }

    /// <summary>
    /// Teams always names one. Without, the moment stands in: two things without an id are not the same thing. What happens to a message comes under the
    /// message's own id, as often as it happens.
    /// </summary>
    private string IdOf(Activity activity, JObject? data)
    {
        return activity switch
        {
            { Type: ActivityTypes.MessageUpdate or ActivityTypes.MessageDelete or ActivityTypes.MessageReaction } =>
                $"{activity.Id}|{activity.Type}|{data?["eventType"].Text()}|{Moment()}",
            { Id: { Length: > 0 } id } => id,
            _ => Moment(),
        };

        string Moment() => (activity.Timestamp ?? time.GetUtcNow()).ToString("O", CultureInfo.InvariantCulture);
    }

    private Happening? What(Activity activity, JObject? data, string tenant) => activity.Type switch
    {
        ActivityTypes.Message => MessageReader.Read(activity),
        ActivityTypes.Invoke => InvokeReader.Read(activity),
        _ => EventReader.Read(activity, data, member => Who(tenant, member)),
    };

    private Person Who(string tenant, ChannelAccount account) => EventReader.PersonOf(account, id => people.Find(tenant, id)?.Who.Name);

    private static Place Where(Activity activity, JObject? data)
    {
        var conversation = activity.Conversation?.Id ?? "";
        var team = data.Of("team", "id") ?? data?["teamsTeamId"].Text();

        // A thread's id is the channel's id, a semicolon and the first message. News of a channel come in the team's first one.
        return activity.Conversation?.ConversationType?.ToUpperInvariant() switch
        {
            "CHANNEL" => Channel(data, conversation, team),
            "GROUPCHAT" => new Place(PlaceKind.GroupChat, conversation, Name: activity.Conversation.Name),
            null or "" when team is not null => Channel(data, conversation, team),
            _ => new Place(activity.Conversation?.IsGroup == true ? PlaceKind.GroupChat : PlaceKind.Personal, conversation),
        };
    }

    private static Place Channel(JObject? data, string conversation, string? team) => new(
        PlaceKind.Channel,
        conversation,
        team,
        data.Of("channel", "id") ?? data?["teamsChannelId"].Text() ?? conversation.Split(';')[0],
        NotEmpty(data.Of("channel", "name")),
        NotEmpty(data.Of("team", "name")),
        Roster.IsForSome(data.Of("channel", "type")));

    private static string? NotEmpty(string? name) => name is { Length: > 0 } ? name : null;
}
