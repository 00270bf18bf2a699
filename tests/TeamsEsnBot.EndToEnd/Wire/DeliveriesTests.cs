using System.Net;
using TeamsEsnBot.EndToEnd.Door;

namespace TeamsEsnBot.EndToEnd.Wire;

/// <summary>The bot gets its deliveries in every way that Teams has been seen to make them.</summary>
internal sealed class DeliveriesTests : DoorFixture
{
    protected override bool IsSigned => true;

    [Test]
    public async Task A_body_that_comes_slowly_is_waited_for()
    {
        var goOn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var delivery = Door.Deliveries.SendSlowlyAsync(Teams.Says(OpenDoor.Ines, "help"), goOn.Task);

        // Another delivery passes the slow one.
        await Door.SendAsync(Teams.Says(OpenDoor.Jonas, "help"));
        Assert.That(delivery.IsCompleted, Is.False);
        goOn.SetResult();

        Assert.That((await delivery).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(Door.Connector.PostedInto(OpenDoor.Ines.PersonalChat), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_body_that_breaks_off_is_nothing_and_the_next_delivery_comes_in()
    {
        await Door.Deliveries.BreakOffAsync(Teams.Says(OpenDoor.Ines, "help"));

        Assert.That((await Door.SendAsync(Teams.Says(OpenDoor.Jonas, "help"))).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(Door.Connector.PostedInto(OpenDoor.Ines.PersonalChat), Is.Empty);
    }

    [Test]
    public async Task The_same_message_twice_at_once_is_answered_once()
    {
        var answers = await Door.Deliveries.SendAtOnceAsync(Teams.Says(OpenDoor.Ines, "who knows zeppelins?"), times: 4);

        Assert.That(answers.Select(answer => answer.Status), Is.All.EqualTo(HttpStatusCode.OK));
        Assert.That(Door.Connector.Posted(OpenDoor.Ines.PersonalChat, OpenDoor.Jonas.DisplayName), Is.EqualTo(1));
    }

    [Test]
    public async Task Repetitions_carry_the_same_id_but_for_the_last()
    {
        await Door.Deliveries.SendAsTeamsRepeatsAsync(Teams.Says(OpenDoor.Ines, "help"));

        Assert.That(Door.Connector.PostedInto(OpenDoor.Ines.PersonalChat), Has.Count.EqualTo(2), "Once for the id that came twice, once for the new one.");
    }
}
