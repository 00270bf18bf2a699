using System.Collections.Concurrent;
using Azure.Core;
using Azure.Data.Tables;
using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Storage;

/// <summary>Tables of an Azure storage account: the store of a bot that runs as several equal instances.</summary>
internal sealed class AzureTables(TableServiceClient service, TimeProvider time, ILogger<AzureTables> logger) : ITables
{
    // The service does not tell capitals from small letters in a name.
    private readonly ConcurrentDictionary<string, AzureTable> _tables = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>How long a client waits and how often it tries again. A person is waiting: Teams drops a message after 15 s.</summary>
    public static TableClientOptions Patience()
    {
        var patience = new TableClientOptions
        {
            Retry = { NetworkTimeout = TimeSpan.FromSeconds(5), MaxRetries = 3, Delay = TimeSpan.FromSeconds(0.2), MaxDelay = TimeSpan.FromSeconds(2) },
        };
        patience.AddPolicy(new UnansweredTries(), HttpPipelinePosition.PerRetry);
        return patience;
    }

    public bool IsShared => true;

    /// <summary>The service keeps every row alike.</summary>
    public ITable Open(string name, bool isPassing = false)
    {
        TableRules.CheckName(name);
        return _tables.GetOrAdd(name, Opened);

        AzureTable Opened(string opened)
        {
            var client = service.GetTableClient(opened);
            return new AzureTable(client, new AzureCalls(client, time, logger), time);
        }
    }

    public IAsyncEnumerable<string> NamesAsync(CancellationToken cancel) =>
        service.QueryAsync(cancellationToken: cancel).Select(table => table.Name).Order(StringComparer.Ordinal);
}
