using System.Collections.Concurrent;
using Azure.Data.Tables;
using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Storage;

/// <summary>Tables of an Azure storage account: the store of a bot that runs as several equal instances.</summary>
internal sealed class AzureTables(TableServiceClient service, TimeProvider time) : ITables
{
    // The service does not tell capitals from small letters in a name.
    private readonly ConcurrentDictionary<string, AzureTable> _tables = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>How long a client waits and how often it tries again. A person is waiting: Teams drops a message after 15 s.</summary>
    public static TableClientOptions Patience() => new()
    {
        Retry = { NetworkTimeout = TimeSpan.FromSeconds(5), MaxRetries = 3, Delay = TimeSpan.FromSeconds(0.2), MaxDelay = TimeSpan.FromSeconds(2) },
    };

    public bool IsShared => true;

    /// <summary>The service keeps every row alike.</summary>
    public ITable Open(string name, bool isPassing = false)
    {
        TableRules.CheckName(name);
        return _tables.GetOrAdd(name, opened => new AzureTable(service.GetTableClient(opened), time));
    }

    public IAsyncEnumerable<string> NamesAsync(CancellationToken cancel) =>
        service.QueryAsync(cancellationToken: cancel).Select(table => table.Name).Order(StringComparer.Ordinal);
}
