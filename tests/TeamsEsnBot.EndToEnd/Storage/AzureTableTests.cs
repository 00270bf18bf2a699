using Azure.Data.Tables;
using Microsoft.Extensions.Logging.Abstractions;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Storage;
using TeamsEsnBot.Tests.State;

namespace TeamsEsnBot.EndToEnd.Storage;

/// <summary>The contract of all stores on the Azure backend, over the wire.</summary>
internal sealed class AzureTableTests : TableContract
{
    private static int _count;

    private AzureTables _tables = null!;

    protected override (int Steps, int Histories) Thoroughness => (40, 2);

    [OneTimeSetUp]
    public async Task Connect() =>
        _tables = new(new TableServiceClient(await OneAzurite.ConnectionStringAsync(), AzureTables.Patience()), TimeProvider.System, NullLogger<AzureTables>.Instance);

    protected override Task<ITable> EmptyAsync() => Task.FromResult(_tables.Open($"Contract{Interlocked.Increment(ref _count)}"));
}

/// <summary>What every backend promises about its tables together.</summary>
internal sealed class AzureTablesTests : TablesContract
{
    protected override async Task<ITables> OpenAsync() =>
        new AzureTables(new TableServiceClient(await OneAzurite.ConnectionStringAsync(), AzureTables.Patience()), TimeProvider.System, NullLogger<AzureTables>.Instance);
}
