using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.Turns;
using TeamsEsnBot.Teams;
using TeamsEsnBot.Tests.Testing;

namespace TeamsEsnBot.Tests.Teams;

/// <summary>Who did what where, read from an activity.</summary>
internal sealed class TurnReaderTests
{
    private Office _office = null!;

    [OneTimeSetUp]
    public void Open() => _office = new Office();

    [OneTimeTearDown]
    public async Task Close() => await _office.DisposeAsync();

    [Test]
    public void A_message_in_the_personal_chat_tells_everything_about_its_turn()
    {
        var turn = Read(Received.Of(Received.Personal))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(turn.Tenant, Is.EqualTo(Received.Tenant));
            Assert.That(turn.By, Is.EqualTo(new Person(new PersonId(Received.Ana), "Ana Lima")));
            Assert.That(turn.Where, Is.EqualTo(new Place(PlaceKind.Personal, "a:1ana")));
            Assert.That(turn.Locale, Is.EqualTo("de-DE"));
            Assert.That(turn.At, Is.EqualTo(new DateTimeOffset(2026, 11, 22, 9, 26, 41, 234, TimeSpan.Zero)));
        }
    }

    [Test]
    public void A_group_chat_is_one() => Assert.That(Read(Received.Of(Received.GroupChat))!.Where, Is.EqualTo(new Place(PlaceKind.GroupChat, "19:lunch@thread.v2")));

    [Test]
    public void A_thread_belongs_to_a_channel_of_a_team() => Assert.That(
        Read(Received.Of(Received.Channel))!.Where,
        Is.EqualTo(new Place(PlaceKind.Channel, "19:kubernetes@thread.tacv2;messageid=1763800100000", "19:general@thread.tacv2", "19:kubernetes@thread.tacv2", TeamName: "Platform")));

    [Test]
    public void A_channel_that_tells_its_name_is_called_by_it() => Assert.That(
        Read(Received.Of(Received.Channel, activity => activity["channelData"]!["channel"]!["name"] = "Kubernetes"))!.Where.Title, Is.EqualTo("Platform / Kubernetes"));

    [Test]
    public void Without_channel_data_the_channel_is_read_from_the_thread()
    {
        var where = Read(Received.Of(Received.Channel, activity => activity.Remove("channelData")))!.Where;

        Assert.That((where.Kind, where.Channel, where.Team), Is.EqualTo((PlaceKind.Channel, "19:kubernetes@thread.tacv2", (string?)null)));
    }

    [Test]
    public void A_chat_that_only_says_it_is_a_group_is_not_private() => Assert.That(
        Read(Received.Of(Received.GroupChat, activity => ((JObject)activity["conversation"]!).Remove("conversationType")))!.Where.IsPersonal, Is.False);

    [Test]
    public void The_tenant_may_stand_in_the_channel_data_only() => Assert.That(
        Read(Received.Of(Received.Personal, activity => ((JObject)activity["conversation"]!).Remove("tenantId")))!.Tenant, Is.EqualTo(Received.Tenant));

    [Test]
    public void Somebody_without_an_object_id_is_known_by_the_id_of_the_channel() => Assert.That(
        Read(Received.Of(Received.Personal, activity => ((JObject)activity["from"]!).Remove("aadObjectId")))!.By.Id, Is.EqualTo(new PersonId("29:1Ana")));

    [Test]
    public async Task The_directorys_name_of_a_person_wins_over_the_clients()
    {
        await _office.The<People>().KeepAsync(Received.Tenant, new Profile(new Person(new PersonId("ben"), "Ben de Vries"), null), CancellationToken.None);

        var turn = Read(Received.Of(Received.Personal, activity => activity["from"] = JObject.Parse("""{ "id": "29:1Ben", "name": "benny", "aadObjectId": "ben" }""")))!;

        Assert.That(turn.By.Name, Is.EqualTo("Ben de Vries"));
    }

    [Test]
    public void Somebody_without_any_name_is_still_a_colleague() => Assert.That(
        Read(Received.Of(Received.Personal, activity => ((JObject)activity["from"]!).Remove("name")))!.By.Name, Is.Not.Empty);

    // peers (c) 28
    [Test]
    public void What_a_client_need_not_tell_is_not_missed()
    {
        var turn = Read(Received.Of(Received.Personal, activity =>
        {
            foreach (var optional in new[] { "entities", "locale", "timestamp", "localTimestamp", "attachments", "textFormat" })
            {
                activity.Remove(optional);
            }
        }))!;

        Assert.That((turn.Locale, turn.At), Is.EqualTo(("", _office.Clock.GetUtcNow())));
    }

    // peers (c) 28
    [TestCase("""{ "id": "a:1ana", "conversationType": "personal", "tenantId": "" }"""), TestCase("""{ "id": "a:1ana", "conversationType": "personal", "tenantId": null }""")]
    public void An_empty_tenant_is_a_missing_one(string conversation) => Assert.That(
        Read(Received.Of(Received.Personal, activity => activity["conversation"] = JObject.Parse(conversation)))!.Tenant, Is.EqualTo(Received.Tenant));

    // peers (c) 29
    [TestCase("personal", "a:1ana", PlaceKind.Personal)]
    [TestCase("groupChat", "19:lunch@thread.v2", PlaceKind.GroupChat)]
    [TestCase("groupChat", "19:meeting_Zm9v@thread.v2", PlaceKind.GroupChat)]
    [TestCase("channel", "19:kubernetes@thread.skype;messageid=1", PlaceKind.Channel)]
    [TestCase("channel", "19:kubernetes@thread.tacv2", PlaceKind.Channel)]
    [TestCase(null, "19:kubernetes@thread.tacv2", PlaceKind.Channel)]
    public void Every_kind_of_place_is_told_apart_by_what_Teams_says_and_not_by_its_id(string? type, string id, object kind) => Assert.That(
        Read(Received.Of(kind is PlaceKind.Channel ? Received.Channel : Received.Personal, activity => (activity["conversation"]!["conversationType"], activity["conversation"]!["id"]) = (type, id)))!.Where.Kind,
        Is.EqualTo(kind));

    // peers (c) 29
    [TestCase("private", true), TestCase("Shared", true), TestCase("standard", false), TestCase(null, false)]
    public void A_channel_for_some_is_known_as_one(string? type, bool isForSome) => Assert.That(
        Read(Received.Of(Received.Channel, activity => activity["channelData"]!["channel"]!["type"] = type))!.Where.IsForSome, Is.EqualTo(isForSome));

    [Test]
    public void A_link_pasted_without_the_app_names_neither_who_nor_where()
    {
        var invoke = Received.Invoke("composeExtension/anonymousQueryLink", """{ "url": "https://app.example.com/t/17" }""");
        (invoke.From, invoke.Conversation) = (null, null);

        var turn = Read(invoke)!;

        Assert.That((turn.IsByNobodyKnown, turn.Tenant), Is.EqualTo((true, Received.Tenant)));
        Assert.That(turn.By.Name, Is.Not.Empty);
    }

    [TestCase("from"), TestCase("conversation")]
    public void An_activity_that_says_not_who_or_where_is_no_turn(string missing) => Assert.That(Read(Received.Of(Received.Personal, activity => activity.Remove(missing))), Is.Null);

    [Test]
    public void An_activity_of_no_tenant_is_no_turn() => Assert.That(
        Read(Received.Of(Received.Personal, activity =>
        {
            ((JObject)activity["conversation"]!).Remove("tenantId");
            activity["channelData"] = JObject.Parse("""{ "tenant": { "id": { "not": "a text" } } }""");
        })),
        Is.Null);

    [Test]
    public void The_same_delivery_is_the_same_turn_and_another_message_another()
    {
        var first = Read(Received.Of(Received.Personal))!.Id;

        Assert.That(Read(Received.Of(Received.Personal))!.Id, Is.EqualTo(first));
        Assert.That(Read(Received.Of(Received.Personal, activity => activity["id"] = "1763800001235"))!.Id, Is.Not.EqualTo(first));
    }

    [Test]
    public void Two_things_without_an_id_are_not_the_same_thing()
    {
        var ids = new[] { "2026-11-22T09:26:41.234Z", "2026-11-22T09:26:52.001Z" }.Select(moment => Read(Received.Of(Received.Personal, activity =>
        {
            activity.Remove("id");
            activity["timestamp"] = moment;
        }))!.Id);

        Assert.That(ids, Is.Unique);
    }

    [TestCase("add", ExpectedResult = "CameIn { IsUpgrade = False }")]
    [TestCase("add-upgrade", ExpectedResult = "CameIn { IsUpgrade = True }")]
    [TestCase("remove", ExpectedResult = "WentOut { IsOnlyThisChannel = False }")]
    [TestCase("remove-upgrade", ExpectedResult = "WentOut { IsOnlyThisChannel = False }")]
    [TestCase("something-new", ExpectedResult = null)]
    public string? An_installation_brings_the_bot_in_or_takes_it_out(string action) => Read(Received.Of(Received.Personal, activity =>
    {
        activity["type"] = "installationUpdate";
        activity["action"] = action;
        activity["channelData"] = JObject.Parse("""{ "tenant": { "id": "7c1f" }, "settings": { "selectedChannel": { "id": "a:1ana" } }, "source": { "name": "message" } }""");
    }))?.What.ToString();

    [TestCase("membersAdded", Received.Bot, ExpectedResult = "CameIn { IsUpgrade = False }")]
    [TestCase("membersRemoved", Received.Bot, ExpectedResult = "WentOut { IsOnlyThisChannel = False }")]
    [TestCase("channelCreated", Received.Bot, ExpectedResult = null)]
    public string? When_the_bot_is_among_those_who_come_or_go_that_is_what_counts(string members, string who) => Read(Received.Of(Received.Channel, activity =>
    {
        activity["type"] = "conversationUpdate";
        activity[members] = new JArray(new JObject { ["id"] = "29:1Maya" }, new JObject { ["id"] = who });
    }))?.What.ToString();

    [TestCase("typing"), TestCase("messageReaction"), TestCase("messageUpdate"), TestCase("event"), TestCase("endOfConversation"), TestCase("brandNew")]
    public void What_the_bot_has_no_use_for_is_no_turn(string type) => Assert.That(Read(Received.Of(Received.Personal, activity => activity["type"] = type)), Is.Null);

    private Turn? Read(Activity activity) => _office.The<TurnReader>().Read(activity);
}
