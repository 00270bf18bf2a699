using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Tests.State;

/// <summary>What every backend promises about its tables together.</summary>
internal abstract class TablesContract
{
    private readonly string _mine = $"Names{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}";

    /// <summary>Tables as another process sees them: none is open here yet.</summary>
    protected abstract Task<ITables> OpenAsync();

    [Test]
    public async Task A_table_that_was_written_to_is_named_also_to_whom_did_not_open_it()
    {
        await (await OpenAsync()).Open(_mine + "b").UpsertAsync(new("p", "r", new Dictionary<string, object?>()), default);
        await (await OpenAsync()).Open(_mine + "A").UpsertAsync(new("p", "r", new Dictionary<string, object?>()), default);

        var names = await (await OpenAsync()).NamesAsync(default).Where(name => name.StartsWith(_mine, StringComparison.Ordinal)).ToListAsync();

        Assert.That(names, Is.EqualTo([_mine + "A", _mine + "b"]), "in ordinal order");
    }

    [Test]
    public async Task A_table_that_nobody_ever_used_is_not_named()
    {
        var tables = await OpenAsync();
        tables.Open(_mine + "unused");

        Assert.That(await tables.NamesAsync(default).ToListAsync(), Has.None.EqualTo(_mine + "unused"));
    }
}
