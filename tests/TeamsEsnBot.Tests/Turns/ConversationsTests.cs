using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.Turns;
using TeamsEsnBot.Storage;
using TeamsEsnBot.Tests.Testing;

namespace TeamsEsnBot.Tests.Turns;

/// <summary>Where the bot can speak, after what it heard.</summary>
internal sealed class ConversationsTests
{
    private const string Tenant = "tenant-1";
    private const string Address = "https://smba.trafficmanager.net/emea/";
    private const string Team = "19:general@thread.tacv2";

    private static readonly Person Ana = new(new PersonId("ana"), "Ana");
    private static readonly Place General = new(PlaceKind.Channel, Team, Team, Team, TeamName: "Platform");
    private static readonly Place Helm = new(PlaceKind.Channel, "19:helm@thread.tacv2;messageid=1", Team, "19:helm@thread.tacv2", "Helm", "Platform");
    private static readonly Place Elsewhere = new(PlaceKind.Channel, "19:sales@thread.tacv2", "19:sales@thread.tacv2", "19:sales@thread.tacv2", TeamName: "Sales");

    private SqliteDatabase _database = null!;
    private Conversations _conversations = null!;

    [SetUp]
    public async Task Hears()
    {
        _database = SqliteDatabase.Open(SqliteDatabase.InMemory);
        _conversations = new Conversations(new SqliteTables(_database, new TestClock()), new TestClock());
        foreach (var place in new[] { General, Helm, Elsewhere })
        {
            await Learns(new Said("hello", []), place);
        }
    }

    [TearDown]
    public void Closes() => (_database as IDisposable)?.Dispose();

    [Test]
    public async Task A_channel_is_called_by_its_team_and_its_name() =>
        Assert.That(await Titles(), Is.EqualTo(["Platform / General", "Platform / Helm", "Sales / General"]));

    [Test]
    public async Task A_message_that_does_not_name_its_channel_takes_no_name_away()
    {
        await Learns(new Said("hello", []), Helm with { Name = null, TeamName = null });

        Assert.That(await Titles(), Does.Contain("Platform / Helm"));
    }

    [Test]
    public async Task A_renamed_channel_has_its_new_name()
    {
        await Learns(new ChannelChanged(ChannelChange.Renamed, []), Helm with { Name = "Charts" });

        Assert.That(await Titles(), Is.EqualTo(["Platform / General", "Platform / Charts", "Sales / General"]));
    }

    [Test]
    public async Task A_renamed_team_is_renamed_in_all_its_channels()
    {
        await Learns(new TeamChanged(TeamChange.Renamed), General with { TeamName = "Plattform" });

        Assert.That(await Titles(), Is.EqualTo(["Plattform / General", "Plattform / Helm", "Sales / General"]));
    }

    [TestCase(ChannelChange.Created), TestCase(ChannelChange.Restored), TestCase(ChannelChange.Shared)]
    public async Task A_new_channel_is_known_before_anybody_wrote_there(object change)
    {
        await Learns(new ChannelChanged((ChannelChange)change, []), Helm with { Conversation = Team, Channel = "19:new@thread.tacv2", Name = "New" });

        Assert.That(await Titles(), Does.Contain("Platform / New"));
    }

    [Test]
    public async Task A_deleted_channel_is_forgotten_and_its_team_is_not()
    {
        await Learns(new ChannelChanged(ChannelChange.Deleted, []), Helm with { Conversation = Team });

        Assert.That(await Titles(), Is.EqualTo(["Platform / General", "Sales / General"]));
    }

    [TestCase(Team, 2), TestCase("19:another@thread.tacv2", 3)]
    public async Task A_channel_no_longer_shared_with_this_team_is_forgotten(string unshared, int left)
    {
        await Learns(new ChannelChanged(ChannelChange.Unshared, [unshared]), Helm);

        Assert.That(await Titles(), Has.Count.EqualTo(left));
    }

    // peers (c) 15
    [TestCase(TeamChange.Deleted), TestCase(TeamChange.HardDeleted), TestCase(TeamChange.Archived)]
    public async Task A_team_that_is_gone_is_forgotten_with_all_its_channels(object change)
    {
        await Learns(new TeamChanged((TeamChange)change), General);

        Assert.That(await Titles(), Is.EqualTo(["Sales / General"]));
    }

    // peers (c) 15
    [Test]
    public async Task Removed_from_a_team_the_bot_forgets_all_its_channels()
    {
        await Learns(new WentOut(), General);

        Assert.That(await Titles(), Is.EqualTo(["Sales / General"]));
    }

    [Test]
    public async Task Removed_from_one_private_channel_it_forgets_that_one()
    {
        await Learns(new WentOut(IsOnlyThisChannel: true), Helm);

        Assert.That(await Titles(), Is.EqualTo(["Platform / General", "Sales / General"]));
    }

    [TestCase(TeamChange.Restored), TestCase(TeamChange.Unarchived)]
    public async Task A_team_that_is_back_is_known_again(object change)
    {
        await Learns(new TeamChanged(TeamChange.Archived), General);
        await Learns(new TeamChanged((TeamChange)change), General);

        Assert.That(await Titles(), Does.Contain("Platform / General"));
    }

    // peers (c) 15: Teams may tell of the old chat's end after the new one's beginning.
    [Test]
    public async Task After_a_reinstall_the_new_chat_counts_in_whatever_order_it_is_told()
    {
        await Learns(new CameIn(IsUpgrade: false), new Place(PlaceKind.Personal, "a:old"));
        await Learns(new CameIn(IsUpgrade: false), new Place(PlaceKind.Personal, "a:new"));
        await Learns(new WentOut(), new Place(PlaceKind.Personal, "a:old"));

        Assert.That((await _conversations.WithAsync(Tenant, Ana.Id, CancellationToken.None))!.Place.Conversation, Is.EqualTo("a:new"));

        await Learns(new WentOut(), new Place(PlaceKind.Personal, "a:new"));
        Assert.That(await _conversations.WithAsync(Tenant, Ana.Id, CancellationToken.None), Is.Null);
    }

    // peers (c) 8
    [Test]
    public async Task The_address_that_was_heard_last_counts()
    {
        await Learns(new Reacted("1763", ["like"], []), Helm, "https://smba.trafficmanager.net/amer/");

        Assert.That((await _conversations.FindAsync(Tenant, Helm, CancellationToken.None))!.Address, Is.EqualTo("https://smba.trafficmanager.net/amer/"));
    }

    [Test]
    public async Task Nobody_in_particular_has_no_personal_chat()
    {
        await _conversations.LearnAsync(Turn(new Left([Ana]), new Place(PlaceKind.Personal, "a:1")) with { By = new Person(new PersonId(""), "a colleague") }, Address, CancellationToken.None);

        Assert.That(await _conversations.WithAsync(Tenant, new PersonId(""), CancellationToken.None), Is.Null);
    }

    [Test]
    public async Task In_a_team_it_is_in_every_channel()
    {
        Assert.That(await _conversations.IsThereAsync(Tenant, Helm with { Channel = "19:never-heard@thread.tacv2" }, CancellationToken.None), Is.True);
        Assert.That(await _conversations.IsThereAsync(Tenant, Helm with { Channel = "19:x@thread.tacv2", Team = "19:x@thread.tacv2" }, CancellationToken.None), Is.False);
        Assert.That(await _conversations.IsThereAsync(Tenant, new Place(PlaceKind.GroupChat, "19:lunch@thread.v2"), CancellationToken.None), Is.False);
    }

    private Task Learns(Happening what, Place where, string address = Address) => _conversations.LearnAsync(Turn(what, where), address, CancellationToken.None);

    private static Turn Turn(Happening what, Place where) => new("1", Tenant, Ana, where, what, "en-GB", DateTimeOffset.UnixEpoch);

    private async Task<List<string?>> Titles() => await _conversations.ChannelsAsync(Tenant, CancellationToken.None).Select(known => known.Place.Title).ToListAsync();
}
