using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Features.Telling;
using TeamsEsnBot.Storage;
using TeamsEsnBot.Tests.Testing;

namespace TeamsEsnBot.Tests.Telling;

/// <summary>What waits to be sent, and where it stands.</summary>
internal sealed class OutboxTests
{
    private readonly TestClock _clock = new();
    private SqliteTables _tables = null!;
    private Outbox _outbox = null!;

    [SetUp]
    public void Open()
    {
        _tables = new SqliteTables(SqliteDatabase.Open(SqliteDatabase.InMemory), _clock);
        _outbox = new Outbox(new SharedTables(_tables), _clock);
    }

    [TearDown]
    public void Close() => _tables.Dispose();

    [Test]
    public async Task Messages_wait_in_the_order_they_were_put_in_with_everything_they_say()
    {
        await AddAsync(Words("one", "first"), Words("two", "second"));
        _clock.Passes(TimeSpan.FromSeconds(1));
        await AddAsync(Words("three", new string('x', 40_000)));

        var waiting = await WaitingAsync();
        Assert.That(waiting.Select(message => message.Text!.Length), Is.EqualTo([5, 6, 40_000]));
        Assert.That(waiting.Select(message => (message.To!.Id.Value, message.IsUnderWay, message.Attempts)), Is.All.EqualTo(("maya", false, 0)));
    }

    [Test]
    public async Task The_same_message_asked_for_again_waits_once_and_spoils_none_beside_it()
    {
        await AddAsync(Words("one", "first"));
        await AddAsync(Words("zero", "other"), Words("one", "first again"), Words("two", "second"));

        Assert.That((await WaitingAsync()).Select(message => message.Text), Is.EqualTo(["first", "other", "second"]));
    }

    [Test]
    public async Task What_was_sent_is_never_put_in_again()
    {
        await AddAsync(Words("one", "first"));
        await _outbox.FinishAsync((await WaitingAsync()).Single(), ToldState.Sent, DeliveryOutcome.Sent, CancellationToken.None);
        await AddAsync(Words("one", "first"));

        Assert.That(await WaitingAsync(), Is.Empty);
        Assert.That((await _outbox.ToldAsync("tenant", "one", CancellationToken.None))!.State, Is.EqualTo(ToldState.Sent));
    }

    [Test]
    public async Task An_attempt_that_began_is_seen_by_whoever_comes_after_a_crash()
    {
        await AddAsync(Words("one", "first"));
        await _outbox.BeginAsync((await WaitingAsync()).Single(), CancellationToken.None);

        Assert.That((await WaitingAsync()).Single().IsUnderWay);
    }

    [Test]
    public async Task What_does_not_wait_any_more_cannot_be_begun()
    {
        await AddAsync(Words("one", "first"));
        var message = (await WaitingAsync()).Single();
        await _outbox.FinishAsync(message, ToldState.Sent, DeliveryOutcome.Sent, CancellationToken.None);

        Assert.That(await _outbox.BeginAsync(message, CancellationToken.None), Is.False);
    }

    // peers (c) 10
    [Test]
    public async Task The_report_adds_up_to_everything_that_was_asked_for()
    {
        await AddAsync([.. Enumerable.Range(0, 120).Select(i => Words($"message {i}", "hello"))]);
        var waiting = await WaitingAsync();
        await _outbox.FinishAsync(waiting[0], ToldState.Sent, DeliveryOutcome.Sent, CancellationToken.None);
        await _outbox.FinishAsync(waiting[1], ToldState.Refused, DeliveryOutcome.Refused(Refusal.NotInstalled, "The app is not installed."), CancellationToken.None);

        Dictionary<ToldState, int> report = [];
        await foreach (var told in _outbox.ReportAsync("tenant", CancellationToken.None))
        {
            report[told.State] = report.GetValueOrDefault(told.State) + 1;
        }

        Assert.That(report, Is.EquivalentTo(new Dictionary<ToldState, int> { [ToldState.Sent] = 1, [ToldState.Refused] = 1, [ToldState.Waiting] = 118 }));
    }

    [Test]
    public async Task One_instance_sends_for_a_tenant_and_another_takes_over_when_it_ends()
    {
        var (one, other) = (_outbox.LeaseOf("tenant", "one"), _outbox.LeaseOf("tenant", "other"));

        Assert.That(await one.HoldAsync(CancellationToken.None));
        Assert.That(await other.HoldAsync(CancellationToken.None), Is.False);

        _clock.Passes(Lease.Length / 2);
        Assert.That(await one.HoldAsync(CancellationToken.None), "Renewed.");
        _clock.Passes(Lease.Length * .75);
        Assert.That(await other.HoldAsync(CancellationToken.None), Is.False, "The renewal counts.");

        _clock.Passes(Lease.Length);
        Assert.That(one.IsHeld, Is.False);
        Assert.That(await other.HoldAsync(CancellationToken.None));
        Assert.That(await one.HoldAsync(CancellationToken.None), Is.False);

        await other.ReleaseAsync(CancellationToken.None);
        Assert.That(await one.HoldAsync(CancellationToken.None), "Given back.");
    }

    [Test]
    public async Task Of_ten_instances_that_ask_at_once_one_gets_the_lease()
    {
        var leases = Enumerable.Range(0, 10).Select(i => _outbox.LeaseOf("tenant", $"instance {i}"));

        var held = await Task.WhenAll(leases.Select(lease => lease.HoldAsync(CancellationToken.None)));

        Assert.That(held.Count(mine => mine), Is.EqualTo(1));
    }

    private static Tell Words(string key, string text) => new(key, null, To: new Person(new PersonId("maya"), "Maya"), Text: text);

    private Task AddAsync(params Tell[] tells) => _outbox.AddAsync("tenant", tells, CancellationToken.None);

    private async Task<List<Outgoing>> WaitingAsync()
    {
        List<Outgoing> waiting = [];
        await foreach (var message in _outbox.WaitingAsync("tenant", DateTimeOffset.UnixEpoch, CancellationToken.None))
        {
            waiting.Add(message);
        }

        return waiting;
    }
}
