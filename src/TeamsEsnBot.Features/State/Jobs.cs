using System.Collections.Concurrent;
using System.Threading.Channels;
using TeamsEsnBot.Features.Privacy;

namespace TeamsEsnBot.Features.State;

/// <summary>
/// Work that must be done although processes end. Table <c>jobs</c>, see <see cref="JobRows"/>. A job has two rows that change together: where it stands, which makes
/// that asking for it twice is one job, and its place in the queue while it waits. The queue's row is also the lease of whoever is at work: it is claimed, renewed
/// and finished only at the version that was read.
/// </summary>
internal sealed class Jobs(ITables tables, TimeProvider time)
{
    public const string Table = "jobs";

    /// <summary>Stands for the tenant where work is for all of them.</summary>
    public const string OfAll = "*";

    /// <summary>After a crash a job that was begun waits this long for somebody else, and longer when it was not the first: see <see cref="JobRules.PauseAfterAStop"/>.</summary>
    public static readonly TimeSpan LengthOfAClaim = TimeSpan.FromSeconds(30);

    private readonly ITable _jobs = tables.Open(Table);
    private readonly ConcurrentDictionary<string, Channel<bool>> _bells = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What waits stays until it is done; what is over is remembered for a while.</summary>
    public static Kept Keep(Kept kept) => kept
        .For(limits => limits.Jobs, since: JobRows.OverSince, "after it was done or given up: Retention:Jobs")
        .Theirs((row, whom) => whom.Is(row, row.Text("Person")));

    /// <summary>Rings when this instance asked for something for the tenant.</summary>
    public ChannelReader<bool> Bell(string tenant) => BellOf(tenant).Reader;

    /// <summary>Asks for a job.</summary>
    /// <returns>False when it was asked for before: it waits, is being done, was given up, or is done and remembered.</returns>
    public async Task<bool> AddAsync(Job job, CancellationToken cancel)
    {
        var place = JobRows.PlaceAt(job, job.Due);
        var added = await _jobs.BatchAsync(
            JobRows.Partition(job),
            [
                new(ChangeKind.Insert, Stands(job, JobState.Waiting, place)),
                new(ChangeKind.Insert, JobRows.Of(job, place)),
            ],
            cancel);
        if (added.IsDone)
        {
            BellOf(job.Tenant).Writer.TryWrite(true);
        }

        return added.IsDone;
    }

    /// <summary>Makes sure that work which recurs is asked for. When its schedule is another than before, its next time follows the new one.</summary>
    public async Task RecurAsync(string tenant, string kind, Schedule schedule, CancellationToken cancel)
    {
        var job = new Job(tenant, kind, JobKind.Series, schedule.First(time.GetUtcNow()), schedule.ToString());
        if (!await AddAsync(job, cancel)
            && await FindAsync(tenant, kind, JobKind.Series, cancel) is { } known
            && known.Job.Payload != job.Payload)
        {
            await PutOffAsync(known with { Job = known.Job with { Payload = job.Payload } }, job.Due, job.Due, reason: null, cancel);
        }
    }

    /// <summary>What is due, oldest first, also what somebody is at work on.</summary>
    public IAsyncEnumerable<QueuedJob> DueAsync(string tenant, CancellationToken cancel) =>
        RowsAsync(tenant, JobRows.DueAt(time.GetUtcNow()), cancel).Select(row => JobRows.ReadQueued(tenant, row));

    /// <summary>How many jobs wait, due or not.</summary>
    public async Task<int> CountAsync(string tenant, CancellationToken cancel) =>
        await RowsAsync(tenant, JobRows.Queue, cancel).CountAsync(cancel);

    /// <summary>Takes a job that is free; null when somebody else was faster. A claim that ran out was that of a process which ended: the attempt goes on as a stop.</summary>
    public Task<QueuedJob?> ClaimAsync(QueuedJob found, string owner, CancellationToken cancel)
    {
        var job = found.Until is null
            ? found.Job with { Attempts = found.Job.Attempts + 1 }
            : found.Job with { Stops = found.Job.Stops + 1 };
        return HoldAsync(found with { Job = job }, owner, EndOfAClaim(job), cancel);
    }

    /// <summary>Goes on having it; null when it is lost.</summary>
    public Task<QueuedJob?> RenewAsync(QueuedJob held, string owner, CancellationToken cancel) => HoldAsync(held, owner, EndOfAClaim(held.Job), cancel);

    /// <summary>Gives it back unfinished, as if it had not been begun.</summary>
    public Task GiveBackAsync(QueuedJob held, CancellationToken cancel) =>
        HoldAsync(held with { Job = held.Job with { Attempts = held.Job.Attempts - 1 } }, "", until: null, cancel);

    /// <summary>It is done.</summary>
    /// <param name="isRemembered">True when asking for it again must not do it again.</param>
    /// <returns>False when it was not held any more; then somebody else does it, or did.</returns>
    public async Task<bool> FinishAsync(QueuedJob held, bool isRemembered, CancellationToken cancel)
    {
        var stands = Stands(held.Job, JobState.Done, place: null);
        return (await _jobs.BatchAsync(
            JobRows.Partition(held.Job),
            [Leaves(held), isRemembered ? new(ChangeKind.Upsert, stands) : new(ChangeKind.Delete, stands)],
            cancel)).IsDone;
    }

    /// <summary>It is to be done (again) at that moment.</summary>
    /// <param name="due">For work that recurs, its next time; the same as before when only this attempt is put off.</param>
    /// <returns>False when it was not held any more.</returns>
    public async Task<bool> PutOffAsync(QueuedJob held, DateTimeOffset at, DateTimeOffset due, string? reason, CancellationToken cancel)
    {
        var job = held.Job with { Due = due, Attempts = held.Job.Due == due ? held.Job.Attempts : 0, Stops = 0 };
        var place = JobRows.PlaceAt(job, at);
        var row = JobRows.Of(job, place).With(("Reason", reason));
        TableChange[] changes = place == held.Place
            ? [new(ChangeKind.Replace, row, held.Version)]
            : [Leaves(held), new(ChangeKind.Insert, row), new(ChangeKind.Upsert, Stands(job, JobState.Waiting, place))];
        return (await _jobs.BatchAsync(row.Partition, changes, cancel)).IsDone;
    }

    /// <summary>It is given up. It stays, with the reason, until somebody asks for it again.</summary>
    /// <returns>False when it was not held any more.</returns>
    public async Task<bool> GiveUpAsync(QueuedJob held, string reason, CancellationToken cancel)
    {
        var job = held.Job;
        var givenUp = JobRows.Of(job, JobRows.GivenUpOf(job.Kind, job.Key)).With(("Reason", reason), ("At", time.GetUtcNow()));
        return (await _jobs.BatchAsync(
            givenUp.Partition,
            [Leaves(held), new(ChangeKind.Upsert, givenUp), new(ChangeKind.Upsert, Stands(job, JobState.GivenUp, place: null))],
            cancel)).IsDone;
    }

    /// <summary>What was given up.</summary>
    public IAsyncEnumerable<PoisonedJob> GivenUpAsync(string tenant, CancellationToken cancel) =>
        RowsAsync(tenant, JobRows.GivenUp, cancel).Select(row => JobRows.ReadGivenUp(tenant, row));

    /// <summary>Begins anew with a job that was given up.</summary>
    /// <returns>False when there is no such job among those.</returns>
    public async Task<bool> AskAgainAsync(string tenant, string kind, string key, CancellationToken cancel)
    {
        var partition = TableKey.Of(tenant);
        if (await _jobs.GetAsync(partition, JobRows.GivenUpOf(kind, key), cancel) is not { } poisoned)
        {
            return false;
        }

        var job = JobRows.Read(tenant, poisoned) with { Attempts = 0, Stops = 0 };
        var place = JobRows.PlaceAt(job, time.GetUtcNow());
        var isAsked = (await _jobs.BatchAsync(
            partition,
            [
                new(ChangeKind.Delete, poisoned, poisoned.ETag),
                new(ChangeKind.Insert, JobRows.Of(job, place)),
                new(ChangeKind.Upsert, Stands(job, JobState.Waiting, place)),
            ],
            cancel)).IsDone;
        BellOf(tenant).Writer.TryWrite(isAsked);
        return isAsked;
    }

    /// <summary>Moves a job that waits to another moment, whoever has it.</summary>
    /// <returns>False when it does not wait (any more).</returns>
    public async Task<bool> MoveAsync(string tenant, string kind, string key, DateTimeOffset at, CancellationToken cancel) =>
        await FindAsync(tenant, kind, key, cancel) is { } found && await PutOffAsync(found, at, found.Job.Due, reason: null, cancel);

    /// <summary>Takes out a job that waits, whoever has it: it was done on the way that asked for it.</summary>
    public async Task RemoveAsync(string tenant, string kind, string key, CancellationToken cancel)
    {
        // It is somewhere else when it was put off in between.
        while (await PlaceOfAsync(tenant, kind, key, cancel) is { } place)
        {
            var waiting = new QueuedJob(new Job(tenant, kind, key, default), place, TableRow.AnyVersion, Until: null);
            if (await FinishAsync(waiting, isRemembered: false, cancel))
            {
                return;
            }
        }
    }

    /// <summary>A job that waits; null when it does not (any more).</summary>
    public async Task<QueuedJob?> FindAsync(string tenant, string kind, string key, CancellationToken cancel) =>
        await PlaceOfAsync(tenant, kind, key, cancel) is { } place && await _jobs.GetAsync(TableKey.Of(tenant), place, cancel) is { } row ? JobRows.ReadQueued(tenant, row) : null;

    private async Task<string?> PlaceOfAsync(string tenant, string kind, string key, CancellationToken cancel) =>
        JobRows.PlaceIn(await _jobs.GetAsync(TableKey.Of(tenant), JobRows.StandingOf(kind, key), cancel));

    private DateTimeOffset EndOfAClaim(Job job) => time.GetUtcNow() + LengthOfAClaim + JobRules.PauseAfterAStop(job.Stops, Random.Shared.NextDouble());

    private async Task<QueuedJob?> HoldAsync(QueuedJob job, string owner, DateTimeOffset? until, CancellationToken cancel)
    {
        var row = JobRows.Of(job.Job, job.Place).With(("Owner", owner), ("Until", until));
        var held = await _jobs.ReplaceAsync(row, job.Version, cancel);
        return held.IsDone ? job with { Version = held.ETag, Until = until } : null;
    }

    // Whoever looks takes a few of those that are due.
    private IAsyncEnumerable<TableRow> RowsAsync(string tenant, KeyRange range, CancellationToken cancel) =>
        _jobs.RowsAsync(TableKey.Of(tenant), range, cancel, atOnce: 100);

    private Channel<bool> BellOf(string tenant) => _bells.GetOrAdd(
        tenant, static _ => Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }));

    private TableRow Stands(Job job, JobState state, string? place) => JobRows.Stands(job, state, place, time.GetUtcNow());

    private static TableChange Leaves(QueuedJob held) =>
        new(ChangeKind.Delete, new TableRow(JobRows.Partition(held.Job), held.Place, new Dictionary<string, object?>()), held.Version);
}
