namespace TeamsEsnBot.Features.State;

/// <summary>
/// The rows of jobs, one partition a tenant: <c>j|kind|key</c> says where a job stands, <c>w|time|kind|key</c> is its place in the queue while it waits, and
/// <c>p|kind|key</c> what was given up.
/// </summary>
internal static class JobRows
{
    /// <summary>The queue of a tenant, in the order of time.</summary>
    public static readonly KeyRange Queue = KeyRange.StartingWith(TableKey.Join(Waiting, ""));

    public static readonly KeyRange GivenUp = KeyRange.StartingWith(TableKey.Join(Poison, ""));

    private const string Standing = "j";
    private const string Waiting = "w";
    private const string Poison = "p";

    public static string Partition(Job job) => TableKey.Of(job.Tenant);

    public static string StandingOf(string kind, string key) => TableKey.Join(Standing, kind, key);

    public static string GivenUpOf(string kind, string key) => TableKey.Join(Poison, kind, key);

    public static string PlaceAt(Job job, DateTimeOffset at) => TableKey.Join(Waiting, TableKey.OldestFirst(at), job.Kind, job.Key);

    /// <summary>The part of the queue that is due at the moment.</summary>
    public static KeyRange DueAt(DateTimeOffset now) =>
        // One tick later is behind all that is due now.
        Queue with { Before = TableKey.Join(Waiting, TableKey.OldestFirst(now.AddTicks(1))) };

    /// <summary>Since when the job is over; null while it waits.</summary>
    public static DateTimeOffset? OverSince(TableRow row) =>
        row.Row.StartsWith(TableKey.Join(Poison, ""), StringComparison.Ordinal) || (row.Text("State") is { } state && state != nameof(JobState.Waiting)) ? row.Time("At") : null;

    public static TableRow Stands(Job job, JobState state, string? place, DateTimeOffset now) => new(
        Partition(job),
        StandingOf(job.Kind, job.Key),
        new Dictionary<string, object?> { ["State"] = state.ToString(), ["Place"] = place, ["At"] = now });

    public static string? PlaceIn(TableRow? stands) => stands?.Text("Place");

    /// <summary>The job under one of its keys: its place in the queue, or that of one given up.</summary>
    public static TableRow Of(Job job, string key)
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
        return new TableRow(Partition(job), key, properties);
    }

    public static QueuedJob ReadQueued(string tenant, TableRow row) => new(Read(tenant, row), row.Row, row.ETag, row.Time("Until"));

    public static PoisonedJob ReadGivenUp(string tenant, TableRow row) => new(Read(tenant, row), row.Text("Reason") ?? "", row.Time("At") ?? default);

    public static Job Read(string tenant, TableRow row) => new(
        tenant,
        row.Text("Kind") ?? "",
        row.Text("Key") ?? "",
        row.Time("Due") ?? default,
        LongText.Of(row, "Payload") ?? "",
        (int)(row.Number("Attempts") ?? 0),
        (int)(row.Number("Stops") ?? 0),
        row.Text("Person"));
}

/// <summary>Where a job stands.</summary>
internal enum JobState
{
    Waiting,
    Done,
    GivenUp,
}
