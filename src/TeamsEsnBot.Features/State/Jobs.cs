using System.Collections.Concurrent;
using System.Threading.Channels;
using TeamsEsnBot.Features.Privacy;

namespace TeamsEsnBot.Features.State;

/// <summary>
/// Work that must be done although processes end. Table <c>jobs</c>, one partition a tenant. A job has two rows that change together: <c>j|kind|key</c> says where it
/// stands, and makes that asking for it twice is one job; <c>w|time|kind|key</c> is its place in the queue while it waits. The queue's row is also the lease of
/// whoever is at work: it is claimed, renewed and finished only at the version that was read. What was given up lies under <c>p|kind|key</c>.
/// </summary>
internal sealed class Jobs(ITables tables, TimeProvider time)
{
    public const string Table = "jobs";

    /// <summary>Stands for the tenant where work is for all of them.</summary>
    public const string OfAll = "*";

    /// <summary>After a crash a job that was begun waits this long for somebody else, and longer when it was not the first: see <see cref="JobRules.PauseAfterAStop"/>.</summary>
    public static readonly TimeSpan LengthOfAClaim = TimeSpan.FromSeconds(30);

    private const string Standing = "j";
    private const string Waiting = "w";
    private const string Poison = "p";

    private readonly ITable _jobs = tables.Open(Table);
    private readonly ConcurrentDictionary<string, Channel<bool>> _bells = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What waits stays until it is done; what is over is remembered for a while.</summary>
    public static Kept Keep(Kept kept) => kept
        .For(
            limits => limits.Jobs,
            since: row => row.Row.StartsWith(TableKey.Join(Poison, ""), StringComparison.Ordinal) || (row.Text("State") is { } state && state != nameof(JobState.Waiting)) ? row.Time("At") : null,
            "after it was done or given up: Retention:Jobs")
        .Theirs((row, whom) => whom.Is(row, row.Text("Person")));

    /// <summary>Rings when this instance asked for something for the tenant.</summary>
    public ChannelReader<bool> Bell(string tenant) => BellOf(tenant).Reader;

    /// <summary>Asks for a job.</summary>
    /// <returns>False when it was asked for before: it waits, is being done, was given up, or is done and remembered.</returns>
    public async Task<bool> AddAsync(Job job, CancellationToken cancel)
    {
        var place = Place(job, job.Due);
        var added = await _jobs.BatchAsync(
            Partition(job),
            [
                new(ChangeKind.Insert, Standings(job, JobState.Waiting, place)),
                new(ChangeKind.Insert, new TableRow(Partition(job), place, Properties(job))),
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
    public IAsyncEnumerable<QueuedJob> DueAsync(string tenant, CancellationToken cancel)
    {
        // One tick later is behind all that is due now.
        var due = new KeyRange(TableKey.Join(Waiting, ""), TableKey.Join(Waiting, TableKey.OldestFirst(time.GetUtcNow().AddTicks(1))));
        return RowsAsync(tenant, due, cancel).Select(row => Read(tenant, row));
    }

    /// <summary>How many jobs wait, due or not.</summary>
    public async Task<int> CountAsync(string tenant, CancellationToken cancel) =>
        await RowsAsync(tenant, KeyRange.StartingWith(TableKey.Join(Waiting, "")), cancel).CountAsync(cancel);

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
        var (partition, standing) = (Partition(held.Job), Standings(held.Job, JobState.Done, place: null));
        return (await _jobs.BatchAsync(
            partition,
            [Leaves(held), isRemembered ? new(ChangeKind.Upsert, standing) : new(ChangeKind.Delete, standing)],
            cancel)).IsDone;
    }

    /// <summary>It is to be done (again) at that moment.</summary>
    /// <param name="due">For work that recurs, its next time; the same as before when only this attempt is put off.</param>
    /// <returns>False when it was not held any more.</returns>
    public async Task<bool> PutOffAsync(QueuedJob held, DateTimeOffset at, DateTimeOffset due, string? reason, CancellationToken cancel)
    {
        var job = held.Job with { Due = due, Attempts = held.Job.Due == due ? held.Job.Attempts : 0, Stops = 0 };
        var (partition, place, properties) = (Partition(job), Place(job, at), Properties(job));
        properties["Reason"] = reason;
        var row = new TableRow(partition, place, properties);
        TableChange[] changes = place == held.Place
            ? [new(ChangeKind.Replace, row, held.Version)]
            : [Leaves(held), new(ChangeKind.Insert, row), new(ChangeKind.Upsert, Standings(job, JobState.Waiting, place))];
        return (await _jobs.BatchAsync(partition, changes, cancel)).IsDone;
    }

    /// <summary>It is given up. It stays, with the reason, until somebody asks for it again.</summary>
    /// <returns>False when it was not held any more.</returns>
    public async Task<bool> GiveUpAsync(QueuedJob held, string reason, CancellationToken cancel)
    {
        var (job, partition) = (held.Job, Partition(held.Job));
        var properties = Properties(job);
        (properties["Reason"], properties["At"]) = (reason, time.GetUtcNow());
        return (await _jobs.BatchAsync(
            partition,
            [
                Leaves(held),
                new(ChangeKind.Upsert, new TableRow(partition, TableKey.Join(Poison, job.Kind, job.Key), properties)),
                new(ChangeKind.Upsert, Standings(job, JobState.GivenUp, place: null)),
            ],
            cancel)).IsDone;
    }

    /// <summary>What was given up.</summary>
    public IAsyncEnumerable<PoisonedJob> GivenUpAsync(string tenant, CancellationToken cancel) =>
        RowsAsync(tenant, KeyRange.StartingWith(TableKey.Join(Poison, "")), cancel)
            .Select(row => new PoisonedJob(ReadJob(tenant, row), row.Text("Reason") ?? "", row.Time("At") ?? default));

    /// <summary>Begins anew with a job that was given up.</summary>
    /// <returns>False when there is no such job among those.</returns>
    public async Task<bool> AskAgainAsync(string tenant, string kind, string key, CancellationToken cancel)
    {
        var partition = TableKey.Of(tenant);
        if (await _jobs.GetAsync(partition, TableKey.Join(Poison, kind, key), cancel) is not { } poisoned)
        {
            return false;
        }

        var job = ReadJob(tenant, poisoned) with { Attempts = 0, Stops = 0 };
        var place = Place(job, time.GetUtcNow());
        var isAsked = (await _jobs.BatchAsync(
            partition,
            [
                new(ChangeKind.Delete, poisoned, poisoned.ETag),
                new(ChangeKind.Insert, new TableRow(partition, place, Properties(job))),
                new(ChangeKind.Upsert, Standings(job, JobState.Waiting, place)),
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
        await PlaceOfAsync(tenant, kind, key, cancel) is { } place && await _jobs.GetAsync(TableKey.Of(tenant), place, cancel) is { } row ? Read(tenant, row) : null;

    private async Task<string?> PlaceOfAsync(string tenant, string kind, string key, CancellationToken cancel) =>
        (await _jobs.GetAsync(TableKey.Of(tenant), TableKey.Join(Standing, kind, key), cancel))?.Text("Place");

    private DateTimeOffset EndOfAClaim(Job job) => time.GetUtcNow() + LengthOfAClaim + JobRules.PauseAfterAStop(job.Stops, Random.Shared.NextDouble());

    private async Task<QueuedJob?> HoldAsync(QueuedJob job, string owner, DateTimeOffset? until, CancellationToken cancel)
    {
        var properties = Properties(job.Job);
        (properties["Owner"], properties["Until"]) = (owner, until);
        var held = await _jobs.ReplaceAsync(new TableRow(Partition(job.Job), job.Place, properties), job.Version, cancel);
        return held.IsDone ? job with { Version = held.ETag, Until = until } : null;
    }

    // Whoever looks takes a few of those that are due.
    private IAsyncEnumerable<TableRow> RowsAsync(string tenant, KeyRange range, CancellationToken cancel) =>
        _jobs.RowsAsync(TableKey.Of(tenant), range, cancel, atOnce: 100);

    private Channel<bool> BellOf(string tenant) => _bells.GetOrAdd(
        tenant, static _ => Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }));

    private TableRow Standings(Job job, JobState state, string? place) => new(
        Partition(job),
        TableKey.Join(Standing, job.Kind, job.Key),
        new Dictionary<string, object?> { ["State"] = state.ToString(), ["Place"] = place, ["At"] = time.GetUtcNow() });

    private static TableChange Leaves(QueuedJob held) =>
        new(ChangeKind.Delete, new TableRow(Partition(held.Job), held.Place, new Dictionary<string, object?>()), held.Version);

    private static Dictionary<string, object?> Properties(Job job)
    {
        var properties = new Dictionary<string, object?>
        {
            ["Kind"] = job.Kind,
            ["Key"] = job.Key,
            ["Due"] = job.Due,
            ["Attempts"] = job.Attempts,
            ["Stops"] = job.Stops,
            ["Person"] = job.Person,
        };
        LongText.Put(properties, "Payload", job.Payload);
        return properties;
    }

    private static QueuedJob Read(string tenant, TableRow row) => new(ReadJob(tenant, row), row.Row, row.ETag, row.Time("Until"));

    private static Job ReadJob(string tenant, TableRow row) => new(
        tenant,
        row.Text("Kind") ?? "",
        row.Text("Key") ?? "",
        row.Time("Due") ?? default,
        LongText.Of(row, "Payload") ?? "",
        (int)(row.Number("Attempts") ?? 0),
        (int)(row.Number("Stops") ?? 0),
        row.Text("Person"));

    private static string Partition(Job job) => TableKey.Of(job.Tenant);

    private static string Place(Job job, DateTimeOffset at) => TableKey.Join(Waiting, TableKey.OldestFirst(at), job.Kind, job.Key);

    private enum JobState
    {
        Waiting,
        Done,
        GivenUp,
    }
}
