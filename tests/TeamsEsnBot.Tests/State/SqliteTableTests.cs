using TeamsEsnBot.Features.State;
using TeamsEsnBot.Storage;

namespace TeamsEsnBot.Tests.State;

/// <summary>The contract on a database in memory: what all other tests run on.</summary>
internal sealed class SqliteInMemoryTableTests : TableContract
{
    private SqliteTables? _tables;

    [TearDown]
    public void Close() => _tables?.Dispose();

    protected override Task<ITable> EmptyAsync()
    {
        _tables = new(SqliteDatabase.Open(SqliteDatabase.InMemory), TimeProvider.System);
        return Task.FromResult(_tables.Open("Contract"));
    }
}

/// <summary>The contract on a file.</summary>
internal sealed class SqliteFileTableTests : TableContract
{
    private readonly TemporaryFolder _folder = new();
    private SqliteTables _tables = null!;
    private int _count;

    protected override (int Steps, int Histories) Thoroughness => (40, 2);

    [OneTimeSetUp]
    public void Open() => _tables = new(SqliteDatabase.Open(_folder.File("contract.db")), TimeProvider.System);

    [OneTimeTearDown]
    public void Close()
    {
        _tables.Dispose();
        _folder.Dispose();
    }

    protected override Task<ITable> EmptyAsync() => Task.FromResult(_tables.Open($"Contract{++_count}"));
}
