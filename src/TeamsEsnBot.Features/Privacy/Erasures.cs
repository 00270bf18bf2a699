using Microsoft.Extensions.Logging;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Features.Privacy;

/// <summary>
/// Erases everything of a person: their own rows are deleted, their name in rows of others is replaced. The ledger is written before the first row and after the
/// last; an erasure that was stopped in between is finished by whoever comes next.
/// </summary>
internal sealed partial class Erasures(
    ITables tables,
    IEnumerable<Kept> kept,
    ErasureLedger ledger,
    People people,
    Conversations conversations,
    IServiceProvider services,
    TimeProvider time,
    ILogger<Erasures> logger)
{
    // The second pass finds what was written during the first. More than a few mean that somebody keeps writing: that is new, and not what was asked for.
    private const int MostPasses = 3;

    /// <summary>Every id that the person with this address or id is known under. Somebody whom the directory does not list may still be in an imported history.</summary>
    public async Task<Whom> FindAsync(string tenant, string addressOrId, CancellationToken cancel)
    {
        var profile = people.FindByAddress(tenant, addressOrId);
        var id = profile?.Who.Id ?? new PersonId(addressOrId);
        var chat = await conversations.WithAsync(tenant, id, cancel);
        return Whom.Of(tenant, new[] { addressOrId, id.Value, profile?.Mail, profile?.UserPrincipalName, chat?.Place.Conversation }.OfType<string>());
    }

    /// <summary>What there is of the people, table by table; nothing is changed.</summary>
    public async Task<IReadOnlyList<Share>> CountAsync(Whom whom, CancellationToken cancel)
    {
        var shares = new List<Share>();
        foreach (var table in kept.OrderBy(table => table.Table, StringComparer.Ordinal))
        {
            var (theirs, named) = (0L, 0L);
            await foreach (var row in tables.Open(table.Table).ScanAsync(cancel))
            {
                var isTheirs = table.IsTheirs(row, whom);
                theirs += isTheirs ? 1 : 0;
                named += !isTheirs && table.Without(row, whom) is not null ? 1 : 0;
            }

            if (theirs + named > 0)
            {
                shares.Add(new(table.Table, theirs, named));
            }
        }

        return shares;
    }

    /// <summary>Erases the people and says what was erased. Asked for again, there is nothing left, and that is noted too.</summary>
    public async Task<Erasure> EraseAsync(string tenant, Whom whom, CancellationToken cancel)
    {
        await FinishAsync(cancel);
        var begun = Erasure.Begin(tenant, whom, time.GetUtcNow());
        await ledger.WriteAsync(begun, cancel);
        return await CarryOutAsync(begun, cancel);
    }

    /// <summary>Finishes erasures that were stopped.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> FinishAsync(CancellationToken cancel)
    {
        var stopped = await ledger.AllAsync(cancel).Where(erasure => !erasure.IsFinished).ToListAsync(cancel);
        foreach (var erasure in stopped)
        {
            await CarryOutAsync(erasure, cancel);
        }

        return stopped.Count;
    }

    private async Task<Erasure> CarryOutAsync(Erasure erasure, CancellationToken cancel)
    {
        var whom = new Whom(erasure.Keys);
        for (var (pass, found) = (1, 1L); found > 0 && pass <= MostPasses; pass++)
        {
            found = 0;
            foreach (var table in kept)
            {
                var (deleted, replaced) = await EraseInAsync(table, whom, cancel);
                if (deleted + replaced > 0)
                {
                    found += deleted + replaced;
                    erasure = erasure.And(table.Table, deleted, replaced);
                    await ledger.WriteAsync(erasure, cancel);
                }
            }
        }

        erasure = erasure with { Finished = time.GetUtcNow() };
        await ledger.WriteAsync(erasure, cancel);
        Log.Erased(logger, erasure.Id, erasure.Deleted.Values.Sum(), erasure.Replaced.Values.Sum());
        return erasure;
    }

    private async Task<(long Deleted, long Replaced)> EraseInAsync(Kept table, Whom whom, CancellationToken cancel)
    {
        var keeper = table.Keeper(services);
        var (deleted, replaced) = (0L, 0L);
        await foreach (var theirs in TheirsAsync().InBatches(cancel))
        {
            deleted += await keeper.DropAsync(theirs, cancel);
        }

        return (deleted, replaced);

        async IAsyncEnumerable<TableRow> TheirsAsync()
        {
            await foreach (var row in tables.Open(table.Table).ScanAsync(cancel))
            {
                if (table.IsTheirs(row, whom))
                {
                    yield return row;
                }
                else if (table.Without(row, whom) is { } without && await keeper.ReplaceAsync(row, without, cancel))
                {
                    replaced++;
                }
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(223, LogLevel.Information, "Erasure {Erasure} is finished: {Deleted} rows were deleted, {Replaced} rows of others name the person no longer")]
        public static partial void Erased(ILogger logger, string erasure, long deleted, long replaced);
    }
}

/// <summary>What a table has of somebody: rows of their own, and rows of others that name them.</summary>
internal sealed record Share(string Table, long Theirs, long Named);
