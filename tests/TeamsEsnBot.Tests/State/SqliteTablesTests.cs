using TeamsEsnBot.Features.State;
using TeamsEsnBot.Storage;

namespace TeamsEsnBot.Tests.State;

/// <summary>The contract on a file.</summary>
internal sealed class SqliteTablesTests : TablesContract
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<SqliteTables> _opened = [];

    [OneTimeTearDown]
    public void Close()
    {
        _opened.ForEach(tables => tables.Dispose());
        _folder.Dispose();
    }

    protected override Task<ITables> OpenAsync()
    {
        _opened.Add(new(SqliteDatabase.Open(_folder.File("names.db")), TimeProvider.System));
        return Task.FromResult<ITables>(_opened[^1]);
    }
}
