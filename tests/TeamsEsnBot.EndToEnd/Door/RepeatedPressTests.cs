using System.Net;
using System.Text.Json.Nodes;
using TeamsEsnBot.Features.Cards;
using TeamsEsnBot.Wire;

namespace TeamsEsnBot.EndToEnd.Door;

/// <summary>One press, however often it arrives (peers (c) 11 and 12).</summary>
internal sealed class RepeatedPressTests : DoorFixture
{
    [Test]
    public async Task A_press_repeated_under_a_new_id_gets_the_first_answer_and_does_nothing_more()
    {
        var press = await PressAsync();

        var first = await Door.SendAsync(press);
        var again = await Door.SendAsync(Activities.WithNewId(press));

        Assert.That((again.Status, again.Text), Is.EqualTo((HttpStatusCode.OK, first.Text)));
        Assert.That(Door.Connector.Updates(OpenDoor.Ines.PersonalChat), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Two_clicks_at_once_are_one_press()
    {
        var press = await PressAsync();

        var answers = await Task.WhenAll(Door.SendAsync(press), Door.SendAsync(Activities.WithNewId(press)), Door.SendAsync(Activities.WithNewId(press)));

        Assert.That(answers.Select(answer => answer.Text).Distinct().Count(), Is.EqualTo(1));
        Assert.That(Door.Connector.Updates(OpenDoor.Ines.PersonalChat), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Another_person_or_another_input_is_another_press()
    {
        var press = await PressAsync();
        await Door.SendAsync(press);

        var byJonas = Activities.WithNewId(press);
        byJonas["from"] = new JsonObject { ["id"] = OpenDoor.Jonas.Mri, ["aadObjectId"] = OpenDoor.Jonas.Id };
        var typed = Activities.WithNewId(press);
        typed["value"]!["action"]!["data"]!["typed"] = "balloons";
        await Door.SendAsync(byJonas);
        await Door.SendAsync(typed);

        Assert.That(Door.Connector.Updates(OpenDoor.Ines.PersonalChat), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task A_minute_later_the_same_press_is_meant_again()
    {
        var press = await PressAsync();
        await Door.SendAsync(press);
        Door.Clock.Passes(TimeSpan.FromSeconds(61));
        await Door.SendAsync(Activities.WithNewId(press));

        Assert.That(Door.Connector.Updates(OpenDoor.Ines.PersonalChat), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Each_drawing_of_a_card_has_a_name_of_its_own()
    {
        var first = Data(await CardAsync("who knows zeppelins?"));
        var second = Data(await CardAsync("who knows zeppelins?"));

        Assert.That((string?)first[CardButton.Drawing], Is.Not.Empty.And.Not.EqualTo((string?)second[CardButton.Drawing]));
    }

    /// <summary>A press of a button just as the card that the bot sent has it.</summary>
    private async Task<JsonObject> PressAsync()
    {
        var data = Data(await CardAsync("who knows zeppelins?"));
        return Teams.Presses(OpenDoor.Ines, "experts.wrong", "1763-card", [.. data.Select(one => (one.Key, (string)one.Value!))]);
    }

    private async Task<JsonNode> CardAsync(string question)
    {
        await Door.SendAsync(Teams.Says(OpenDoor.Ines, question));
        return Door.Connector.PostedInto(OpenDoor.Ines.PersonalChat)[^1]["attachments"]![0]!["content"]!;
    }

    private static JsonObject Data(JsonNode card) => card["actions"]!.AsArray().Single(action => (string?)action!["verb"] == "experts.wrong")!["data"]!.AsObject();
}
