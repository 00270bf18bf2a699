using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.Telling;
using TeamsEsnBot.Features.Turns;
using TeamsEsnBot.Storage;

namespace TeamsEsnBot.Tests.Turns;

[TestFixture]
internal sealed class TurnPipelineTests
{
    private static readonly Turn Hello = new(
        "1763800001234|", "tenant-1", new Person(new PersonId("ana"), "Ana"), new Place(PlaceKind.Personal, "a:1"), new Said("boom", []), "en-GB", DateTimeOffset.UnixEpoch);

    [TestCase("tenant-2")]
    [TestCase("")]
    public async Task Another_company_gets_no_answer_at_all(string tenant) =>
        Assert.That(await RunAsync(_ => Task.FromResult(Reply.Says("hi")), Hello with { Tenant = tenant }), Is.Null);

    [Test]
    public async Task A_failure_is_answered_with_a_reference_and_never_with_its_message()
    {
        var reply = await RunAsync(_ => throw new InvalidOperationException("password=1234"), Hello);

        Assert.That(reply!.IsRefusal);
        Assert.That(reply.Text, Does.Match(@"\(ref [0-9a-f]{4}\)").And.Not.Contain("password"));
    }

    [Test]
    public async Task An_answer_that_takes_too_long_is_given_up_in_words()
    {
        var reply = await RunAsync(cancel => Task.Delay(Timeout.InfiniteTimeSpan, cancel).ContinueWith(_ => Reply.Nothing, cancel), Hello, TimeSpan.FromMilliseconds(100));

        Assert.That(reply!.Text, Does.StartWith("That took too long"));
    }

    private static async Task<Reply?> RunAsync(Func<CancellationToken, Task<Reply>> answer, Turn turn, TimeSpan? deadline = null)
    {
        var services = new ServiceCollection().AddSingleton(answer).AddTurn<string, Whatever>(listen => listen.WhenSaid("boom", _ => "boom"));
        await using var provider = services.BuildServiceProvider();
        var tables = new SqliteTables(SqliteDatabase.Open(SqliteDatabase.InMemory), TimeProvider.System);
        var pipeline = new TurnPipeline(
            new TurnRouter(provider.GetServices<Route>()),
            provider.GetRequiredService<IServiceScopeFactory>(),
            new Outbox(tables, TimeProvider.System),
            Options.Create(new TurnOptions { TenantIds = ["tenant-1"], Deadline = deadline ?? TimeSpan.FromSeconds(4), LongestWork = deadline ?? TimeSpan.FromSeconds(4) }),
            TimeProvider.System,
            NullLogger<TurnPipeline>.Instance);
        return await pipeline.RunAsync(turn, CancellationToken.None);
    }

    private sealed class Whatever(Func<CancellationToken, Task<Reply>> answer) : IAnswer<string>
    {
        public Task<Reply> AnswerAsync(string request, Turn turn, CancellationToken cancel) => answer(cancel);
    }
}
