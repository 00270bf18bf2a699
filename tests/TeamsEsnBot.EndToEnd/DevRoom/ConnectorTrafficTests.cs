using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace TeamsEsnBot.EndToEnd.DevRoom;

/// <summary>What the bot is told, and when: the room has to send what Teams sends.</summary>
internal sealed class ConnectorTrafficTests : ConnectorFixture
{
    [Test]
    public void At_the_start_the_bot_is_added_to_the_team_and_the_group_chat()
    {
        var team = Room.Bot.OfType("installationUpdate").Single(activity => (string?)activity["conversation"]!["id"] == TinyCompany.General);
        var added = Room.Bot.OfType("conversationUpdate").Single(activity => (string?)activity["conversation"]!["id"] == TinyCompany.General);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Room.Bot.OfType("installationUpdate").Select(activity => (string?)activity["conversation"]!["id"]), Is.EquivalentTo(new[] { TinyCompany.General, TinyCompany.Lunch }));
            Assert.That((string?)team["action"], Is.EqualTo("add"));
            Assert.That((string?)team["channelData"]!["team"]!["id"], Is.EqualTo(TinyCompany.General));
            Assert.That((string?)added["channelData"]!["eventType"], Is.EqualTo("teamMemberAdded"));
            Assert.That((string?)added["membersAdded"]![0]!["id"], Is.EqualTo($"28:{TinyCompany.BotId}"));
        }
    }

    [Test]
    public async Task A_persons_first_visit_adds_the_bot_and_the_second_does_not()
    {
        var chat = Room.PersonalChatOf(TinyCompany.Ana);

        await PostAsync("/room/visit", new { @as = TinyCompany.Ana.Mail, place = chat });
        await PostAsync("/room/visit", new { @as = TinyCompany.Ana.Mail, place = chat });

        var added = Room.Bot.OfType("conversationUpdate").Single(activity => (string?)activity["conversation"]!["id"] == chat);
        Assert.That(added["membersAdded"]!.AsArray().Select(member => (string?)member!["id"]), Is.EquivalentTo(new[] { TinyCompany.Ana.Mri, $"28:{TinyCompany.BotId}" }));
    }

    [Test]
    public async Task A_personal_message_has_the_fields_that_Teams_sends()
    {
        await SayAsync(Room.PersonalChatOf(TinyCompany.Ana), "who <b>knows</b>?");

        var activity = Room.Bot.OfType("message").Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)activity["id"], Does.Match("^[0-9]{13,}$"));
            Assert.That((string?)activity["channelId"], Is.EqualTo("msteams"));
            Assert.That((string?)activity["serviceUrl"], Is.EqualTo(new Uri(Room.Address, "/connector").ToString()));
            Assert.That((string?)activity["from"]!["id"], Is.EqualTo(TinyCompany.Ana.Mri));
            Assert.That((string?)activity["from"]!["aadObjectId"], Is.EqualTo(TinyCompany.Ana.Id));
            Assert.That((string?)activity["recipient"]!["id"], Is.EqualTo($"28:{TinyCompany.BotId}"));
            Assert.That((string?)activity["conversation"]!["conversationType"], Is.EqualTo("personal"));
            Assert.That((string?)activity["conversation"]!["tenantId"], Is.EqualTo(TinyCompany.TenantId));
            Assert.That((string?)activity["channelData"]!["tenant"]!["id"], Is.EqualTo(TinyCompany.TenantId));
            Assert.That((string?)activity["text"], Is.EqualTo("who <b>knows</b>?"));
            Assert.That((string?)activity["locale"], Is.EqualTo("pt-PT"));
            Assert.That((string?)activity["entities"]![0]!["type"], Is.EqualTo("clientInfo"));
            Assert.That((string?)activity["entities"]![0]!["country"], Is.EqualTo("PT"));
            Assert.That((string?)activity["attachments"]![0]!["contentType"], Is.EqualTo("text/html"));
            Assert.That((string?)activity["attachments"]![0]!["content"], Is.EqualTo("<p>who &lt;b&gt;knows&lt;/b&gt;?</p>"));
        }
    }

    [Test]
    public async Task In_a_channel_the_bot_hears_only_what_mentions_it()
    {
        await SayAsync(TinyCompany.Kubernetes, "Lunch, anybody?");
        await SayAsync(TinyCompany.Kubernetes, "@Water Cooler who knows probes?", thread: TinyCompany.QuestionId, mentions: [$"28:{TinyCompany.BotId}"]);

        var activity = Room.Bot.OfType("message").Single();
        var mention = activity["entities"]!.AsArray().Single(entity => (string?)entity!["type"] == "mention")!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)activity["text"], Is.EqualTo("<at>Water Cooler</at> who knows probes?"));
            Assert.That((string?)mention["text"], Is.EqualTo("<at>Water Cooler</at>"));
            Assert.That((string?)mention["mentioned"]!["id"], Is.EqualTo($"28:{TinyCompany.BotId}"));
            Assert.That((string?)activity["conversation"]!["id"], Is.EqualTo($"{TinyCompany.Kubernetes};messageid={TinyCompany.QuestionId}"));
            Assert.That((string?)activity["channelData"]!["team"]!["id"], Is.EqualTo(TinyCompany.General));
            Assert.That((string?)activity["channelData"]!["channel"]!["id"], Is.EqualTo(TinyCompany.Kubernetes));
        }
    }

    [Test]
    public async Task A_message_action_carries_the_message_with_its_author_as_directory_id()
    {
        await PostAsync("/room/action", new { where = Where(TinyCompany.Kubernetes, TinyCompany.QuestionId), command = "whoKnowsThis", message = TinyCompany.AnswerId, theme = "dark" });

        var value = Room.Bot.Invoke("composeExtension/fetchTask")["value"]!;
        var payload = value["messagePayload"]!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)value["commandId"], Is.EqualTo("whoKnowsThis"));
            Assert.That((string?)value["commandContext"], Is.EqualTo("message"));
            Assert.That((string?)value["context"]!["theme"], Is.EqualTo("dark"));
            Assert.That((string?)payload["id"], Is.EqualTo(TinyCompany.AnswerId));
            Assert.That((string?)payload["replyToId"], Is.EqualTo(TinyCompany.QuestionId));
            Assert.That((string?)payload["from"]!["user"]!["id"], Is.EqualTo(TinyCompany.Tom.Id));
            Assert.That((string?)payload["body"]!["content"], Does.Contain("startupProbe"));
        }
    }

    [TestCase(501, "does not handle")]
    [TestCase(500, "error (500)")]
    [TestCase(401, "refused")]
    public async Task What_the_bot_does_not_do_is_said_in_a_sentence(int status, string words)
    {
        Room.Bot.Answer = _ => Task.FromResult(Results.StatusCode(status));

        var answer = await PostAsync("/room/search", new { where = Where(TinyCompany.Lunch), command = "findExpert", text = "x", initialRun = false, skip = 0 });

        Assert.That((string?)answer.Body!["problem"], Does.Contain(words));
    }

    [Test]
    public async Task An_invoke_without_an_answer_is_given_up_as_Teams_does()
    {
        var never = new TaskCompletionSource<IResult>();
        Room.Bot.Answer = _ => never.Task;

        var answer = await PostAsync("/room/search", new { where = Where(TinyCompany.Lunch), command = "findExpert", text = "x", initialRun = false, skip = 0 });

        never.SetResult(Results.Ok());
        Assert.That((string?)answer.Body!["problem"], Does.StartWith("Unable to reach app"));
    }

    [Test]
    public async Task Nobody_can_act_as_a_stranger_or_look_into_a_chat_of_others()
    {
        var stranger = await PostAsync("/room/messages", new { @as = "eve@tiny.example", place = TinyCompany.Lunch, text = "Hi" });
        var outsider = await GetAsync($"/room/messages?as={TinyCompany.Maya.Mail}&place={Uri.EscapeDataString(TinyCompany.Lunch)}");
        var left = await GetAsync($"/room/places?as={TinyCompany.Lev.Mail}");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(((Answer[])[stranger, outsider, left]).Select(answer => answer.Status), Is.All.EqualTo(HttpStatusCode.NotFound));
            Assert.That((string?)stranger.Body!["problem"], Does.Contain("eve@tiny.example"));
            Assert.That((string?)outsider.Body!["problem"], Does.Contain(TinyCompany.Maya.Name));
        }
    }

    [Test]
    public async Task Another_client_may_use_the_rooms_own_address()
    {
        using var forwarded = await Room.Http.PostAsJsonAsync("/api/messages", new JsonObject { ["type"] = "message", ["text"] = "from a script" });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(forwarded.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(Room.Bot.OfType("message").Select(activity => (string?)activity["text"]), Does.Contain("from a script"));
        }
    }

    [Test]
    public async Task The_wire_shows_both_directions_with_their_answers()
    {
        await SayAsync(Room.PersonalChatOf(TinyCompany.Ana), "who knows Kubernetes?");

        var wire = (await GetAsync("/room/wire")).Body!.AsArray();
        var sent = wire.Last(entry => (bool)entry!["toBot"]!)!;
        var posted = wire.Last(entry => !(bool)entry!["toBot"]!)!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)sent["request"]!["text"], Is.EqualTo("who knows Kubernetes?"));
            Assert.That((int)posted["status"]!, Is.EqualTo(201));
            Assert.That((string?)posted["request"]!["attachments"]![0]!["contentType"], Is.EqualTo("application/vnd.microsoft.card.adaptive"));
            Assert.That((string?)posted["response"]!["id"], Is.Not.Empty);
        }
    }

    private async Task SayAsync(string place, string text, string? thread = null, string[]? mentions = null)
    {
        var said = await PostAsync("/room/messages", new { @as = TinyCompany.Ana.Mail, place, thread, text, mentions });
        Assert.That((said.Status, (string?)said.Body?["problem"]), Is.EqualTo((HttpStatusCode.OK, (string?)null)));
    }

    private static object Where(string place, string? thread = null) => new { @as = TinyCompany.Ana.Mail, place, thread };
}
