using System.Collections.Concurrent;
using System.Threading.Channels;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.Privacy;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Features.Telling;

/// <summary>
/// What others are to be told. Table <c>outbox</c>, one partition a tenant. A message has two rows: <c>m|key</c> says where it stands, for ever, and makes that
/// telling the same thing twice sends one message; <c>w|time|key</c> is its place in the queue and holds the message itself until it is sent. Both are written
/// before the first attempt, and change together.
/// </summary>
internal sealed class Outbox(ITables tables, TimeProvider time) : IKeeper
{
    public const string Table = "outbox";

    private const string Waiting = "w";
    private const string Message = "m";
    private const string Right = "lease";

    private const int LengthOfADrawing = 16;

    // A card has some kilobytes.
    private const int MessagesAtOnce = 100;

    // Two rows each, and a batch takes a hundred.
    private const int AddedTogether = TableRules.MostChanges / 2;

    private readonly ITable _outbox = tables.Open(Table);
    private readonly ConcurrentDictionary<string, Channel<bool>> _bells = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What waits is never too old: it comes to an end by itself. A message to somebody who is erased goes with them; its report, which names nobody, stays.</summary>
    public static Kept Keep(Kept kept) => kept
        .For(
            limits => limits.Reports,
            since: row => row.Row.StartsWith(TableKey.Join(Message, ""), StringComparison.Ordinal) && row.Text("State") != nameof(ToldState.Waiting) ? row.Time("At") : null,
            "after its end: Retention:Reports")
        .Theirs((row, whom) => whom.Is(row, row.Text("ToId")) || whom.Is(row, row.Text("Conversation")))
        .Passing(row => row.Row == Right)
        .By<Outbox>();

    /// <summary>Rings when this instance put something in for the tenant.</summary>
    public ChannelReader<bool> Bell(string tenant) => BellOf(tenant).Reader;

    /// <summary>The right to send for the tenant: two instances would send the same message, and keep none of the limits.</summary>
    public Lease LeaseOf(string tenant, string owner) => new(_outbox, TableKey.Of(tenant), Right, owner, time, isAlone: !tables.IsShared);

    /// <summary>Puts messages in, in the order in which they are to arrive. Those that were put in before, under the same key, are left as they are.</summary>
    public async Task AddAsync(string tenant, IReadOnlyList<Tell> tells, CancellationToken cancel)
    {
        if (tells.Count == 0)
        {
            return;
        }

        var now = time.GetUtcNow();
        var changes = tells.Select((tell, at) => Rows(tenant, Evidence.IdOf(tell.Key), tell, now, at)).ToArray();
        foreach (var together in changes.Chunk(AddedTogether))
        {
            if ((await _outbox.BatchAsync(TableKey.Of(tenant), [.. together.SelectMany(rows => rows)], cancel)).IsDone)
            {
                continue;
            }

            // One of them is known; the others are not.
            foreach (var rows in together)
            {
                await _outbox.BatchAsync(TableKey.Of(tenant), rows, cancel);
            }
        }

        BellOf(tenant).Writer.TryWrite(true);
    }

    /// <summary>What waits, in the order it was put in.</summary>
    /// <param name="since">Leaves out what was put in before.</param>
    public IAsyncEnumerable<Outgoing> WaitingAsync(string tenant, DateTimeOffset since, CancellationToken cancel)
    {
        var range = KeyRange.StartingWith(TableKey.Join(Waiting, "")) with { From = TableKey.Join(Waiting, TableKey.OldestFirst(since)) };
        return _outbox.RowsAsync(TableKey.Of(tenant), range, cancel, MessagesAtOnce).Select(row => Read(tenant, row));
    }

    /// <summary>Notes that an attempt begins. If nothing is noted after it, it counts as one that may have arrived.</summary>
    /// <returns>False when the message does not wait any more.</returns>
    public Task<bool> BeginAsync(Outgoing message, CancellationToken cancel) =>
        ChangeAsync(message, new Dictionary<string, object?> { ["IsUnderWay"] = true }, cancel);

    /// <summary>It is tried again later.</summary>
    public Task PostponeAsync(Outgoing message, CancellationToken cancel) => ChangeAsync(
        message,
        new Dictionary<string, object?>
        {
            ["IsUnderWay"] = false,
            ["Attempts"] = message.Attempts,
            ["Unsure"] = message.Unsure,
            ["NotBefore"] = message.NotBefore,
        },
        cancel);

    /// <summary>It has come to an end; the reason is kept for the report.</summary>
    public async Task FinishAsync(Outgoing message, ToldState state, DeliveryOutcome outcome, CancellationToken cancel)
    {
        var final = new TableRow(TableKey.Of(message.Tenant), TableKey.Join(Message, message.Key), new Dictionary<string, object?>
        {
            ["State"] = state.ToString(),
            ["Refusal"] = outcome.Refusal is Refusal.None ? null : outcome.Refusal.ToString(),
            ["Reason"] = outcome.Reason,
            ["At"] = time.GetUtcNow(),
            ["Attempts"] = message.Attempts,
            ["Unsure"] = message.Unsure,
        });
        var queued = new TableRow(TableKey.Of(message.Tenant), message.Place, new Dictionary<string, object?>());
        await _outbox.BatchAsync(TableKey.Of(message.Tenant), [new(ChangeKind.Upsert, final), new(ChangeKind.Delete, queued)], cancel);
    }

    /// <summary>Where a message stands; null when it was never asked for.</summary>
    public async Task<Told?> ToldAsync(string tenant, string tellKey, CancellationToken cancel) =>
        await _outbox.GetAsync(TableKey.Of(tenant), TableKey.Join(Message, Evidence.IdOf(tellKey)), cancel) is { } row ? ReadTold(row) : null;

    /// <summary>Where every message of the tenant stands: a report over these adds up.</summary>
    public IAsyncEnumerable<Told> ReportAsync(string tenant, CancellationToken cancel) =>
        _outbox.RowsAsync(TableKey.Of(tenant), KeyRange.StartingWith(TableKey.Join(Message, "")), cancel).Select(ReadTold);

    /// <summary>Drops reports that are old, and what waits for somebody who is erased: its report then says so, and still adds up.</summary>
    async Task<int> IKeeper.DropAsync(IReadOnlyList<TableRow> seen, CancellationToken cancel)
    {
        var reports = seen.Where(row => row.Text("Key") is null).ToArray();
        var dropped = reports.Length == 0 ? 0 : (await TableKeeper.DropAsync(_outbox, reports, cancel)).Count;
        foreach (var waiting in seen.Except(reports))
        {
            var ended = new Dictionary<string, object?> { ["State"] = nameof(ToldState.Refused), ["Reason"] = "The person was erased.", ["At"] = time.GetUtcNow() };
            var report = new TableRow(waiting.Partition, TableKey.Join(Message, waiting.Text("Key")!), ended);
            var change = await _outbox.BatchAsync(waiting.Partition, [new(ChangeKind.Merge, report), new(ChangeKind.Delete, waiting, waiting.ETag)], cancel);
            dropped += change.IsDone ? 1 : 0;
        }

        return dropped;
    }

    async Task<bool> IKeeper.ReplaceAsync(TableRow seen, TableRow now, CancellationToken cancel) => (await _outbox.ReplaceAsync(now, seen.ETag, cancel)).IsDone;

    private Channel<bool> BellOf(string tenant) => _bells.GetOrAdd(
        tenant, static _ => Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }));

    private async Task<bool> ChangeAsync(Outgoing message, Dictionary<string, object?> properties, CancellationToken cancel) =>
        (await _outbox.MergeAsync(new TableRow(TableKey.Of(message.Tenant), message.Place, properties), TableRow.AnyVersion, cancel)).IsDone;

    private static TableChange[] Rows(string tenant, string key, Tell tell, DateTimeOffset now, int at)
    {
        var queued = new Dictionary<string, object?>
        {
            ["Key"] = key,
            ["ToId"] = tell.To?.Id.Value,
            ["ToName"] = tell.To?.Name,
            ["PlaceKind"] = tell.In?.Kind.ToString(),
            ["Conversation"] = tell.In?.Conversation,
            ["Team"] = tell.In?.Team,
            ["Channel"] = tell.In?.Channel,
            ["Summary"] = tell.Card?.Heading ?? "",
            ["IfUnsure"] = tell.IfUnsure.ToString(),
            ["AskedAt"] = now,
            ["NotBefore"] = now,
            ["Unsure"] = tell.MayHaveArrived ? 1 : null,
        };
        LongText.Put(queued, "Card", tell.Card?.DrawnAs(key[..LengthOfADrawing]).ToJson());
        LongText.Put(queued, "Text", tell.Text);

        // The number keeps the order of what was asked for in the same moment.
        var place = TableKey.Join(Waiting, TableKey.OldestFirst(now), at.ToString("D6", System.Globalization.CultureInfo.InvariantCulture), key);
        return
        [
            new(ChangeKind.Insert, new TableRow(TableKey.Of(tenant), TableKey.Join(Message, key), new Dictionary<string, object?> { ["State"] = nameof(ToldState.Waiting), ["At"] = now })),
            new(ChangeKind.Insert, new TableRow(TableKey.Of(tenant), place, queued)),
        ];
    }

    private static Outgoing Read(string tenant, TableRow row) => new(
        tenant,
        row.Text("Key") ?? "",
        row.Row,
        row.Text("ToId") is { } to ? new Person(new PersonId(to), row.Text("ToName") ?? "") : null,
        row.Text("PlaceKind") is { } kind
            ? new Place(Enum.Parse<PlaceKind>(kind), row.Text("Conversation") ?? "", row.Text("Team"), row.Text("Channel"))
            : null,
        LongText.Of(row, "Card"),
        LongText.Of(row, "Text"),
        row.Text("Summary") ?? "",
        Enum.Parse<IfUnsure>(row.Text("IfUnsure")!),
        (int)(row.Number("Attempts") ?? 0),
        (int)(row.Number("Unsure") ?? 0),
        row.Time("NotBefore") ?? default,
        row.Time("AskedAt") ?? default,
        row.Flag("IsUnderWay"));

    private static Told ReadTold(TableRow row) => new(
        Enum.Parse<ToldState>(row.Text("State")!),
        row.Text("Refusal") is { } refusal ? Enum.Parse<Refusal>(refusal) : Refusal.None,
        row.Text("Reason"),
        (int)(row.Number("Attempts") ?? 0),
        (int)(row.Number("Unsure") ?? 0));
}

/// <summary>Where a message stands, for the report.</summary>
/// <param name="Attempts">How often it was sent.</param>
/// <param name="Unsure">How many of these may have arrived besides the last one.</param>
internal sealed record Told(ToldState State, Refusal Refusal, string? Reason, int Attempts, int Unsure);
