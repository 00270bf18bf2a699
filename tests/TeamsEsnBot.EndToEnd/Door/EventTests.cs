using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using TeamsEsnBot.Features.Cards;
using TeamsEsnBot.Features.Telling;
using TeamsEsnBot.Features.Turns;
using TeamsEsnBot.Wire;

namespace TeamsEsnBot.EndToEnd.Door;

/// <summary>What happens around the bot is taken in silence, taught to those who listen, and learned from.</summary>
internal sealed class EventTests : DoorFixture
{
    protected override void AddFeatures(IServiceCollection services) => services
        .AddTurn<string, TellsJonas>(listen => listen
            .WhenEdited(edited => $"edited {edited.Message}: {edited.Now.Text}")
            .WhenDeleted(deleted => $"deleted {deleted.Message}")
            .WhenReacted(reacted => $"reacted {string.Join(' ', reacted.Added)}")
            .WhenJoined(joined => $"joined {joined.People.Count}")
            .WhenRated(rated => $"rated {rated.Text}"));

    [Test]
    public async Task A_listener_tells_others_and_whoever_made_the_news_hears_nothing()
    {
        await DeliverAsync("messageUpdate", ("channelData.eventType", "editMessage"), ("id", "1763-1"), ("text", "hello again"));
        await DeliverAsync("messageDelete", ("channelData.eventType", "softDeleteMessage"), ("id", "1763-1"));
        await DeliverAsync("messageReaction", ("replyToId", "1763-2"), ("reactionsAdded", JsonNode.Parse("""[ { "type": "like" } ]""")));
        await DeliverAsync("conversationUpdate", ("channelData.eventType", "teamMemberAdded"), ("membersAdded", JsonNode.Parse("""[ { "id": "29:1New" } ]""")));

        Assert.That(Door.Connector.Calls, Is.Empty);
        await Door.EmptiesTheOutbox();
        Assert.That(Told(), Is.EquivalentTo(["edited 1763-1: hello again", "deleted 1763-1", "reacted like", "joined 1"]));
    }

    [Test]
    public async Task The_same_news_delivered_twice_are_heard_once()
    {
        var edited = Event("messageUpdate", ("channelData.eventType", "editMessage"), ("id", "1763-1"), ("text", "hello"), ("timestamp", "2026-11-22T10:00:00Z"));

        await Door.SendAsync(edited);
        await Door.SendAsync(edited);
        await Door.EmptiesTheOutbox();

        Assert.That(Told(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_thumb_is_counted_once_and_answered_with_nothing()
    {
        await Door.SendAsync(Teams.Says(OpenDoor.Ines, "help"));
        var thumb = Teams.Invokes(OpenDoor.Ines, "message/submitAction", JsonNode.Parse("""{ "actionName": "feedback", "actionValue": { "reaction": "like", "feedback": "{\"feedbackText\":\"Spot on\"}" } }"""));
        thumb["replyToId"] = "1763-2";

        Assert.That(await Door.SendAsync(thumb), Is.EqualTo(new Answer(HttpStatusCode.OK, "")));
        Assert.That(await Door.SendAsync(thumb), Is.EqualTo(new Answer(HttpStatusCode.OK, "")));
        await Door.EmptiesTheOutbox();

        Assert.That(Told().Skip(1), Is.EqualTo(["rated Spot on"]));
    }

    [TestCase("teamDeleted"), TestCase("teamArchived")]
    public async Task Of_a_team_that_is_gone_no_channel_is_known_any_more(string kind)
    {
        await Door.SendAsync(Teams.SaysInTheChannel(OpenDoor.Ines, "help"));

        await Door.SendAsync(Teams.ChangesTheTeam(OpenDoor.Ines, kind));

        Assert.That(await Channels(), Is.Empty);
    }

    [Test]
    public async Task A_channel_is_called_by_its_newest_name()
    {
        await Door.SendAsync(Teams.SaysInTheChannel(OpenDoor.Ines, "help"));
        await Door.SendAsync(Teams.ChangesTheTeam(OpenDoor.Ines, "channelRenamed", ("channel", JsonNode.Parse("""{ "id": "19:hangar@thread.tacv2", "name": "Hangar 2" }"""))));

        Assert.That(await Channels(), Is.EqualTo(["Airships / Hangar 2"]));
    }

    [TestCase("event"), TestCase("conversationUpdate"), TestCase("messageUpdate"), TestCase("somethingNew")]
    public async Task What_nobody_knows_yet_is_taken_in_silence(string type)
    {
        await DeliverAsync(type, ("channelData.eventType", "brandNew"), ("name", "application/vnd.microsoft.meetingStart"));

        Assert.That(Door.Connector.Calls, Is.Empty);
    }

    private static JsonObject Set(JsonObject activity, string path, JsonNode? value)
    {
        var names = path.Split('.');
        (names.Length == 1 ? activity : activity[names[0]]!.AsObject())[names[^1]] = value;
        return activity;
    }

    private JsonObject Event(string type, params (string Path, JsonNode? Value)[] changes) => changes.Aggregate(
        Set(Teams.SaysInTheChannel(OpenDoor.Ines, "hello"), "type", type), (activity, change) => Set(activity, change.Path, change.Value));

    private async Task DeliverAsync(string type, params (string Path, JsonNode? Value)[] changes) =>
        Assert.That(await Door.SendAsync(Event(type, changes)), Is.EqualTo(new Answer(HttpStatusCode.OK, "")));

    private IReadOnlyList<string?> Told() => [.. Door.Connector.Calls.Where(call => call.Path.Contains("/activities", StringComparison.Ordinal)).Select(call => (string?)call.Body!["summary"])];

    private async Task<List<string?>> Channels() =>
        await Door.The<Conversations>().ChannelsAsync(OpenDoor.Tenant, CancellationToken.None).Select(known => known.Place.Title).ToListAsync();

    private sealed class TellsJonas : IAnswer<string>
    {
        public Task<Reply> AnswerAsync(string request, Turn turn, CancellationToken cancel) => Task.FromResult(Reply.Says("Nobody should read this.")
            .AndTells(new Tell(turn.Id, Card.Titled(request), To: new(new(OpenDoor.Jonas.Id), OpenDoor.Jonas.DisplayName))));
    }
}
