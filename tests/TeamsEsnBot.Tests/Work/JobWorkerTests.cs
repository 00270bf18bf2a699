using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Features.Telling;
using TeamsEsnBot.Features.Turns;
using TeamsEsnBot.Storage;
using TeamsEsnBot.Tests.Testing;
using TeamsEsnBot.Work;

namespace TeamsEsnBot.Tests.Work;

/// <summary>Jobs that are done, fail, hang, and come back.</summary>
internal sealed class JobWorkerTests
{
    private const string Tenant = "tenant-1";

    private readonly TestClock _clock = new();
    private readonly Desk _desk = new();
    private SqliteTables _tables = null!;
    private Jobs _jobs = null!;
    private ServiceProvider _services = null!;
    private JobWorker _worker = null!;

    [SetUp]
    public void Open()
    {
        _tables = new SqliteTables(SqliteDatabase.Open(SqliteDatabase.InMemory), _clock);
        _jobs = new Jobs(_tables, _clock);
        _services = new ServiceCollection()
            .AddSingleton(_desk)
            .AddJob<Count>("count")
            .AddJob<Count>("sweep", _ => Schedule.Every(TimeSpan.FromHours(6)), isOfAll: true)
            .AddJob<Count>("round", _ => Schedule.Every(TimeSpan.FromHours(1)))
            .BuildServiceProvider();
        _worker = AnInstance();
        _desk.Clear();
        _desk.Does = _ => Task.FromResult(JobOutcome.Done);
    }

    [TearDown]
    public async Task CloseAsync()
    {
        _worker.Dispose();
        await _services.DisposeAsync();
        _tables.Dispose();
    }

    [Test]
    public async Task What_is_due_is_done_once()
    {
        await AskAsync("a", "b");
        await _worker.RunOnceAsync(CancellationToken.None);
        await _worker.RunOnceAsync(CancellationToken.None);

        Assert.That(_desk.Done, Is.EquivalentTo(["a", "b"]));
    }

    [Test]
    public async Task Several_instances_together_do_each_once()
    {
        await AskAsync([.. Enumerable.Range(0, 200).Select(i => $"job-{i}")]);
        JobWorker[] others = [AnInstance(), AnInstance()];

        await Task.WhenAll(others.Append(_worker).Select(worker => Task.Run(() => worker.RunOnceAsync(CancellationToken.None))));

        Assert.That(_desk.Done, Is.EquivalentTo(Enumerable.Range(0, 200).Select(i => $"job-{i}")));
    }

    [Test]
    public async Task One_that_fails_comes_back_later_and_at_last_is_given_up_with_its_reason_and_somebody_told()
    {
        _desk.Does = _ => throw new TimeoutException("of Ana's secret");
        await AskAsync("a");
        for (var i = 0; i < 3 * JobRules.MostAttempts; i++)
        {
            await _worker.RunOnceAsync(CancellationToken.None);
            _clock.Passes(TimeSpan.FromMinutes(80));
        }

        var given = await _jobs.GivenUpAsync(Tenant, CancellationToken.None).SingleAsync();
        Assert.That(_desk.Done, Has.Count.EqualTo(JobRules.MostAttempts));
        Assert.That((given.Job.Key, given.Reason), Is.EqualTo(("a", nameof(TimeoutException))));
        Assert.That((await new Outbox(_tables, _clock).ToldAsync(Tenant, "given-up|a", CancellationToken.None))!.State, Is.EqualTo(ToldState.Waiting));
    }

    [Test]
    public async Task One_that_ends_its_process_each_time_is_given_up_too()
    {
        await AskAsync("a");
        for (var i = 0; i < JobRules.MostStops; i++)
        {
            await ATimeItIsCutOffAsync();
        }

        await _worker.RunOnceAsync(CancellationToken.None);

        Assert.That(_desk.Done, Is.Empty);
        Assert.That((await _jobs.GivenUpAsync(Tenant, CancellationToken.None).SingleAsync()).Reason, Does.StartWith("The bot stopped each time"));
    }

    [Test]
    public async Task One_that_happened_to_be_near_when_processes_ended_is_done_and_has_all_its_attempts_left()
    {
        _desk.Does = _ => throw new TimeoutException();
        await AskAsync("a");
        for (var i = 0; i < JobRules.MostStops - 1; i++)
        {
            await ATimeItIsCutOffAsync();
        }

        await _worker.RunOnceAsync(CancellationToken.None);
        _clock.Passes(TimeSpan.FromMinutes(80));

        var waiting = await _jobs.DueAsync(Tenant, CancellationToken.None).SingleAsync();
        Assert.That((waiting.Job.Attempts, waiting.Job.Stops), Is.EqualTo((1, 0)), "Its own failure counts; that it came to its end says that it ends no process.");
    }

    [Test]
    public async Task One_that_cannot_be_done_yet_waits_as_often_as_it_must()
    {
        _desk.Does = _ => Task.FromResult(JobOutcome.Later(TimeSpan.FromMinutes(1), "busy"));
        await AskAsync("a");
        for (var i = 0; i < 2 * JobRules.MostAttempts; i++)
        {
            await _worker.RunOnceAsync(CancellationToken.None);
            _clock.Passes(TimeSpan.FromMinutes(1));
        }

        Assert.That(_desk.Done, Has.Count.EqualTo(2 * JobRules.MostAttempts));
        Assert.That(await _jobs.GivenUpAsync(Tenant, CancellationToken.None).CountAsync(), Is.Zero);
    }

    [Test]
    public async Task What_recurs_is_made_up_for_once_after_a_night_and_goes_on_although_it_fails()
    {
        _desk.Does = job => job.Kind == "round" ? throw new TimeoutException() : Task.FromResult(JobOutcome.Done);
        await _worker.PlanAsync(CancellationToken.None);
        await AnInstance().PlanAsync(CancellationToken.None);
        await _worker.RunOnceAsync(CancellationToken.None);
        Assert.That(_desk.Kinds, Is.EquivalentTo(["sweep", "round"]));

        _clock.Passes(TimeSpan.FromHours(14));
        await _worker.RunOnceAsync(CancellationToken.None);
        Assert.That(_desk.Kinds.Count(kind => kind == "sweep"), Is.EqualTo(2), "Missed twice, made up for once.");

        for (var hour = 0; hour < 40; hour++)
        {
            _clock.Passes(TimeSpan.FromHours(1.5));
            await _worker.RunOnceAsync(CancellationToken.None);
        }

        Assert.That(_desk.Kinds.Count(kind => kind == "round"), Is.GreaterThan(JobRules.MostAttempts * 2));
        Assert.That(await _jobs.GivenUpAsync(Tenant, CancellationToken.None).CountAsync(), Is.Zero);
    }

    [Test]
    public async Task A_kind_of_a_newer_version_is_left_for_those_who_know_it()
    {
        await _jobs.AddAsync(new Job(Tenant, "of the future", "a", _clock.GetUtcNow()), CancellationToken.None);
        await AskAsync("b");
        await _worker.RunOnceAsync(CancellationToken.None);

        Assert.That(_desk.Done, Is.EqualTo(["b"]));
        Assert.That(await _jobs.CountAsync(Tenant, CancellationToken.None), Is.EqualTo(1));
    }

    [Test]
    public async Task A_bot_that_stops_gives_back_what_it_was_at_work_on()
    {
        var began = new TaskCompletionSource();
        _desk.DoesUntil = async (_, cancel) =>
        {
            began.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancel);
            return JobOutcome.Done;
        };
        await AskAsync("a");
        await _worker.StartAsync(CancellationToken.None);
        await began.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await _worker.StopAsync(CancellationToken.None);

        var left = await _jobs.DueAsync(Tenant, CancellationToken.None).Where(found => found.Job.Kind == "count").SingleAsync();
        Assert.That((left.IsFree(_clock.GetUtcNow()), left.Job.Attempts), Is.EqualTo((true, 0)));
    }

    private async Task ATimeItIsCutOffAsync()
    {
        await _jobs.ClaimAsync(await _jobs.DueAsync(Tenant, CancellationToken.None).SingleAsync(), "a process that is killed", CancellationToken.None);
        _clock.Passes(Jobs.LengthOfAClaim + JobRules.PauseAfterAStop(JobRules.MostStops, chance: 1));
    }

    private async Task AskAsync(params string[] keys) => await Task.WhenAll(keys.Select(key => _jobs.AddAsync(new Job(Tenant, "count", key, _clock.GetUtcNow()), CancellationToken.None)));

    private JobWorker AnInstance() => new(
        _jobs,
        _services.GetServices<JobKind>(),
        _services.GetRequiredService<IServiceScopeFactory>(),
        new Outbox(_tables, _clock),
        Options.Create(new TurnOptions { TenantIds = [Tenant] }),
        _clock,
        NullLogger<JobWorker>.Instance);

    private sealed class Desk
    {
        private readonly ConcurrentQueue<Job> _begun = new();

        public Func<Job, Task<JobOutcome>> Does
        {
            set => DoesUntil = (job, _) => value(job);
        }

        public Func<Job, CancellationToken, Task<JobOutcome>> DoesUntil { get; set; } = null!;

        public IReadOnlyList<string> Done => [.. _begun.Select(job => job.Key)];

        public IReadOnlyList<string> Kinds => [.. _begun.Select(job => job.Kind)];

        public Task<JobOutcome> RunAsync(Job job, CancellationToken cancel)
        {
            _begun.Enqueue(job);
            return DoesUntil(job, cancel);
        }

        public void Clear() => _begun.Clear();
    }

    private sealed class Count(Desk desk) : IJobHandler
    {
        public Task<JobOutcome> RunAsync(Job job, CancellationToken cancel) => desk.RunAsync(job, cancel);

        public Tell? WhenGivenUp(Job job) => new($"given-up|{job.Key}", Card: null, To: new Person(new PersonId("ana"), "Ana"), Text: "I could not.");
    }
}
