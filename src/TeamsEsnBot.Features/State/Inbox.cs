namespace TeamsEsnBot.Features.State;

/// <summary>
/// What was received already and how it was answered, so that a second delivery gets the first answer and does nothing twice. One row for each
/// received thing, a partition for each conversation. A row that was begun and never finished is taken over after <see cref="Patience"/>.
/// </summary>
internal sealed class Inbox(ITables tables, TimeProvider time)
{
    public const string Table = "inbox";

    /// <summary>After this long a begun turn counts as lost with its process. Teams repeats after 15 s.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ITable _inbox = tables.Open(Table);

    /// <summary>Claims the thing for this delivery, or says what became of the first one.</summary>
    public async Task<Receipt> BeginAsync(string tenant, string conversation, string id, CancellationToken cancel)
    {
        var (partition, row) = Keys(tenant, conversation, id);
        var claim = new TableRow(partition, row, new Dictionary<string, object?> { ["Begun"] = time.GetUtcNow(), ["IsFinished"] = false });

        if ((await _inbox.InsertAsync(claim, cancel)).IsDone)
        {
            return Receipt.First;
        }

        if (await _inbox.GetAsync(partition, row, cancel) is not { } seen)
        {
            return Receipt.AtWork;
        }

        if (seen.Flag("IsFinished"))
        {
            return Receipt.Answered(seen.Text("Answer"));
        }

        var isLost = time.GetUtcNow() - seen.Time("Begun") > Patience;
        return isLost && (await _inbox.ReplaceAsync(claim, seen.ETag, cancel)).IsDone ? Receipt.First : Receipt.AtWork;
    }

    /// <summary>Keeps the answer for whoever asks again. An answer too long for a row is not kept: the repetition is then answered empty.</summary>
    public Task FinishAsync(string tenant, string conversation, string id, string? answer, CancellationToken cancel)
    {
        var (partition, row) = Keys(tenant, conversation, id);
        var kept = answer?.Length <= TableRules.LongestText ? answer : null;
        return _inbox.UpsertAsync(
            new TableRow(partition, row, new Dictionary<string, object?> { ["Begun"] = time.GetUtcNow(), ["IsFinished"] = true, ["Answer"] = kept }),
            cancel);
    }

    private static (string Partition, string Row) Keys(string tenant, string conversation, string id) =>
        (TableKey.Join(tenant, conversation), TableKey.Of(id));
}

/// <summary>Whether this delivery is the first; else whether the first is done with, and its answer if it had one that was kept.</summary>
internal sealed record Receipt(bool IsFirst, bool IsFinished, string? Answer)
{
    public static readonly Receipt First = new(true, false, null);

    public static readonly Receipt AtWork = new(false, false, null);

    public static Receipt Answered(string? answer) => new(false, true, answer);
}
