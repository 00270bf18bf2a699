using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;
using TeamsEsnBot.Features.Cards;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Teams;

/// <summary>Reads what happened around the bot: to messages, to members, to places. What Teams may invent tomorrow is null: nothing that concerns us.</summary>
internal static class EventReader
{
    public static Happening? Read(Activity activity, JObject? data, Func<ChannelAccount, Person> who) => activity.Type switch
    {
        ActivityTypes.InstallationUpdate => Install(activity),
        ActivityTypes.ConversationUpdate => Update(activity, data, who),
        ActivityTypes.MessageReaction => React(activity),
        ActivityTypes.MessageUpdate => Change(activity, EventOf(data)),
        ActivityTypes.MessageDelete when activity.Id is { Length: > 0 } message => new Deleted(message),
        _ => null,
    };

    /// <summary>The person a member is, by the directory's id where Teams gives it.</summary>
    public static Person PersonOf(ChannelAccount account, Func<PersonId, string?> nameOf)
    {
        var id = new PersonId(IdOf(account) ?? "");
        return new Person(id, nameOf(id) ?? (account.Name is { Length: > 0 } name ? name : Wording.AColleague));
    }

    public static string? IdOf(ChannelAccount? account) => account?.AadObjectId is { Length: > 0 } id ? id : account?.Id is { Length: > 0 } own ? own : null;

    private static Happening? Install(Activity activity) => activity.Action?.ToUpperInvariant() switch
    {
        "ADD" => new CameIn(IsUpgrade: false),
        "ADD-UPGRADE" => new CameIn(IsUpgrade: true),
        "REMOVE" or "REMOVE-UPGRADE" => new WentOut(),
        _ => null,
    };

    private static Happening? Update(Activity activity, JObject? data, Func<ChannelAccount, Person> who)
    {
        var kind = EventOf(data);
        if (IsBotAmong(activity.MembersAdded))
        {
            return new CameIn(IsUpgrade: false);
        }

        if (IsBotAmong(activity.MembersRemoved))
        {
            return new WentOut(IsOnlyThisChannel: kind == "CHANNELMEMBERREMOVED");
        }

        return OfChannel(kind) is { } ofChannel ? new ChannelChanged(ofChannel, Teams(data, ofChannel))
            : OfTeam(kind) is { } ofTeam ? new TeamChanged(ofTeam)
            : People(activity.MembersAdded, who) is { Count: > 0 } joined ? new Joined(joined)
            : People(activity.MembersRemoved, who) is { Count: > 0 } left ? new Left(left)
            : null;

        bool IsBotAmong(IList<ChannelAccount>? members) => members?.Any(member => member?.Id is { } id && id == activity.Recipient?.Id) ?? false;
    }

    private static ChannelChange? OfChannel(string kind) => kind switch
    {
        "CHANNELCREATED" => ChannelChange.Created,
        "CHANNELRENAMED" => ChannelChange.Renamed,
        "CHANNELDELETED" => ChannelChange.Deleted,
        "CHANNELRESTORED" => ChannelChange.Restored,
        "CHANNELSHARED" => ChannelChange.Shared,
        "CHANNELUNSHARED" => ChannelChange.Unshared,
        _ => null,
    };

    private static TeamChange? OfTeam(string kind) => kind switch
    {
        "TEAMRENAMED" => TeamChange.Renamed,
        "TEAMARCHIVED" => TeamChange.Archived,
        "TEAMUNARCHIVED" => TeamChange.Unarchived,
        "TEAMDELETED" => TeamChange.Deleted,
        "TEAMHARDDELETED" => TeamChange.HardDeleted,
        "TEAMRESTORED" => TeamChange.Restored,
        _ => null,
    };

    private static IReadOnlyList<string> Teams(JObject? data, ChannelChange change)
    {
        var teams = data?[change is ChannelChange.Unshared ? "unsharedFromTeams" : "sharedWithTeams"] as JArray ?? [];
        return [.. teams.OfType<JObject>().Select(team => team["id"].Text()).OfType<string>()];
    }

    private static IReadOnlyList<Person> People(IList<ChannelAccount>? members, Func<ChannelAccount, Person> who) =>
        [.. (members ?? []).Where(member => IdOf(member) is not null && !MessageReader.IsNoPerson(member)).Select(who)];

    private static Reacted? React(Activity activity)
    {
        var (added, removed) = (Names(activity.ReactionsAdded), Names(activity.ReactionsRemoved));
        return activity.ReplyToId is { Length: > 0 } message && added.Count + removed.Count > 0 ? new Reacted(message, added, removed) : null;
    }

    private static IReadOnlyList<string> Names(IList<MessageReaction>? reactions) => [.. (reactions ?? []).Select(reaction => reaction?.Type).OfType<string>()];

    private static Happening? Change(Activity activity, string kind) => activity.Id is not { Length: > 0 } message ? null : kind switch
    {
        "EDITMESSAGE" => new Edited(message, MessageReader.Words(activity)),
        "UNDELETEMESSAGE" => new Undeleted(message, MessageReader.Words(activity)),
        _ => null,
    };

    private static string EventOf(JObject? data) => data?["eventType"].Text()?.ToUpperInvariant() ?? "";
}
