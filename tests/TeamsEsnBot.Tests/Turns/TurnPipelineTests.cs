using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Features.Telling;
using TeamsEsnBot.Features.Turns;
using TeamsEsnBot.Storage;
using TeamsEsnBot.Tests.Testing;

namespace TeamsEsnBot.Tests.Turns;

[TestFixture]
internal sealed class TurnPipelineTests
{
    private static readonly Turn Hello = new(
        "1763800001234|", "tenant-1", new Person(new PersonId("ana"), "Ana"), new Place(PlaceKind.Personal, "a:1"), new Said("boom", []), "en-GB", DateTimeOffset.UnixEpoch);

    private SqliteTables _tables = null!;
    private Jobs _jobs = null!;
    private LogsKept _logs = null!;

    [SetUp]
    public void Open()
    {
        _tables = new SqliteTables(SqliteDatabase.Open(SqliteDatabase.InMemory), TimeProvider.System);
        (_jobs, _logs) = (new Jobs(_tables, TimeProvider.System), new LogsKept());
    }

    [TearDown]
    public void Close()
    {
        _tables.Dispose();
        _logs.Dispose();
    }

    [TestCase("tenant-2")]
    [TestCase("")]
    public async Task Another_company_gets_no_answer_at_all(string tenant) =>
        Assert.That(await RunAsync(_ => Task.FromResult(Reply.Says("hi")), Hello with { Tenant = tenant }), Is.Null);

    [Test]
    public async Task A_failure_is_answered_with_a_reference_and_never_with_its_message()
    {
        var reply = await RunAsync(_ => throw new InvalidOperationException("password=1234"), Hello, onlyReads: true);

        Assert.That((reply!.IsRefusal, reply.Note), Is.EqualTo((true, TurnNote.None)));
        Assert.That(reply.Text, Does.Match(@"\(ref [0-9a-f]{4}\)").And.Contain("please try again").And.Not.Contain("password"));
    }

    [Test]
    public async Task A_failure_in_the_middle_of_a_change_is_tried_again_and_says_so()
    {
        var reply = await RunAsync(_ => throw new InvalidOperationException("password=1234"), Hello);

        Assert.That((reply!.IsRefusal, reply.Note), Is.EqualTo((true, TurnNote.Stays)));
        Assert.That(reply.Text, Does.Match(@"\(ref [0-9a-f]{4}\)").And.Contain("I keep trying").And.Not.Contain("password"));
        Assert.That(await _jobs.CountAsync("tenant-1", CancellationToken.None), Is.EqualTo(1));
    }

    [Test]
    public async Task A_change_is_noted_before_it_begins_and_reading_is_not()
    {
        var noted = 0;
        await RunAsync(CountAsync, Hello, onlyReads: true);
        Assert.That(noted, Is.Zero);

        await RunAsync(CountAsync, Hello);
        Assert.That(noted, Is.EqualTo(1));

        async Task<Reply> CountAsync(CancellationToken cancel)
        {
            noted = await _jobs.CountAsync("tenant-1", cancel);
            return Reply.Nothing;
        }
    }

    [Test]
    public async Task One_that_was_begun_before_and_not_finished_is_counted_in_the_log()
    {
        await RunAsync(_ => Task.FromResult(Reply.Says("hi")), Hello);
        Assert.That(_logs.Warnings, Is.Empty);

        await RunAsync(_ => Task.FromResult(Reply.Says("hi")), Hello);

        Assert.That(_logs.Warnings, Has.One.Contains("its answer may be seen twice"));
    }

    [Test]
    public async Task An_answer_that_takes_too_long_is_given_up_in_words()
    {
        var reply = await RunAsync(
            cancel => Task.Delay(Timeout.InfiniteTimeSpan, cancel).ContinueWith(_ => Reply.Nothing, cancel), Hello, TimeSpan.FromMilliseconds(100), onlyReads: true);

        Assert.That(reply!.Text, Does.StartWith("That took too long"));
    }

    private async Task<Reply?> RunAsync(Func<CancellationToken, Task<Reply>> answer, Turn turn, TimeSpan? deadline = null, bool onlyReads = false)
    {
        var services = new ServiceCollection().AddSingleton(answer).AddTurn<string, Whatever>(listen => (onlyReads ? listen.OnlyReads() : listen).WhenSaid("boom", _ => "boom"));
        await using var provider = services.BuildServiceProvider();
        var pipeline = new TurnPipeline(
            new TurnRouter(provider.GetServices<Route>()),
            provider.GetRequiredService<IServiceScopeFactory>(),
            new UnfinishedTurns(_jobs, TimeProvider.System),
            new Outbox(_tables, TimeProvider.System),
            Options.Create(new TurnOptions { TenantIds = ["tenant-1"], Deadline = deadline ?? TimeSpan.FromSeconds(4), LongestWork = deadline ?? TimeSpan.FromSeconds(4) }),
            TimeProvider.System,
            _logs.CreateLogger<TurnPipeline>());
        return await pipeline.RunAsync(turn, CancellationToken.None);
    }

    private sealed class Whatever(Func<CancellationToken, Task<Reply>> answer) : IAnswer<string>
    {
        public Task<Reply> AnswerAsync(string request, Turn turn, CancellationToken cancel) => answer(cancel);
    }
}
