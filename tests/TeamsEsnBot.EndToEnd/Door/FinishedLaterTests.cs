using System.Net;
using Microsoft.Extensions.DependencyInjection;
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

        public Reply Count() => ++_runs <= FailsNext ? throw new TimeoutException("The store is away.") : Reply.Shows(Card.Titled("Counted"));

        public void Clear() => _runs = 0;
    }

    [SetUp]
    public void BeginAnew() => _weather.Clear();

    private sealed class Change(Weather weather) : IAnswer<Said>
    {
        public Task<Reply> AnswerAsync(Said request, Turn turn, CancellationToken cancel) => Task.FromResult(weather.Count());
    }

    private sealed class PressedChange(Weather weather) : IAnswer<Pressed>
    {
        public Task<Reply> AnswerAsync(Pressed request, Turn turn, CancellationToken cancel) => Task.FromResult(weather.Count());
    }
}
