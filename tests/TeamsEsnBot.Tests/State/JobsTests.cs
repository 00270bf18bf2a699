using TeamsEsnBot.Features.State;
using TeamsEsnBot.Storage;
using TeamsEsnBot.Tests.Testing;

namespace TeamsEsnBot.Tests.State;

/// <summary>Where jobs stand, and who has them.</summary>
internal sealed class JobsTests
{
    private readonly TestClock _clock = new();
    private SqliteTables _tables = null!;
    private Jobs _jobs = null!;

    [SetUp]
    public void Open()
    {
        _tables = new SqliteTables(SqliteDatabase.Open(SqliteDatabase.InMemory), _clock);
        _jobs = new Jobs(_tables, _clock);
    }

    [TearDown]
    public void Close() => _tables.Dispose();

    [Test]
    public async Task A_job_is_found_when_it_is_due_and_not_before_oldest_first()
    {
        await AddAsync("late", TimeSpan.FromHours(2));
        await AddAsync("soon", TimeSpan.FromHours(1), new string('x', 70_000));
        Assert.That(await DueAsync(), Is.Empty);

        _clock.Passes(TimeSpan.FromHours(1));
        Assert.That((await DueAsync()).Select(found => (found.Job.Key, found.Job.Payload.Length)), Is.EqualTo([("soon", 70_000)]));

        _clock.Passes(TimeSpan.FromDays(100));
        Assert.That((await DueAsync()).Select(found => found.Job.Key), Is.EqualTo(["soon", "late"]));
    }

    [Test]
    public async Task Asked_for_twice_it_is_one_job_also_when_it_is_done()
    {
        Assert.That(await AddAsync("a"));
        Assert.That(await AddAsync("a", TimeSpan.FromMinutes(1)), Is.False);
        await _jobs.FinishAsync((await ClaimAsync())!, isRemembered: true, CancellationToken.None);

        Assert.That(await AddAsync("a"), Is.False);
        Assert.That(await _jobs.CountAsync("tenant", CancellationToken.None), Is.Zero);
    }

    [Test]
    public async Task One_that_is_not_remembered_can_be_asked_for_again()
    {
        await AddAsync("a");
        await _jobs.FinishAsync((await ClaimAsync())!, isRemembered: false, CancellationToken.None);

        Assert.That(await AddAsync("a"));
    }

    [Test]
    public async Task Of_many_who_reach_for_it_one_gets_it()
    {
        await AddAsync("a");
        var found = (await DueAsync()).Single();

        var claims = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => _jobs.ClaimAsync(found, $"{i}", CancellationToken.None))));

        Assert.That(claims.Count(claim => claim is not null), Is.EqualTo(1));
        Assert.That((await DueAsync()).Single().IsFree(_clock.GetUtcNow()), Is.False);
    }

    [Test]
    public async Task One_whose_holder_ended_is_free_again_and_the_old_holder_cannot_finish_it()
    {
        await AddAsync("a");
        var lost = await ClaimAsync();
        _clock.Passes(Jobs.LengthOfAClaim + JobRules.PauseAfterAStop(0, chance: 1));
        var taken = await ClaimAsync();

        Assert.That((taken!.Job.Attempts, taken.Job.Stops), Is.EqualTo((1, 1)));
        Assert.That(await _jobs.RenewAsync(lost!, "one", CancellationToken.None), Is.Null);
        Assert.That(await _jobs.FinishAsync(lost!, isRemembered: true, CancellationToken.None), Is.False);
        Assert.That(await _jobs.PutOffAsync(lost!, _clock.GetUtcNow(), lost!.Job.Due, "slow", CancellationToken.None), Is.False);
        Assert.That(await _jobs.GiveUpAsync(lost, "slow", CancellationToken.None), Is.False);
        Assert.That(await _jobs.FinishAsync(taken, isRemembered: true, CancellationToken.None));
    }

    [Test]
    public async Task Renewed_it_stays_with_its_holder()
    {
        await AddAsync("a");
        var held = await ClaimAsync();
        for (var i = 0; i < 5; i++)
        {
            _clock.Passes(Jobs.LengthOfAClaim / 2);
            held = await _jobs.RenewAsync(held!, "one", CancellationToken.None);
            Assert.That((await DueAsync()).Single().IsFree(_clock.GetUtcNow()), Is.False);
        }

        Assert.That(held!.Job.Attempts, Is.EqualTo(1));
        Assert.That(await _jobs.FinishAsync(held, isRemembered: true, CancellationToken.None));
    }

    [Test]
    public async Task Put_off_it_keeps_the_moment_that_it_was_due_for()
    {
        await AddAsync("a");
        var held = await ClaimAsync();
        await _jobs.PutOffAsync(held!, _clock.GetUtcNow().AddMinutes(5), held!.Job.Due, "busy", CancellationToken.None);

        Assert.That(await DueAsync(), Is.Empty);
        _clock.Passes(TimeSpan.FromMinutes(5));
        var again = (await DueAsync()).Single();
        Assert.That((again.Job.Due, again.Job.Attempts, again.Job.Occurrence), Is.EqualTo((held.Job.Due, 1, held.Job.Occurrence)));
    }

    [Test]
    public async Task Given_up_it_waits_with_its_reason_until_somebody_asks_again()
    {
        await AddAsync("a", payload: "words");
        await _jobs.GiveUpAsync((await ClaimAsync())!, "TimeoutException", CancellationToken.None);

        Assert.That(await DueAsync(), Is.Empty);
        Assert.That(await AddAsync("a"), Is.False);
        var poisoned = await _jobs.GivenUpAsync("tenant", CancellationToken.None).SingleAsync();
        Assert.That((poisoned.Job.Key, poisoned.Job.Attempts, poisoned.Reason), Is.EqualTo(("a", 1, "TimeoutException")));

        Assert.That(await _jobs.AskAgainAsync("tenant", "count", "a", CancellationToken.None));
        Assert.That(await _jobs.AskAgainAsync("tenant", "count", "a", CancellationToken.None), Is.False);
        Assert.That((await DueAsync()).Single().Job, Is.EqualTo(poisoned.Job with { Attempts = 0 }));
        Assert.That(await _jobs.GivenUpAsync("tenant", CancellationToken.None).CountAsync(), Is.Zero);
    }

    [Test]
    public async Task What_was_done_on_another_way_is_taken_out_whoever_has_it()
    {
        await AddAsync("a");
        await AddAsync("b");
        await ClaimAsync();
        await _jobs.RemoveAsync("tenant", "count", "a", CancellationToken.None);
        await _jobs.RemoveAsync("tenant", "count", "a", CancellationToken.None);

        Assert.That((await DueAsync()).Select(found => found.Job.Key), Is.EqualTo(["b"]));
    }

    [Test]
    public async Task Work_that_recurs_is_asked_for_once_and_follows_a_new_schedule()
    {
        await RecurAsync(Schedule.Every(TimeSpan.FromHours(6)));
        await RecurAsync(Schedule.Every(TimeSpan.FromHours(6)));
        var held = await ClaimAsync();
        var next = held!.Job.Due.AddHours(6);
        await _jobs.PutOffAsync(held, next, next, null, CancellationToken.None);
        await RecurAsync(Schedule.Every(TimeSpan.FromHours(6)));
        Assert.That(await DueAsync(), Is.Empty);

        await RecurAsync(Schedule.Every(TimeSpan.FromHours(1)));
        Assert.That((await DueAsync()).Single().Job.Due, Is.EqualTo(_clock.GetUtcNow()));
    }

    [Test]
    public async Task Each_time_that_work_recurs_has_a_key_of_its_own()
    {
        await RecurAsync(Schedule.Every(TimeSpan.FromHours(6)));
        var first = (await ClaimAsync())!;
        await _jobs.PutOffAsync(first, first.Job.Due.AddHours(6), first.Job.Due.AddHours(6), null, CancellationToken.None);
        _clock.Passes(TimeSpan.FromHours(6));

        var second = (await ClaimAsync())!.Job;
        Assert.That((second.Attempts, second.Occurrence != first.Job.Occurrence), Is.EqualTo((1, true)));
    }

    [Test]
    public async Task Another_company_sees_nothing_of_it()
    {
        await AddAsync("a");

        Assert.That(await _jobs.DueAsync("other", CancellationToken.None).CountAsync(), Is.Zero);
    }

    private Task RecurAsync(Schedule schedule) => _jobs.RecurAsync("tenant", "sweep", schedule, CancellationToken.None);

    private Task<bool> AddAsync(string key, TimeSpan wait = default, string payload = "") =>
        _jobs.AddAsync(new Job("tenant", "count", key, _clock.GetUtcNow() + wait, payload), CancellationToken.None);

    private Task<List<QueuedJob>> DueAsync() => _jobs.DueAsync("tenant", CancellationToken.None).ToListAsync().AsTask();

    private async Task<QueuedJob?> ClaimAsync() => await _jobs.ClaimAsync((await DueAsync())[0], "one", CancellationToken.None);
}
