using TeamsEsnBot.Features.Privacy;

namespace TeamsEsnBot.Features.State;

/// <summary>
/// A store that holds in memory what its table holds. A change is noted in the journal first, for the other instances; and from a row to the memory of it nobody
/// else comes in between, else the older of two versions might be remembered last.
/// </summary>
/// <param name="isRowByRow">True where rows of a partition have nothing to do with each other: each waits for itself alone, and a change is of one row.</param>
internal abstract class FollowedStore(ITables tables, Journal journal, string table, bool isRowByRow = false) : IFollow, IKeeper
{
    private readonly OneByOne _oneByOne = new();

    string IFollow.Table => table;

    public virtual bool IsInTheSnapshot => false;

    protected ITable Rows { get; } = tables.Open(table);

    /// <inheritdoc/>
    public virtual async Task LoadAsync(CancellationToken cancel)
    {
        var held = Held().ToArray();
        await foreach (var row in Rows.ScanAsync(cancel))
        {
            if (held.Length == 0)
            {
                Remember(row);
            }
            else
            {
                // It is in use: each is looked at by itself, so that nothing that is changed meanwhile gets lost.
                await LookAsync(TenantOf(row), row.Partition, [row.Row], cancel);
            }
        }

        foreach (var (tenant, partition, row) in held)
        {
            await LookAsync(tenant, partition, [row], cancel);
        }
    }

    /// <inheritdoc/>
    public virtual async Task LookAsync(string tenant, string partition, IReadOnlyCollection<string> rows, CancellationToken cancel)
    {
        foreach (var row in rows)
        {
            using var turn = await EnterAsync(partition, row, cancel);
            if (await Rows.GetAsync(partition, row, cancel) is { } found)
            {
                Remember(found);
            }
            else
            {
                Forget(tenant, partition, row);
            }
        }
    }

    async Task<int> IKeeper.DropAsync(IReadOnlyList<TableRow> seen, CancellationToken cancel)
    {
        var count = 0;
        foreach (var some in seen.Chunk(isRowByRow ? 1 : TableRules.MostChanges))
        {
            var (tenant, partition) = (TenantOf(some[0]), some[0].Partition);
            await ChangeAsync(
                tenant,
                partition,
                Array.ConvertAll(some, row => row.Row),
                async () =>
                {
                    foreach (var gone in await TableKeeper.DropAsync(Rows, some, cancel))
                    {
                        Forget(tenant, partition, gone.Row);
                        count++;
                    }
                },
                cancel);
        }

        return count;
    }

    async Task<bool> IKeeper.ReplaceAsync(TableRow seen, TableRow now, CancellationToken cancel)
    {
        var isDone = false;
        await ChangeAsync(
            TenantOf(now),
            now.Partition,
            [now.Row],
            async () =>
            {
                var replaced = await Rows.ReplaceAsync(now, seen.ETag, cancel);
                isDone = replaced.IsDone;
                if (isDone)
                {
                    Remember(now with { ETag = replaced.ETag });
                }
            },
            cancel);
        return isDone;
    }

    /// <summary>Writes a row, whatever is there.</summary>
    protected Task PutAsync(string tenant, TableRow row, CancellationToken cancel) => ChangeAsync(
        tenant,
        row.Partition,
        [row.Row],
        async () =>
        {
            await Rows.UpsertAsync(row, cancel);
            Remember(row);
        },
        cancel);

    /// <summary>Deletes a row; one that is gone already is no error.</summary>
    protected Task TakeOutAsync(string tenant, string partition, string row, CancellationToken cancel) => ChangeAsync(
        tenant,
        partition,
        [row],
        async () =>
        {
            await Rows.DeleteAsync(partition, row, TableRow.AnyVersion, cancel);
            Forget(tenant, partition, row);
        },
        cancel);

    /// <summary>Notes rows of one partition and changes them, in the table and in memory.</summary>
    protected Task ChangeAsync(string tenant, string partition, string[] rows, Func<Task> change, CancellationToken cancel) => journal.ChangeAsync(
        tenant,
        table,
        partition,
        rows,
        async () =>
        {
            using var turn = await EnterAsync(partition, rows[0], cancel);
            try
            {
                await change();
            }
            finally
            {
                Changed(partition, rows);
            }
        },
        cancel);

    /// <summary>Waits until nobody else is between this row and the memory of it.</summary>
    protected ValueTask<OneByOne.Turn> EnterAsync(string partition, string row, CancellationToken cancel) => _oneByOne.EnterAsync(isRowByRow ? row : partition, cancel);

    protected abstract string TenantOf(TableRow row);

    /// <summary>Everything that is in memory at this moment.</summary>
    protected abstract IEnumerable<(string Tenant, string Partition, string Row)> Held();

    protected abstract void Remember(TableRow row);

    protected abstract void Forget(string tenant, string partition, string row);

    /// <summary>Rows were changed, or may have been: the change threw.</summary>
    protected virtual void Changed(string partition, string[] rows)
    {
    }
}
