using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Storage;

/// <summary>
/// One table of the account. The client tries again when an answer is lost, and may then be refused because of its own first try; so each write carries
/// a random id, and a writer who is refused after such a loss and finds its own id in the row has won. A delete leaves no row to look at: after a loss it takes
/// a row that is gone for one that it deleted itself, though somebody else may have been faster.
/// </summary>
internal sealed class AzureTable(TableClient client, AzureCalls calls, TimeProvider time) : ITable
{
    private const int RowsAtOnce = TableRules.LargestPage;

    public string Name => client.Name;

    public Task<TableRow?> GetAsync(string partition, string row, CancellationToken cancel)
    {
        TableRules.CheckKeys(partition, row);
        return calls.AskAsync(async () => await FindAsync(partition, row, cancel) is { } found ? AzureRow.Read(found) : null, cancel);
    }

    public Task<Written> InsertAsync(TableRow row, CancellationToken cancel) =>
        WriteAsync(row, TableRow.AnyVersion, (entity, _) => client.AddEntityAsync(entity, cancel), cancel);

    public Task<Written> ReplaceAsync(TableRow row, string ifMatch, CancellationToken cancel) =>
        WriteAsync(row, ifMatch, (entity, version) => client.UpdateEntityAsync(entity, version, TableUpdateMode.Replace, cancel), cancel);

    public Task<Written> MergeAsync(TableRow row, string ifMatch, CancellationToken cancel) =>
        WriteAsync(row, ifMatch, (entity, version) => client.UpdateEntityAsync(entity, version, TableUpdateMode.Merge, cancel), cancel);

    public Task<Written> UpsertAsync(TableRow row, CancellationToken cancel) =>
        WriteAsync(row, TableRow.AnyVersion, (entity, _) => client.UpsertEntityAsync(entity, TableUpdateMode.Replace, cancel), cancel);

    public Task<Write> DeleteAsync(string partition, string row, string ifMatch, CancellationToken cancel)
    {
        TableRules.CheckKeys(partition, row);
        TableRules.CheckVersion(ifMatch);
        return calls.AskAsync(DeleteNowAsync, cancel);

        async Task<Write> DeleteNowAsync()
        {
            var tries = UnansweredTries.Begin();
            try
            {
                var response = await client.DeleteEntityAsync(partition, row, AzureRow.Version(ifMatch), cancel);
                return response.Status != 404 || tries.IsUnsure ? Write.Done : Write.NotFound;
            }
            catch (RequestFailedException refused) when (Outcome(refused) is { } outcome)
            {
                return outcome is Write.NotFound && tries.IsUnsure ? Write.Done : outcome;
            }
        }
    }

    public Task<TablePage> PageAsync(string partition, KeyRange range, int take, string? continuation, CancellationToken cancel)
    {
        TableRules.CheckPage(partition, range, take);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition}")
            + (range.From is { } from ? TableClient.CreateQueryFilter($" and RowKey ge {from}") : "")
            + (range.Before is { } before ? TableClient.CreateQueryFilter($" and RowKey lt {before}") : "");

        return calls.AskAsync(() => QueryAsync(filter, take, continuation, cancel), cancel);
    }

    public async IAsyncEnumerable<TableRow> ScanAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        string? continuation = null;

        do
        {
            var from = continuation;
            var page = await calls.AskAsync(() => QueryAsync(null, RowsAtOnce, from, cancel), cancel);

            foreach (var row in page.Rows)
            {
                yield return row;
            }

            continuation = page.Continuation;
        }
        while (continuation is not null);
    }

    public Task<BatchWritten> BatchAsync(string partition, IReadOnlyList<TableChange> changes, CancellationToken cancel)
    {
        TableRules.CheckBatch(partition, changes);
        return calls.AskAsync(ChangeNowAsync, cancel);

        async Task<BatchWritten> ChangeNowAsync()
        {
            var writeId = NewWriteId();
            var tries = UnansweredTries.Begin();
            try
            {
                await client.SubmitTransactionAsync(changes.Select(change => AzureRow.Action(change, writeId)), cancel);
                return new(Write.Done, null);
            }
            catch (TableTransactionFailedException refused) when (Outcome(refused) is { } outcome)
            {
                return tries.IsUnsure && await IsAppliedAsync(changes, writeId, cancel)
                    ? new(Write.Done, null)
                    : new(outcome, refused.FailedTransactionActionIndex);
            }
            catch (RequestFailedException refused) when (Breach(refused) is { } breach)
            {
                throw breach;
            }
        }
    }

    private Task<Written> WriteAsync(TableRow row, string ifMatch, Func<TableEntity, ETag, Task<Response>> write, CancellationToken cancel)
    {
        TableRules.CheckRow(row);
        TableRules.CheckVersion(ifMatch);
        return calls.AskAsync(WriteNowAsync, cancel);

        async Task<Written> WriteNowAsync()
        {
            var writeId = NewWriteId();
            var tries = UnansweredTries.Begin();
            try
            {
                var response = await write(AzureRow.Write(row, writeId), AzureRow.Version(ifMatch));
                return new(Write.Done, response.Headers.ETag.ToString() ?? "");
            }
            catch (RequestFailedException refused) when (Outcome(refused) is { } outcome)
            {
                return tries.IsUnsure && await OwnVersionAsync(row, writeId, cancel) is { } own ? new(Write.Done, own) : new(outcome, "");
            }
            catch (RequestFailedException refused) when (Breach(refused) is { } breach)
            {
                throw breach;
            }
        }
    }

    private async Task<TablePage> QueryAsync(string? filter, int take, string? continuation, CancellationToken cancel)
    {
        await foreach (var page in client.QueryAsync<TableEntity>(filter, take, null, cancel).AsPages(continuation, take))
        {
            return new([.. page.Values.Select(AzureRow.Read)], string.IsNullOrEmpty(page.ContinuationToken) ? null : page.ContinuationToken);
        }

        return new([], null);
    }

    /// <summary>
    /// Whether a batch was carried out by a try that nobody answered. All or nothing: one row of ours shows that all are. One that only deletes was when nothing
    /// of it is left.
    /// </summary>
    private async Task<bool> IsAppliedAsync(IReadOnlyList<TableChange> changes, Guid writeId, CancellationToken cancel)
    {
        var onlyDeletes = true;

        foreach (var change in changes.Where(change => change.Kind is not ChangeKind.Delete))
        {
            onlyDeletes = false;
            if (await OwnVersionAsync(change.Row, writeId, cancel) is not null)
            {
                return true;
            }
        }

        foreach (var change in onlyDeletes ? changes : [])
        {
            if (await FindAsync(change.Row.Partition, change.Row.Row, cancel) is not null)
            {
                return false;
            }
        }

        return onlyDeletes;
    }

    private async Task<string?> OwnVersionAsync(TableRow row, Guid writeId, CancellationToken cancel) =>
        await FindAsync(row.Partition, row.Row, cancel) is { } found && found.GetGuid(TableRules.WriteId) == writeId ? found.ETag.ToString() : null;

    private async Task<TableEntity?> FindAsync(string partition, string row, CancellationToken cancel)
    {
        var found = await client.GetEntityIfExistsAsync<TableEntity>(partition, row, null, cancel);
        return found.HasValue ? found.Value : null;
    }

    private static Write? Outcome(RequestFailedException refused) => refused.Status switch
    {
        409 when refused.ErrorCode == TableErrorCode.EntityAlreadyExists => Write.AlreadyExists,
        404 when refused.ErrorCode != TableErrorCode.TableNotFound => Write.NotFound,
        412 => Write.Changed,
        _ => null,
    };

    // Only the service sees how large a row becomes that is merged.
    private static ArgumentException? Breach(RequestFailedException refused) => refused.ErrorCode is "EntityTooLarge" or "TooManyProperties"
        ? new ArgumentException($"Merged, the row would break a limit of the table ({refused.ErrorCode}).", refused)
        : null;

    private Guid NewWriteId() => Guid.CreateVersion7(time.GetUtcNow());
}
