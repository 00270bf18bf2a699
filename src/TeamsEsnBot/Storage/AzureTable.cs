using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Storage;

/// <summary>
/// One table of the account. The client tries again when an answer is lost, and may then be refused because of its own first try; so each write carries
/// a random id, and a refused writer that finds its own id in the row has won. A delete leaves no row to look at: tried twice, it may be told
/// <see cref="Write.NotFound"/>.
/// </summary>
internal sealed class AzureTable(TableClient client, TimeProvider time) : ITable
{
    private volatile bool _exists;

    public string Name => client.Name;

    public async Task<TableRow?> GetAsync(string partition, string row, CancellationToken cancel)
    {
        TableRules.CheckKeys(partition, row);
        return await FindAsync(partition, row, cancel) is { } found ? AzureRow.Read(found) : null;
    }

    public Task<Written> InsertAsync(TableRow row, CancellationToken cancel) =>
        WriteAsync(row, TableRow.AnyVersion, (entity, _) => client.AddEntityAsync(entity, cancel), cancel);

    public Task<Written> ReplaceAsync(TableRow row, string ifMatch, CancellationToken cancel) =>
        WriteAsync(row, ifMatch, (entity, version) => client.UpdateEntityAsync(entity, version, TableUpdateMode.Replace, cancel), cancel);

    public Task<Written> MergeAsync(TableRow row, string ifMatch, CancellationToken cancel) =>
        WriteAsync(row, ifMatch, (entity, version) => client.UpdateEntityAsync(entity, version, TableUpdateMode.Merge, cancel), cancel);

    public Task<Written> UpsertAsync(TableRow row, CancellationToken cancel) =>
        WriteAsync(row, TableRow.AnyVersion, (entity, _) => client.UpsertEntityAsync(entity, TableUpdateMode.Replace, cancel), cancel);

    public async Task<Write> DeleteAsync(string partition, string row, string ifMatch, CancellationToken cancel)
    {
        TableRules.CheckKeys(partition, row);
        TableRules.CheckVersion(ifMatch);
        await CreatedAsync(cancel);

        try
        {
            var response = await client.DeleteEntityAsync(partition, row, AzureRow.Version(ifMatch), cancel);
            return response.Status == 404 ? Write.NotFound : Write.Done;
        }
        catch (RequestFailedException refused) when (Outcome(refused) is { } outcome)
        {
            return outcome;
        }
    }

    public async Task<TablePage> PageAsync(string partition, KeyRange range, int take, string? continuation, CancellationToken cancel)
    {
        TableRules.CheckPage(partition, range, take);
        await CreatedAsync(cancel);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition}")
            + (range.From is { } from ? TableClient.CreateQueryFilter($" and RowKey ge {from}") : "")
            + (range.Before is { } before ? TableClient.CreateQueryFilter($" and RowKey lt {before}") : "");

        await foreach (var page in client.QueryAsync<TableEntity>(filter, take, null, cancel).AsPages(continuation, take))
        {
            return new([.. page.Values.Select(AzureRow.Read)], string.IsNullOrEmpty(page.ContinuationToken) ? null : page.ContinuationToken);
        }

        return new([], null);
    }

    public async IAsyncEnumerable<TableRow> ScanAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        await CreatedAsync(cancel);

        await foreach (var row in client.QueryAsync<TableEntity>(cancellationToken: cancel))
        {
            yield return AzureRow.Read(row);
        }
    }

    public async Task<BatchWritten> BatchAsync(string partition, IReadOnlyList<TableChange> changes, CancellationToken cancel)
    {
        TableRules.CheckBatch(partition, changes);
        await CreatedAsync(cancel);
        var writeId = NewWriteId();

        try
        {
            await client.SubmitTransactionAsync(changes.Select(change => AzureRow.Action(change, writeId)), cancel);
            return new(Write.Done, null);
        }
        catch (TableTransactionFailedException refused) when (Outcome(refused) is { } outcome)
        {
            // All or nothing: one row of ours shows that all are.
            var witness = changes.FirstOrDefault(change => change.Kind is not ChangeKind.Delete)?.Row;

            return witness is not null && await OwnVersionAsync(witness, writeId, cancel) is not null
                ? new(Write.Done, null)
                : new(outcome, refused.FailedTransactionActionIndex);
        }
    }

    private async Task<Written> WriteAsync(TableRow row, string ifMatch, Func<TableEntity, ETag, Task<Response>> write, CancellationToken cancel)
    {
        TableRules.CheckRow(row);
        TableRules.CheckVersion(ifMatch);
        await CreatedAsync(cancel);
        var writeId = NewWriteId();

        try
        {
            var response = await write(AzureRow.Write(row, writeId), AzureRow.Version(ifMatch));
            return new(Write.Done, response.Headers.ETag.ToString() ?? "");
        }
        catch (RequestFailedException refused) when (Outcome(refused) is { } outcome)
        {
            return await OwnVersionAsync(row, writeId, cancel) is { } own ? new(Write.Done, own) : new(outcome, "");
        }
    }

    private async Task<string?> OwnVersionAsync(TableRow row, Guid writeId, CancellationToken cancel) =>
        await FindAsync(row.Partition, row.Row, cancel) is { } found && found.GetGuid(TableRules.WriteId) == writeId ? found.ETag.ToString() : null;

    private async Task<TableEntity?> FindAsync(string partition, string row, CancellationToken cancel)
    {
        await CreatedAsync(cancel);
        var found = await client.GetEntityIfExistsAsync<TableEntity>(partition, row, null, cancel);
        return found.HasValue ? found.Value : null;
    }

    private async Task CreatedAsync(CancellationToken cancel)
    {
        if (!_exists)
        {
            await client.CreateIfNotExistsAsync(cancel);
            _exists = true;
        }
    }

    private static Write? Outcome(RequestFailedException refused) => refused.Status switch
    {
        409 when refused.ErrorCode == TableErrorCode.EntityAlreadyExists => Write.AlreadyExists,
        404 when refused.ErrorCode != TableErrorCode.TableNotFound => Write.NotFound,
        412 => Write.Changed,
        _ => null,
    };

    private Guid NewWriteId() => Guid.CreateVersion7(time.GetUtcNow());
}
