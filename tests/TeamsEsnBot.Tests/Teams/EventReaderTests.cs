using Newtonsoft.Json.Linq;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.Turns;
using TeamsEsnBot.Teams;
using TeamsEsnBot.Tests.Testing;

namespace TeamsEsnBot.Tests.Teams;

/// <summary>What happens to messages, members and places around the bot.</summary>
internal sealed class EventReaderTests
{
    private Office _office = null!;

    [OneTimeSetUp]
    public void Open() => _office = new Office();

    [OneTimeTearDown]
    public async Task Close() => await _office.DisposeAsync();

    [Test]
    public void An_edited_message_says_which_one_and_what_it_says_now()
    {
        var edited = (Edited)Message("messageUpdate", """{ "eventType": "editMessage" }""", activity => activity["text"] = "<at>ESN Bot</at> who knows Helm?")!.What;

        Assert.That((edited.Message, edited.Now.Text), Is.EqualTo(("1763800100000", "who knows Helm?")));
    }

    [Test]
    public void A_message_that_is_back_says_again_what_it_said()
    {
        var undeleted = (Undeleted)Message("messageUpdate", """{ "eventType": "undeleteMessage" }""")!.What;

        Assert.That((undeleted.Message, undeleted.Now.Text), Is.EqualTo(("1763800100000", "who knows Kubernetes?")));
    }

    [Test]
    public void A_deleted_message_says_which_one() => Assert.That(
        Message("messageDelete", """{ "eventType": "softDeleteMessage" }""", activity => activity.Remove("text"))!.What, Is.EqualTo(new Deleted("1763800100000")));

    [Test]
    public void Writing_editing_twice_and_deleting_are_four_turns_of_one_message()
    {
        var ids = new[]
        {
            Read(Received.Of(Received.Channel))!.Id,
            Message("messageUpdate", """{ "eventType": "editMessage" }""", activity => activity["timestamp"] = "2026-11-22T10:00:00Z")!.Id,
            Message("messageUpdate", """{ "eventType": "editMessage" }""", activity => activity["timestamp"] = "2026-11-22T10:00:09Z")!.Id,
            Message("messageDelete", """{ "eventType": "softDeleteMessage" }""", activity => activity["timestamp"] = "2026-11-22T10:00:09Z")!.Id,
        };

        Assert.That(ids, Is.Unique);
    }

    [Test]
    public void The_same_edit_delivered_again_is_the_same_turn()
    {
        var ids = Enumerable.Repeat("2026-11-22T10:00:00Z", 2)
            .Select(moment => Message("messageUpdate", """{ "eventType": "editMessage" }""", activity => activity["timestamp"] = moment)!.Id);

        Assert.That(ids.Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public void Reactions_say_on_which_message_and_which_came_and_went()
    {
        var reacted = (Reacted)Message("messageReaction", "{}", activity =>
        {
            activity["replyToId"] = "1763800000999";
            activity["reactionsAdded"] = JArray.Parse("""[ { "type": "like" }, { "type": "1f44b_wavinghand" }, { } ]""");
            activity["reactionsRemoved"] = JArray.Parse("""[ { "type": "sad" } ]""");
        })!.What;

        Assert.That((reacted.Message, string.Join(' ', reacted.Added), string.Join(' ', reacted.Removed)), Is.EqualTo(("1763800000999", "like 1f44b_wavinghand", "sad")));
    }

    [TestCase("teamMemberAdded"), TestCase("channelMemberAdded"), TestCase(null)]
    public async Task People_who_join_are_named_as_the_directory_knows_them(string? kind)
    {
        await _office.The<People>().KeepAsync(Received.Tenant, new Profile(new Person(new PersonId("ben"), "Ben de Vries"), null), CancellationToken.None);

        var joined = (Joined)Update(kind, activity => activity["membersAdded"] = JArray.Parse(
            """[ { "id": "29:1Ben", "aadObjectId": "ben" }, { "id": "29:1Guest", "name": "Gus" }, { "id": "28:another", "name": "Polly" }, { "name": "without id" } ]"""))!.What;

        // peers (c) 25: another app is no colleague.
        Assert.That(joined.People, Is.EqualTo([new Person(new PersonId("ben"), "Ben de Vries"), new Person(new PersonId("29:1Guest"), "Gus")]));
    }

    [TestCase("teamMemberRemoved"), TestCase("channelMemberRemoved"), TestCase(null)]
    public void People_who_leave_are_told(string? kind) => Assert.That(
        ((Left)Update(kind, activity => activity["membersRemoved"] = JArray.Parse("""[ { "id": "29:1Tom", "name": "Tom" } ]"""))!.What).People.Single().Name, Is.EqualTo("Tom"));

    [TestCase("channelMemberRemoved", true), TestCase("teamMemberRemoved", false), TestCase(null, false)]
    public void Out_of_one_channel_is_not_out_of_the_team(string? kind, bool isOnlyThisChannel) => Assert.That(
        Update(kind, activity => activity["membersRemoved"] = new JArray(new JObject { ["id"] = Received.Bot }))!.What, Is.EqualTo(new WentOut(isOnlyThisChannel)));

    [TestCase("channelCreated", ChannelChange.Created), TestCase("channelRenamed", ChannelChange.Renamed), TestCase("channelDeleted", ChannelChange.Deleted)]
    [TestCase("channelRestored", ChannelChange.Restored), TestCase("CHANNELRENAMED", ChannelChange.Renamed)]
    public void What_becomes_of_a_channel_happens_in_that_channel(string kind, object change)
    {
        var turn = Update(kind, activity => activity["channelData"]!["channel"] = JObject.Parse("""{ "id": "19:helm@thread.tacv2", "name": "Helm" }"""))!;

        Assert.That(((ChannelChanged)turn.What).Change, Is.EqualTo(change));
        Assert.That((turn.Where.Channel, turn.Where.Team, turn.Where.Title), Is.EqualTo(("19:helm@thread.tacv2", "19:general@thread.tacv2", "Platform / Helm")));
    }

    [TestCase("channelShared", "sharedWithTeams", ChannelChange.Shared), TestCase("channelUnshared", "unsharedFromTeams", ChannelChange.Unshared)]
    public void A_channel_shared_with_other_teams_names_them(string kind, string list, object change)
    {
        var changed = (ChannelChanged)Update(kind, activity => activity["channelData"]![list] = JArray.Parse("""[ { "id": "19:sales@thread.tacv2" }, 7 ]"""))!.What;

        Assert.That((changed.Change, changed.Teams.Single()), Is.EqualTo(((ChannelChange)change, "19:sales@thread.tacv2")));
    }

    [TestCase("teamRenamed", TeamChange.Renamed), TestCase("teamArchived", TeamChange.Archived), TestCase("teamUnarchived", TeamChange.Unarchived)]
    [TestCase("teamDeleted", TeamChange.Deleted), TestCase("teamHardDeleted", TeamChange.HardDeleted), TestCase("teamRestored", TeamChange.Restored)]
    public void What_becomes_of_a_team_happens_in_its_first_channel(string kind, object change)
    {
        var turn = Update(kind)!;

        Assert.That(((TeamChanged)turn.What).Change, Is.EqualTo(change));
        Assert.That((turn.Where.Channel, turn.Where.Title), Is.EqualTo(("19:general@thread.tacv2", "Platform / General")));
    }

    [Test]
    public void News_of_places_need_not_come_from_anybody() => Assert.That(Update("teamDeleted", activity => activity.Remove("from"))!.IsByNobodyKnown, Is.True);

    [TestCase("brandNewThing"), TestCase("")]
    public void An_event_of_tomorrow_is_no_turn(string kind) => Assert.That(Update(kind), Is.Null);

    private Turn? Read(Microsoft.Bot.Schema.Activity activity) => _office.The<TurnReader>().Read(activity);

    private Turn? Message(string type, string channelData, Action<JObject>? change = null) => Read(Received.Of(Received.Channel, activity =>
    {
        activity["type"] = type;
        ((JObject)activity["channelData"]!).Merge(JObject.Parse(channelData));
        change?.Invoke(activity);
    }));

    private Turn? Update(string? kind, Action<JObject>? change = null) => Read(Received.Of(Received.Channel, activity =>
    {
        activity["type"] = "conversationUpdate";
        activity["id"] = "f:5d2c";
        activity["conversation"]!["id"] = "19:general@thread.tacv2";
        activity["channelData"] = JObject.Parse(
            """{ "tenant": { "id": "7c1f0a8e-0000-4000-8000-000000000001" }, "team": { "id": "19:general@thread.tacv2", "name": "Platform", "aadGroupId": "c0ff" } }""");
        activity["channelData"]!["eventType"] = kind;
        change?.Invoke(activity);
    }));
}
