using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace TeamsEsnBot.Storage;

/// <summary>
/// Calls the service for one table. Makes the table at the first call and when somebody has deleted it, and turns what stops a call into a sentence.
/// </summary>
internal sealed partial class AzureCalls(TableClient client, TimeProvider time, ILogger logger)
{
    // The service takes about 40 s to delete a table, and the name cannot be used meanwhile.
    private static readonly TimeSpan LongestDeletion = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    private volatile bool _exists;

    /// <exception cref="InvalidOperationException">The account cannot be used; the message says why and what to do.</exception>
    public async Task<T> AskAsync<T>(Func<Task<T>> call, CancellationToken cancel)
    {
        try
        {
            return await AskOfTheTableAsync(call, cancel);
        }
        catch (Exception failed) when (!cancel.IsCancellationRequested && AzureFaults.Explain(failed) is { } sentence)
        {
            throw new InvalidOperationException(sentence, failed);
        }
    }

    private async Task<T> AskOfTheTableAsync<T>(Func<Task<T>> call, CancellationToken cancel)
    {
        var began = time.GetTimestamp();
        for (var wasGone = false; ; wasGone = true)
        {
            try
            {
                await MakeAsync(cancel);
                return await call();
            }
            catch (RequestFailedException gone) when (IsOfTheTable(gone) && time.GetElapsedTime(began) < LongestDeletion)
            {
                if (_exists)
                {
                    Log.Deleted(logger, client.Name);
                    _exists = false;
                }

                if (wasGone || gone.Status == 409)
                {
                    await Task.Delay(BetweenLooks, time, cancel);
                }
            }
        }
    }

    private async Task MakeAsync(CancellationToken cancel)
    {
        if (!_exists)
        {
            await client.CreateIfNotExistsAsync(cancel);
            _exists = true;
        }
    }

    private static bool IsOfTheTable(RequestFailedException gone) =>
        gone.ErrorCode == TableErrorCode.TableNotFound || gone.ErrorCode == TableErrorCode.TableBeingDeleted;

    private static partial class Log
    {
        [LoggerMessage(6101, LogLevel.Error, "The table {Table} was deleted while the bot runs; it is made again, empty. Restore its rows from a backup, and see who may delete tables of the account")]
        public static partial void Deleted(ILogger logger, string table);
    }
}
