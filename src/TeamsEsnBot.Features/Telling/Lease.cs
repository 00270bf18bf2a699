using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Features.Telling;

/// <summary>
/// The right to do something alone among all instances, for a while: a row with an owner and an end, changed only at the version that was read. An instance that
/// stops renewing it, because it ended or hangs, loses it.
/// </summary>
internal sealed class Lease(ITable table, string partition, string row, string owner, TimeProvider time)
{
    /// <summary>After a crash nobody works for this long.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(15);

    // Clocks of instances differ a little, and the answer to a renewal takes time.
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(3);

    private string? _version;
    private DateTimeOffset _until;

    /// <summary>True while nobody else can have it.</summary>
    public bool IsHeld => _version is not null && time.GetUtcNow() < _until - Margin;

    /// <summary>True when it is time to ask for it again.</summary>
    public bool IsDue => _version is null || time.GetUtcNow() > _until - (Length / 2);

    /// <summary>
    /// Until when somebody else, who then gave it back, was at work with it; null when nobody was, or it ran out: who cannot renew it stops long before it does.
    /// </summary>
    public DateTimeOffset? GivenBackAt { get; private set; }

    /// <summary>Takes or renews it; false when somebody else has it.</summary>
    public async Task<bool> HoldAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var seen = await table.GetAsync(partition, row, cancel);
        var isOurs = seen?.Text("Owner") == owner;
        var written = seen switch
        {
            null => await table.InsertAsync(Claim(now + Length), cancel),
            _ when isOurs || seen.Time("Until") <= now => await table.ReplaceAsync(Claim(now + Length), seen.ETag, cancel),
            _ => new Written(Write.Changed, ""),
        };

        (_version, _until) = written.IsDone ? (written.ETag, now + Length) : (null, default);
        GivenBackAt = written.IsDone && !isOurs && seen?.Flag("IsGivenBack") is true ? seen.Time("Until") : null;
        return written.IsDone;
    }

    /// <summary>Lets somebody else have it at once.</summary>
    public async Task ReleaseAsync(CancellationToken cancel)
    {
        if (_version is { } version)
        {
            _version = null;
            await table.ReplaceAsync(Claim(time.GetUtcNow(), isGivenBack: true), version, cancel);
        }
    }

    private TableRow Claim(DateTimeOffset until, bool isGivenBack = false) =>
        new(partition, row, new Dictionary<string, object?> { ["Owner"] = owner, ["Until"] = until, ["IsGivenBack"] = isGivenBack });
}
