using System.Net;
using System.Text.Json.Nodes;

namespace TeamsEsnBot.EndToEnd.Door;

/// <summary>A question comes in over HTTP, and its answer arrives where it was asked.</summary>
internal sealed class QuestionTests : DoorFixture
{
    [Test]
    public async Task In_the_personal_chat_the_answer_comes_there()
    {
        var answer = await Door.SendAsync(Teams.Says(OpenDoor.Ines, "who knows zeppelins?"));

        Assert.That((answer.Status, answer.Text), Is.EqualTo((HttpStatusCode.OK, "")));
        AssertNamesJonas(Door.Connector.PostedInto(OpenDoor.Ines.PersonalChat).Single());
    }

    [Test]
    public async Task In_a_group_chat_the_answer_comes_there()
    {
        await Door.SendAsync(Teams.SaysInTheGroupChat(OpenDoor.Ines, "who knows zeppelins?"));

        AssertNamesJonas(Door.Connector.PostedInto(Activities.GroupChat).Single());
    }

    [Test]
    public async Task In_a_channel_the_answer_stays_in_the_thread()
    {
        await Door.SendAsync(Teams.SaysInTheChannel(OpenDoor.Ines, "who knows zeppelins?"));

        AssertNamesJonas(Door.Connector.PostedInto(Activities.Thread).Single());
    }

    [Test]
    public async Task The_answer_says_in_the_notification_what_it_is_about_and_is_one_card_without_text()
    {
        await Door.SendAsync(Teams.Says(OpenDoor.Ines, "who knows zeppelins?"));

        var message = Door.Connector.PostedInto(OpenDoor.Ines.PersonalChat).Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)message["summary"], Does.Contain("zeppelins").IgnoreCase);
            Assert.That((string?)message["text"], Is.Null.Or.Empty);
            Assert.That(message["attachments"]!.AsArray().Select(one => (string?)one!["contentType"]), Is.EqualTo(["application/vnd.microsoft.card.adaptive"]));
        }
    }

    [Test]
    public async Task A_message_delivered_twice_is_answered_once()
    {
        var message = Teams.Says(OpenDoor.Ines, "who knows zeppelins?");

        var answers = await Task.WhenAll(Door.SendAsync(message), Door.SendAsync(message), Door.SendAsync(message));

        Assert.That(answers.Select(answer => answer.Status), Is.All.EqualTo(HttpStatusCode.OK));
        Assert.That(Door.Connector.Calls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task The_same_question_asked_again_is_answered_again()
    {
        await Door.SendAsync(Teams.Says(OpenDoor.Ines, "who knows zeppelins?"));
        await Door.SendAsync(Teams.Says(OpenDoor.Ines, "who knows zeppelins?"));

        Assert.That(Door.Connector.PostedInto(OpenDoor.Ines.PersonalChat), Has.Count.EqualTo(2));
    }

    // Otherwise Teams delivers the question again, to be refused again.
    [TestCase(403, "BotNotInConversationRoster"), TestCase(404, "ConversationNotFound"), TestCase(413, "MessageSizeTooBig"), TestCase(502, "BadGateway")]
    public async Task A_question_whose_answer_Teams_refuses_is_still_taken(int status, string code)
    {
        Door.Connector.Refuses("POST", status, code);

        var answer = await Door.SendAsync(Teams.Says(OpenDoor.Ines, "who knows zeppelins?"));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task An_arrival_told_in_two_ways_is_one_welcome()
    {
        var added = Teams.Says(OpenDoor.Ines, "");
        added["type"] = "conversationUpdate";
        added["membersAdded"] = new JsonArray(new JsonObject { ["id"] = OpenDoor.Ines.Mri }, new JsonObject { ["id"] = OpenDoor.Bot });
        var installed = Teams.Says(OpenDoor.Ines, "");
        (installed["type"], installed["action"]) = ("installationUpdate", "add");

        await Task.WhenAll(Door.SendAsync(added), Door.SendAsync(installed));

        Assert.That(Door.Connector.PostedInto(OpenDoor.Ines.PersonalChat), Has.Count.EqualTo(1));
    }

    [TestCase("typing"), TestCase("messageReaction"), TestCase("somethingNew")]
    public async Task What_is_no_business_of_the_bots_is_taken_in_silence(string type)
    {
        var activity = Teams.Says(OpenDoor.Ines, "who knows zeppelins?");
        activity["type"] = type;

        Assert.That((await Door.SendAsync(activity)).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(Door.Connector.Calls, Is.Empty);
    }

    private static void AssertNamesJonas(JsonNode message) => Assert.That(message["attachments"]![0]!["content"].Readable(), Does.Contain(OpenDoor.Jonas.DisplayName));
}
