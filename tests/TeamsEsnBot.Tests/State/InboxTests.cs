using Microsoft.Extensions.Logging.Abstractions;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Storage;
using TeamsEsnBot.Tests.Testing;

namespace TeamsEsnBot.Tests.State;

/// <summary>In tables of its own, and in tables that other instances use too.</summary>
[TestFixture(false), TestFixture(true)]
internal sealed class InboxTests(bool isShared)
{
    private readonly TestClock _clock = new();
    private SqliteTables _tables = null!;
    private Inbox _inbox = null!;

    [SetUp]
    public void Open()
    {
        _tables = new SqliteTables(SqliteDatabase.Open(SqliteDatabase.InMemory), _clock);
        _inbox = OfAnInstance();
    }

    [TearDown]
    public async Task CloseAsync()
    {
        await _inbox.DisposeAsync();
        _tables.Dispose();
    }

    [Test]
    public async Task The_first_delivery_does_the_work_and_the_second_gets_its_answer()
    {
        var first = await BeginAsync();
        _inbox.Finish("tenant", "a:1", "17|", """{"statusCode":200}""");
        var second = await BeginAsync();

        Assert.That(first.IsFirst);
        Assert.That((second.IsFirst, second.Answer), Is.EqualTo((false, """{"statusCode":200}""")));
    }

    [Test]
    public async Task While_the_first_is_at_work_a_second_one_waits()
    {
        await BeginAsync();

        Assert.That(await BeginAsync(), Is.EqualTo(Receipt.AtWork));
    }

    [Test]
    public async Task Of_fifty_deliveries_at_the_same_moment_one_is_the_first()
    {
        var receipts = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => BeginAsync()));

        Assert.That(receipts.Count(receipt => receipt.IsFirst), Is.EqualTo(1));
    }

    [Test]
    public async Task What_was_begun_and_lost_with_its_process_is_taken_over_by_one()
    {
        await BeginAsync();
        _clock.Passes(Inbox.Patience + TimeSpan.FromSeconds(1));

        var receipts = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => BeginAsync()));

        Assert.That(receipts.Count(receipt => receipt.IsFirst), Is.EqualTo(1));
    }

    [Test]
    public async Task Long_work_is_not_taken_for_lost_until_its_time_is_over()
    {
        await BeginAsync();
        await _inbox.HoldAsync("tenant", "a:1", "17|", TimeSpan.FromMinutes(10), CancellationToken.None);

        _clock.Passes(TimeSpan.FromMinutes(10));
        Assert.That(await BeginAsync(), Is.EqualTo(Receipt.AtWork));
        _clock.Passes(Inbox.Patience + TimeSpan.FromSeconds(1));
        Assert.That((await BeginAsync()).IsFirst);
    }

    [Test]
    public async Task What_failed_may_be_tried_again_at_once()
    {
        await BeginAsync();
        await _inbox.LetGoAsync("tenant", "a:1", "17|", CancellationToken.None);

        Assert.That((await BeginAsync()).IsFirst);
        Assert.That(await BeginAsync(), Is.EqualTo(Receipt.AtWork));
    }

    [Test]
    public async Task Of_many_deliveries_around_the_finish_none_does_the_work_again()
    {
        for (var round = 0; round < 200; round++)
        {
            var id = $"round {round}";
            await _inbox.BeginAsync("tenant", "a:1", id, null, CancellationToken.None);
            var others = Enumerable.Range(0, 4).Select(_ => Task.Run(() => _inbox.BeginAsync("tenant", "a:1", id, null, CancellationToken.None))).ToArray();
            _inbox.Finish("tenant", "a:1", id, "done");

            Assert.That((await Task.WhenAll(others)).Select(receipt => receipt.IsFirst), Is.All.False);
        }
    }

    [Test]
    public async Task The_same_id_in_another_conversation_or_company_is_another_message()
    {
        await BeginAsync();

        Assert.That((await _inbox.BeginAsync("tenant", "a:2", "17|", null, CancellationToken.None)).IsFirst);
        Assert.That((await _inbox.BeginAsync("other", "a:1", "17|", null, CancellationToken.None)).IsFirst);
    }

    [Test]
    public async Task An_answer_of_any_length_is_given_again()
    {
        var answer = new string('x', TableRules.LongestText - 1) + "😀" + new string('y', 50_000);
        await BeginAsync();
        _inbox.Finish("tenant", "a:1", "17|", answer);
        await _inbox.DisposeAsync();

        await using var afterARestart = OfAnInstance();
        Assert.That((await afterARestart.BeginAsync("tenant", "a:1", "17|", null, CancellationToken.None)).Answer, Is.EqualTo(answer));
    }

    // The same press of the same card is repeated by Teams for less than a minute; later it is meant again.
    [Test]
    public async Task What_is_remembered_for_a_minute_is_new_after_it_and_done_by_one()
    {
        var minute = TimeSpan.FromMinutes(1);
        await BeginAsync();
        _inbox.Finish("tenant", "a:1", "17|", "done");
        await _inbox.DisposeAsync();
        _clock.Passes(minute);
        Assert.That((await _inbox.BeginAsync("tenant", "a:1", "17|", minute, CancellationToken.None)).Answer, Is.EqualTo("done"));

        _clock.Passes(TimeSpan.FromSeconds(1));
        var receipts = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => _inbox.BeginAsync("tenant", "a:1", "17|", minute, CancellationToken.None)));
        Assert.That(receipts.Count(receipt => receipt.IsFirst), Is.EqualTo(1));
        Assert.That(receipts.Count(receipt => receipt == Receipt.AtWork), Is.EqualTo(9));
    }

    [Test]
    public async Task Another_instance_gives_the_same_answer()
    {
        await using var other = OfAnInstance();
        await BeginAsync();
        if (isShared)
        {
            Assert.That(await other.BeginAsync("tenant", "a:1", "17|", null, CancellationToken.None), Is.EqualTo(Receipt.AtWork));
        }

        _inbox.Finish("tenant", "a:1", "17|", "done");
        await _inbox.DisposeAsync();

        Assert.That(await other.BeginAsync("tenant", "a:1", "17|", null, CancellationToken.None), Is.EqualTo(Receipt.Answered("done")));
    }

    [Test]
    public async Task Ids_as_long_as_a_client_likes_are_taken()
    {
        var (tenant, conversation, id) = (new string('t', 600), new string('/', 600), new string('i', 5_000));

        Assert.That((await _inbox.BeginAsync(tenant, conversation, id, null, CancellationToken.None)).IsFirst);
        Assert.That((await _inbox.BeginAsync(tenant, conversation, id, null, CancellationToken.None)).IsFirst, Is.False);
    }

    private Inbox OfAnInstance() => new(isShared ? new SharedTables(_tables) : _tables, _clock, NullLogger<Inbox>.Instance);

    private Task<Receipt> BeginAsync() => _inbox.BeginAsync("tenant", "a:1", "17|", null, CancellationToken.None);
}
