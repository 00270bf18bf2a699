using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TeamsEsnBot.Features.Cards;
using TeamsEsnBot.Features.Turns;
using TeamsEsnBot.Wire;
using TeamsEsnBot.Work;

namespace TeamsEsnBot.EndToEnd.Door;

/// <summary>What takes longer than Teams waits is answered at once, and its result comes when it is there.</summary>
internal sealed class LongWorkTests : DoorFixture
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    private readonly Gate _gate = new();

    protected override void AddFeatures(IServiceCollection services) => services
        .AddSingleton(_gate)
        .AddSingleton(Options.Create(new TurnOptions { TenantIds = [OpenDoor.Tenant], Deadline = Patience }))
        .AddTurn<Said, Slow>(listen => listen.WhenSaid("count everything", _ => new Said("", [])))
        .AddTurn<Pressed, SlowPress>(listen => listen.WhenPressed("slow.count", pressed => pressed))
        .AddTurn<Searched, SlowSearch>(listen => listen.WhenSearched("slow", searched => searched));

    [Test]
    public async Task A_press_is_answered_in_words_and_its_card_changes_later()
    {
        var answer = await Door.SendAsync(Teams.Presses(OpenDoor.Ines, "slow.count", "1763-card"));
        Assert.That((answer.Status, (string?)answer.Json["value"]), Is.EqualTo((HttpStatusCode.OK, Wording.Working)));

        await FinishAsync();

        var update = Door.Connector.Updates(OpenDoor.Ines.PersonalChat).Single();
        Assert.That(update.Path, Does.EndWith("/activities/1763-card"));
        Assert.That(update.Body.Readable(), Does.Contain("Counted"));
    }

    [Test]
    public async Task A_repeated_press_meanwhile_is_answered_the_same_and_does_nothing_more()
    {
        var press = Teams.Presses(OpenDoor.Ines, "slow.count", "1763-card");
        var first = await Door.SendAsync(press);
        var second = await Door.SendAsync(press);
        await FinishAsync();
        var afterwards = await Door.SendAsync(press);

        Assert.That(second.Text, Is.EqualTo(first.Text));
        Assert.That((string?)afterwards.Json["value"]!["type"], Is.EqualTo("AdaptiveCard"), "The result.");
        Assert.That(Door.Connector.Updates(OpenDoor.Ines.PersonalChat), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_result_for_one_person_does_not_change_the_card_that_all_see()
    {
        await Door.SendAsync(Teams.Says(OpenDoor.Ines, "help"));
        await Door.SendAsync(Teams.PressesInTheChannel(OpenDoor.Ines, "slow.count", "1763-card"));
        await FinishAsync();
        await Door.EmptiesTheOutbox();

        Assert.That(Door.Connector.Updates(Activities.Thread), Is.Empty);
        Assert.That(Door.Connector.PostedInto(OpenDoor.Ines.PersonalChat)[^1].Readable(), Does.Contain("Counted"));
    }

    [Test]
    public async Task A_card_that_is_gone_meanwhile_comes_as_a_new_one()
    {
        await Door.SendAsync(Teams.Says(OpenDoor.Ines, "help"));
        Door.Connector.Refuses("PUT", 404, "ActivityNotFoundInConversation");
        await Door.SendAsync(Teams.Presses(OpenDoor.Ines, "slow.count", "1763-card"));
        await FinishAsync();
        await Door.EmptiesTheOutbox();

        // peers (c) 7
        Assert.That(Door.Connector.PostedInto(OpenDoor.Ines.PersonalChat)[^1].Readable(), Does.Contain("Counted"));
    }

    [Test]
    public async Task Words_are_answered_later_where_they_were_said()
    {
        var answer = await Door.SendAsync(Teams.SaysInTheChannel(OpenDoor.Ines, "count everything"));
        Assert.That((answer.Status, Door.Connector.Calls.Count), Is.EqualTo((HttpStatusCode.OK, 0)));

        await FinishAsync();
        await Door.EmptiesTheOutbox();

        Assert.That(Door.Connector.PostedInto(Activities.Thread).Single().Readable(), Does.Contain("Counted"));
    }

    // A list that comes late is dropped by Teams; there is nothing to change later.
    [Test]
    public async Task A_search_that_takes_too_long_says_so()
    {
        var answer = await Door.SendAsync(Teams.Invokes(OpenDoor.Ines, "composeExtension/query", System.Text.Json.Nodes.JsonNode.Parse("""{ "commandId": "slow" }""")));

        Assert.That((string?)answer.Json["composeExtension"]!["text"], Does.StartWith("That took too long"));
    }

    private async Task FinishAsync()
    {
        _gate.Open();
        await Door.The<LongWork>().SettleAsync();
    }

    [SetUp]
    public void Close() => _gate.Close();

    internal sealed class Gate
    {
        private TaskCompletionSource _opened = new();

        public Task PassAsync(CancellationToken cancel) => _opened.Task.WaitAsync(cancel);

        public void Open() => _opened.SetResult();

        public void Close() => _opened = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class Slow(Gate gate) : IAnswer<Said>
    {
        public async Task<Reply> AnswerAsync(Said request, Turn turn, CancellationToken cancel)
        {
            await gate.PassAsync(cancel);
            return Reply.Shows(Card.Titled("Counted"));
        }
    }

    private sealed class SlowPress(Gate gate) : IAnswer<Pressed>
    {
        public async Task<Reply> AnswerAsync(Pressed request, Turn turn, CancellationToken cancel)
        {
            await gate.PassAsync(cancel);
            return Reply.Shows(Card.Titled("Counted"));
        }
    }

    private sealed class SlowSearch(Gate gate) : IAnswer<Searched>
    {
        public async Task<Reply> AnswerAsync(Searched request, Turn turn, CancellationToken cancel)
        {
            await gate.PassAsync(cancel);
            return Reply.Lists([]);
        }
    }
}
