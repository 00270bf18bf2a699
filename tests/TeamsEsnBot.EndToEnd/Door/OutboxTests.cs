using System.Text.Json.Nodes;
using TeamsEsnBot.EndToEnd.DevRoom;

namespace TeamsEsnBot.EndToEnd.Door;

/// <summary>What a colleague is told because of somebody else.</summary>
internal sealed class OutboxTests : DoorFixture
{
    private static readonly Colleague Katharina = OpenDoor.Person("Katharina");

    [Test]
    public async Task A_colleague_who_never_met_the_bot_is_asked_in_a_new_personal_chat()
    {
        await SuggestAsync();
        await Door.EmptiesTheOutbox();

        var opened = Opened().Single().Body!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)opened["members"]!.AsArray().Single()!["id"], Is.EqualTo(Katharina.Id));
            Assert.That((string?)opened["tenantId"], Is.EqualTo(OpenDoor.Tenant));
            Assert.That((bool?)opened["isGroup"], Is.Not.True);
            Assert.That(Door.Connector.PostedInto("a:new-2").Single().ToJsonString(), Does.Contain("knowledge.confirm"));
        }
    }

    [Test]
    public async Task A_colleague_who_met_the_bot_is_asked_in_their_own_chat()
    {
        await Door.SendAsync(Teams.Says(Katharina, "help"));
        await SuggestAsync();
        await Door.EmptiesTheOutbox();

        Assert.That(Opened(), Is.Empty);
        Assert.That(Door.Connector.PostedInto(Katharina.PersonalChat)[^1].ToJsonString(), Does.Contain("knowledge.confirm"));
    }

    [Test]
    public async Task Saying_it_again_asks_nobody_twice()
    {
        await SuggestAsync();
        await Door.EmptiesTheOutbox();
        await SuggestAsync();
        await Door.EmptiesTheOutbox();

        Assert.That(Opened(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task The_colleagues_yes_makes_them_findable()
    {
        await SuggestAsync();
        await Door.EmptiesTheOutbox();
        var card = Door.Connector.PostedInto("a:new-2").Single()["attachments"]![0]!["content"]!.ToJsonString();
        var suggestion = System.Text.RegularExpressions.Regex.Match(card, "\"suggestion\":\"([0-9a-f]+)\"").Groups[1].Value;

        await Door.SendAsync(Teams.Presses(Katharina, "knowledge.confirm", "1763-card", ("suggestion", suggestion)));
        await Door.SendAsync(Teams.Says(OpenDoor.Jonas, "who knows gas valves?"));

        Assert.That(Door.Connector.PostedInto(OpenDoor.Jonas.PersonalChat).Single().Readable(), Does.Contain(Katharina.DisplayName));
    }

    [Test]
    public async Task A_throttled_message_waits_as_long_as_Teams_asks_and_then_leaves_once()
    {
        await Door.SendAsync(Teams.Says(Katharina, "help"));
        await SuggestAsync();
        var before = Door.Connector.Calls.Count;
        Door.Connector.Refuses("POST", 429, "TooManyRequests", retryAfter: "30");

        await Door.EmptiesTheOutbox();
        Assert.That(Door.Connector.Calls, Has.Count.EqualTo(before + 1), "Tried once.");

        Door.Connector.Script = null;
        Door.Clock.Passes(TimeSpan.FromSeconds(20));
        await Door.EmptiesTheOutbox();
        Assert.That(Door.Connector.Calls, Has.Count.EqualTo(before + 1), "Too early.");

        Door.Clock.Passes(TimeSpan.FromSeconds(11));
        await Door.EmptiesTheOutbox();
        await Door.EmptiesTheOutbox();
        Assert.That(Door.Connector.Calls, Has.Count.EqualTo(before + 2), "Sent, and only once.");
    }

    [Test]
    public async Task Somebody_who_blocked_the_bot_is_not_asked_again_and_again()
    {
        await Door.SendAsync(Teams.Says(Katharina, "help"));
        await SuggestAsync();
        Door.Connector.Refuses("POST", 403, "ConversationBlockedByUser");
        await Door.EmptiesTheOutbox();
        var tried = Door.Connector.Calls.Count;

        Door.Clock.Passes(TimeSpan.FromDays(1));
        await Door.EmptiesTheOutbox();

        Assert.That(Door.Connector.Calls, Has.Count.EqualTo(tried));
    }

    [Test]
    public async Task An_address_that_moved_is_followed()
    {
        await using var moved = await FaultyConnector.StartAsync();
        await Door.SendAsync(Teams.Says(Katharina, "help"));
        var later = Teams.Says(Katharina, "help");
        later["serviceUrl"] = moved.Address;
        await Door.SendAsync(later);
        await SuggestAsync();
        var before = moved.Calls.Count;

        await Door.EmptiesTheOutbox();

        Assert.That(moved.Calls, Has.Count.EqualTo(before + 1));
    }

    private Task<Answer> SuggestAsync() => Door.SendAsync(Teams.Says(OpenDoor.Ines, $"{Katharina.DisplayName} knows gas valves"));

    private IReadOnlyList<ConnectorCall> Opened() => [.. Door.Connector.Calls.Where(call => call.Path.EndsWith("/v3/conversations", StringComparison.Ordinal))];
}
