using TeamsEsnBot.Features.Turns;
using TeamsEsnBot.Tests.Testing;

namespace TeamsEsnBot.Tests.Features.AskEveryone;

/// <summary>Which channels a person can ask in.</summary>
internal sealed class OpenChannelsTests
{
    private const string Team = "19:general@thread.tacv2";

    private static readonly Place General = new(PlaceKind.Channel, Team, Team, Team, TeamName: "Platform");

    [Test]
    public async Task All_channels_of_the_team_are_offered_by_name_although_the_bot_heard_of_one()
    {
        await using var office = await OfficeInOneTeam();
        office.Roster.Channels[Team] = [General, Channel("helm", "Helm"), Channel("ci", "Builds")];

        Assert.That(await OfferedTo(office.Ana), Is.EqualTo(["Platform / Builds", "Platform / General", "Platform / Helm"]));
    }

    [Test]
    public async Task A_channel_that_was_only_listed_can_be_posted_to()
    {
        await using var office = await OfficeInOneTeam();
        office.Roster.Channels[Team] = [General, Channel("helm", "Helm")];
        await OfferedTo(office.Ana);

        await office.Ana.Presses("call.post", ("topic", "Zig"), ("details", ""), ("where", "19:helm@thread.tacv2"));
        await office.Settles();

        Assert.That(office.Post.Sent.Single().In!.Channel, Is.EqualTo("19:helm@thread.tacv2"));
    }

    [Test]
    public async Task When_Teams_does_not_say_the_channels_it_knows_are_offered()
    {
        await using var office = await OfficeInOneTeam();

        Assert.That(await OfferedTo(office.Ana), Is.EqualTo(["Platform / General"]));
    }

    // peers (c) 29
    [Test]
    public async Task A_private_channel_is_offered_to_its_members_only()
    {
        await using var office = await OfficeInOneTeam();
        office.Roster.Channels[Team] = [General, Channel("secret", "Merger", isForSome: true)];
        office.Roster.Private["19:secret@thread.tacv2"] = [office.Maya.Id];

        Assert.That(await OfferedTo(office.Maya), Does.Contain("Platform / Merger"));
        Assert.That(await OfferedTo(office.Ana), Is.EqualTo(["Platform / General"]));
        Assert.That((await office.Ana.Presses("call.post", ("topic", "Zig"), ("details", ""), ("where", "19:secret@thread.tacv2"))).IsRefusal, Is.True);
    }

    [Test]
    public async Task A_channel_that_Teams_no_longer_lists_is_not_offered()
    {
        await using var office = await OfficeInOneTeam();
        office.Roster.Channels[Team] = [General, Channel("helm", "Helm")];
        await OfferedTo(office.Ana);

        office.Roster.Channels[Team] = [General];

        Assert.That(await OfferedTo(office.Ana), Is.EqualTo(["Platform / General"]));
    }

    [Test]
    public async Task In_a_team_the_person_is_not_in_nothing_is_offered()
    {
        await using var office = await OfficeInOneTeam();
        office.Roster.Channels[Team] = [General, Channel("helm", "Helm")];
        office.Roster.Outside.Add(office.Ana.Id);

        Assert.That((await office.Ana.Says("ask everyone about Zig")).Card!.Heading, Is.EqualTo("There is no channel I could ask in"));
    }

    // peers (c) 29: a message extension works where the bot is not.
    [Test]
    public async Task Where_the_bot_is_not_it_asks_to_be_added_instead_of_promising_a_post()
    {
        await using var office = new Office();
        var elsewhere = new Place(PlaceKind.GroupChat, "19:lunch@thread.v2");
        var press = new Pressed("call.post", new Dictionary<string, string> { ["topic"] = "Zig", ["details"] = "", ["where"] = "here" }, null);

        var reply = await office.ReactAsync(office.Ana, elsewhere, press);
        await office.Settles();
        Assert.That((reply.NeedsBot, office.Post.Sent.Count), Is.EqualTo((true, 0)));

        await office.The<Conversations>().RememberAsync(Office.Tenant, office.Ana.Profile.Who, elsewhere, "https://smba.trafficmanager.net/emea/", CancellationToken.None);
        await office.ReactAsync(office.Ana, elsewhere, press);
        await office.Settles();
        Assert.That(office.Post.Sent.Single().In!.Conversation, Is.EqualTo("19:lunch@thread.v2"));
    }

    private static Place Channel(string id, string name, bool isForSome = false) =>
        new(PlaceKind.Channel, $"19:{id}@thread.tacv2", Team, $"19:{id}@thread.tacv2", name, "Platform", isForSome);

    private static async Task<Office> OfficeInOneTeam()
    {
        var office = new Office();
        await office.The<Conversations>().RememberAsync(Office.Tenant, office.Maya.Profile.Who, General, "https://smba.trafficmanager.net/emea/", CancellationToken.None);
        return office;
    }

    private static async Task<IReadOnlyList<string>> OfferedTo(Colleague person) =>
        [.. System.Text.Json.Nodes.JsonNode.Parse((await person.Says("ask everyone about Zig")).Card!.ToJson())!["body"]!.AsArray()
            .SelectMany(element => element!["choices"]?.AsArray() ?? [])
            .Select(choice => (string)choice!["title"]!)];
}
