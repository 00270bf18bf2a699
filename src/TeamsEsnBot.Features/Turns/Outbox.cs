using System.Runtime.CompilerServices;
using System.Threading.Channels;
using TeamsEsnBot.Features.Cards;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Features.Turns;

/// <summary>
/// What others are to be told. Table <c>outbox</c>, one partition a tenant and state: a row is written before the first attempt to send and
/// moves to its final state with a reason. The row's key comes from <see cref="Tell.Key"/>, so telling the same thing twice sends one message.
/// </summary>
internal sealed class Outbox(ITables tables, TimeProvider time)
{
    public const string Table = "outbox";

    /// <summary>After this many attempts a message is given up, with its last reason.</summary>
    public const int MostAttempts = 8;

    private readonly ITable _outbox = tables.Open(Table);
    private readonly Channel<bool> _bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Rings when something was added by this instance.</summary>
    public ChannelReader<bool> Bell => _bell.Reader;

    public async Task AddAsync(string tenant, IReadOnlyList<Tell> tells, CancellationToken cancel)
    {
        foreach (var tell in tells)
        {
            var key = Evidence.IdOf(tell.Key);
            if (await _outbox.GetAsync(Finished(tenant), key, cancel) is null)
            {
                await _outbox.InsertAsync(Row(tenant, key, tell), cancel);
            }
        }

        if (tells.Count > 0)
        {
            _bell.Writer.TryWrite(true);
        }
    }

    /// <summary>What is waiting and due now.</summary>
    public async IAsyncEnumerable<Outgoing> DueAsync(string tenant, [EnumeratorCancellation] CancellationToken cancel)
    {
        string? next = null;
        do
        {
            var page = await _outbox.PageAsync(Waiting(tenant), KeyRange.All, TableRules.MostChanges, next, cancel);
            foreach (var row in page.Rows.Where(row => row.Time("NotBefore") <= time.GetUtcNow()))
            {
                yield return Read(tenant, row);
            }

            next = page.Continuation;
        }
        while (next is not null);
    }

    /// <summary>It was sent, or will never be; the reason is kept for the report.</summary>
    public async Task FinishAsync(Outgoing sent, DeliveryOutcome outcome, CancellationToken cancel)
    {
        var final = new TableRow(Finished(sent.Tenant), sent.Key, new Dictionary<string, object?>
        {
            ["Outcome"] = outcome.Kind.ToString(),
            ["Reason"] = outcome.Reason,
            ["At"] = time.GetUtcNow(),
        });
        await _outbox.UpsertAsync(final, cancel);
        await _outbox.DeleteAsync(Waiting(sent.Tenant), sent.Key, TableRow.AnyVersion, cancel);
    }

    /// <summary>It could not be sent now and is tried again after a while that doubles; after the last attempt it is finished as failed.</summary>
    public Task PostponeAsync(Outgoing held, DeliveryOutcome outcome, CancellationToken cancel)
    {
        if (held.Attempts + 1 >= MostAttempts)
        {
            return FinishAsync(held, outcome with { Kind = DeliveryKind.Refused }, cancel);
        }

        var wait = outcome.RetryAfter ?? TimeSpan.FromSeconds(Math.Pow(2, held.Attempts));
        return _outbox.MergeAsync(
            new TableRow(Waiting(held.Tenant), held.Key, new Dictionary<string, object?> { ["Attempts"] = held.Attempts + 1, ["NotBefore"] = time.GetUtcNow() + wait }),
            TableRow.AnyVersion,
            cancel);
    }

    /// <summary>What became of a message; null while it waits or when it was never asked for.</summary>
    public async Task<DeliveryOutcome?> OutcomeAsync(string tenant, string tellKey, CancellationToken cancel) =>
        await _outbox.GetAsync(Finished(tenant), Evidence.IdOf(tellKey), cancel) is { } row
            ? new DeliveryOutcome(Enum.Parse<DeliveryKind>(row.Text("Outcome")!), row.Text("Reason"))
            : null;

    private TableRow Row(string tenant, string key, Tell tell) => new(Waiting(tenant), key, new Dictionary<string, object?>
    {
        ["ToId"] = tell.To?.Id.Value,
        ["ToName"] = tell.To?.Name,
        ["PlaceKind"] = tell.In?.Kind.ToString(),
        ["Conversation"] = tell.In?.Conversation,
        ["Team"] = tell.In?.Team,
        ["Channel"] = tell.In?.Channel,
        ["Card"] = tell.Card.ToJson(TableRules.LongestText),
        ["Summary"] = tell.Card.Heading,
        ["Attempts"] = 0,
        ["NotBefore"] = time.GetUtcNow(),
    });

    private static Outgoing Read(string tenant, TableRow row) => new(
        tenant,
        row.Row,
        row.Text("ToId") is { } to ? new Person(new PersonId(to), row.Text("ToName") ?? "") : null,
        row.Text("PlaceKind") is { } kind
            ? new Place(Enum.Parse<PlaceKind>(kind), row.Text("Conversation") ?? "", row.Text("Team"), row.Text("Channel"))
            : null,
        row.Text("Card") ?? "",
        row.Text("Summary") ?? "",
        (int)(row.Number("Attempts") ?? 0));

    private static string Waiting(string tenant) => TableKey.Join(tenant, "waiting");

    private static string Finished(string tenant) => TableKey.Join(tenant, "finished");
}

/// <summary>A message that waits to be sent.</summary>
internal sealed record Outgoing(string Tenant, string Key, Person? To, Place? In, string CardJson, string Summary, int Attempts);

/// <summary>What became of one attempt to send.</summary>
/// <param name="Reason">In words, for whoever reads the report.</param>
/// <param name="RetryAfter">When the other side said how long to wait.</param>
internal sealed record DeliveryOutcome(DeliveryKind Kind, string? Reason = null, TimeSpan? RetryAfter = null);

internal enum DeliveryKind
{
    Sent,

    /// <summary>Not now: throttled or briefly broken.</summary>
    TryAgain,

    /// <summary>Never: blocked, gone, not installed, too large.</summary>
    Refused,
}

/// <summary>Sends to people and places: the door.</summary>
internal interface IDelivery
{
    Task<DeliveryOutcome> SendAsync(Outgoing message, CancellationToken cancel);
}
