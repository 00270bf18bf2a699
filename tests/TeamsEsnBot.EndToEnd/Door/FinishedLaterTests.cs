using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TeamsEsnBot.Features.Cards;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Features.Turns;
using TeamsEsnBot.Wire;
using TeamsEsnBot.Work;

namespace TeamsEsnBot.EndToEnd.Door;

/// <summary>A turn that fails in the middle, or whose process ended there, is done by itself, and its person is told.</summary>
internal sealed class FinishedLaterTests : DoorFixture
{
    private readonly Weather _weather = new();

    protected override void AddFeatures(IServiceCollection services) => services
        .AddSingleton(_weather)
        .AddSingleton(Options.Create(new TurnOptions { TenantIds = [OpenDoor.Tenant], Deadline = TimeSpan.FromMilliseconds(300) }))
        .AddTurn<Said, Change>(listen => listen.WhenSaid("count everything", _ => new Said("", [])))
        .AddTurn<Pressed, PressedChange>(listen => listen.WhenPressed("everything.count", pressed => pressed));

    [Test]
    public async Task Words_are_answered_now_that_it_goes_on_and_later_with_the_result()
    {
        _weather.FailsNext = 2;
        await Door.SendAsync(Teams.Says(OpenDoor.Ines, "count everything"));
        Assert.That(Said().Single(), Does.Contain("I keep trying"));

        await TriedAgainAsync(times: 3);

        Assert.That(Said(), Has.Count.EqualTo(2));
        Assert.That(Said()[^1], Does.Contain("Counted"));
        Assert.That(_weather.Runs, Is.EqualTo(3));
        Assert.That(await WaitingAsync(), Is.Zero);
    }

    [Test]
    public async Task A_press_is_answered_in_words_and_its_card_changes_later()
    {
        _weather.FailsNext = 1;
        var press = Teams.Presses(OpenDoor.Ines, "everything.count", "1763-card");
        var answer = await Door.SendAsync(press);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((string?)answer.Json["value"], Does.EndWith("I keep trying, and you are told here when it is done."));

        await TriedAgainAsync(times: 1);

        var update = Door.Connector.Updates(OpenDoor.Ines.PersonalChat).Single();
        Assert.That(update.Path, Does.EndWith("/activities/1763-card"));
        Assert.That(update.Body.Readable(), Does.Contain("Counted"));
        Assert.That((await Door.SendAsync(press)).Text, Does.Contain("Counted"), "A repetition gets the result.");
        Assert.That(_weather.Runs, Is.EqualTo(2));
    }

    [Test]
    public async Task What_is_given_up_at_last_is_said_and_listed()
    {
        _weather.FailsNext = 100;
        await Door.SendAsync(Teams.Says(OpenDoor.Ines, "count everything"));

        await TriedAgainAsync(times: JobRules.MostAttempts);

        Assert.That(_weather.Runs, Is.EqualTo(JobRules.MostAttempts + 1));
        Assert.That(Said()[^1], Does.Contain("I could not finish"));
        var given = await Door.The<Jobs>().GivenUpAsync(OpenDoor.Tenant, CancellationToken.None).SingleAsync();
        Assert.That(given.Reason, Does.Match(@"^The turn failed \(ref [0-9a-f]{4}\)\.$"));
    }

    // Teams brings a message again when it got no answer, and does not when it got one: whoever acknowledges it answers for it.
    [TestCase("who knows about zeppelins?", "Jonas"), TestCase("count everything", "Counted")]
    public async Task A_message_whose_first_delivery_died_with_its_process_is_answered_after_the_second(string words, string answer)
    {
        var message = Teams.Says(OpenDoor.Ines, words);
        await Door.The<Inbox>().BeginAsync(OpenDoor.Tenant, OpenDoor.Ines.PersonalChat, (string)message["id"]!, null, CancellationToken.None);

        Assert.That((await Door.SendAsync(message)).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(Said(), Is.Empty);
        await TriedAgainAsync(times: 2);
        await Door.SendAsync(message);

        Assert.That(Said().Single(), Does.Contain(answer));
        Assert.That(await WaitingAsync(), Is.Zero);
    }

    [TestCase("who knows about zeppelins?"), TestCase("count everything")]
    public async Task A_message_brought_again_while_the_first_delivery_is_at_work_is_answered_once(string words)
    {
        var message = Teams.Says(OpenDoor.Ines, words);
        _weather.Takes = TimeSpan.FromSeconds(1);
        Door.Connector.Chances = new Chances(seed: 1, (1, ConnectorAnswer.Accepted with { Delay = TimeSpan.FromSeconds(1) }));

        await Task.WhenAll(Door.SendAsync(message), Door.SendAsync(message), Door.SendAsync(message));
        await Door.The<LongWork>().SettleAsync();
        await TriedAgainAsync(times: 2);

        Assert.That(Said(), Has.Count.EqualTo(1));
        Assert.That(await WaitingAsync(), Is.Zero);
    }

    [TearDown]
    public void Forget() => Door.ForgetsErrors();

    private List<string> Said() => [.. Door.Connector.PostedInto(OpenDoor.Ines.PersonalChat).Select(message => message.Readable())];

    private Task<int> WaitingAsync() => Door.The<Jobs>().CountAsync(OpenDoor.Tenant, CancellationToken.None);

    private async Task TriedAgainAsync(int times)
    {
        for (var i = 0; i < times; i++)
        {
            Door.Clock.Passes(TimeSpan.FromMinutes(80));
            await Door.The<JobWorker>().RunOnceAsync(CancellationToken.None);
        }

        await Door.EmptiesTheOutbox();
    }

    internal sealed class Weather
    {
        private int _runs;

        public int FailsNext { get; set; }

        public int Runs => _runs;

        public TimeSpan Takes { get; set; }

        public async Task<Reply> CountAsync()
        {
            await Task.Delay(Takes);
            return ++_runs <= FailsNext ? throw new TimeoutException("The store is away.") : Reply.Shows(Card.Titled("Counted"));
        }

        public void Clear() => (_runs, FailsNext, Takes) = (0, 0, TimeSpan.Zero);
    }

    [SetUp]
    public void BeginAnew() => _weather.Clear();

    private sealed class Change(Weather weather) : IAnswer<Said>
    {
        public Task<Reply> AnswerAsync(Said request, Turn turn, CancellationToken cancel) => weather.CountAsync();
    }

    private sealed class PressedChange(Weather weather) : IAnswer<Pressed>
    {
        public Task<Reply> AnswerAsync(Pressed request, Turn turn, CancellationToken cancel) => weather.CountAsync();
    }
}
