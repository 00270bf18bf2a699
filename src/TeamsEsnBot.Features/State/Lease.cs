namespace TeamsEsnBot.Features.State;

/// <summary>
/// The right to do something alone among all instances, for a while: a row with an owner, changed only at the version that was read. An instance that stops
/// renewing it, because it ended or hangs, loses it. Clocks of machines may differ and jump, so who waits for it takes it only when the row has stayed the same
/// for the lease's length by his own steady clock, and who has it stops before that long by his.
/// </summary>
/// <param name="isAlone">True where no other process can be at work: whoever had it before has ended, and nobody waits.</param>
internal sealed class Lease(ITable table, string partition, string row, string owner, TimeProvider time, bool isAlone = false)
{
    /// <summary>After a crash nobody works for this long.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(15);

    // The last thing done under it takes time.
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(3);

    private string? _version;
    private DateTimeOffset _until;
    private long _began;
    private string? _othersVersion;
    private long _othersVersionSeen;

    /// <summary>True while nobody else can have it. The steady clock stands still while a machine sleeps, so the clock on the wall must agree.</summary>
    public bool IsHeld => _version is not null && time.GetElapsedTime(_began) < Length - Margin && time.GetUtcNow() < _until - Margin;

    /// <summary>True when it is time to ask for it again.</summary>
    public bool IsDue => _version is null || time.GetElapsedTime(_began) > Length / 2 || time.GetUtcNow() > _until - (Length / 2);

    /// <summary>
    /// Until when somebody else was at work with it who gave it back, or ended just before; null when nobody was, or it ran out: who cannot renew it stops long before
    /// it does.
    /// </summary>
    public DateTimeOffset? GivenBackAt { get; private set; }

    /// <summary>Takes or renews it; false when somebody else has it.</summary>
    public async Task<bool> HoldAsync(CancellationToken cancel)
    {
        var began = time.GetTimestamp();
        var until = time.GetUtcNow() + Length;
        var seen = await table.GetAsync(partition, row, cancel);
        var isOurs = seen?.Text("Owner") == owner;
        var isGivenBack = seen?.Flag("IsGivenBack") is true;
        var written = seen switch
        {
            null => await table.InsertAsync(Claim(until), cancel),
            _ when isOurs || isGivenBack || isAlone || IsGivenUp(seen.ETag) => await table.ReplaceAsync(Claim(until), seen.ETag, cancel),
            _ => new Written(Write.Changed, ""),
        };

        (_version, _until, _began) = written.IsDone ? (written.ETag, until, began) : (null, default, default);
        GivenBackAt = written.IsDone && seen is not null && !isOurs
            ? isGivenBack ? seen.Time("Until") : isAlone ? time.GetUtcNow() : null
            : null;
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

    /// <summary>Whether its owner has let a whole length pass since we first saw it so. He began to count before he wrote it.</summary>
    private bool IsGivenUp(string version)
    {
        if (_othersVersion != version)
        {
            (_othersVersion, _othersVersionSeen) = (version, time.GetTimestamp());
        }

        return time.GetElapsedTime(_othersVersionSeen) >= Length;
    }

    private TableRow Claim(DateTimeOffset until, bool isGivenBack = false) =>
        new(partition, row, new Dictionary<string, object?> { ["Owner"] = owner, ["Until"] = until, ["IsGivenBack"] = isGivenBack });
}
