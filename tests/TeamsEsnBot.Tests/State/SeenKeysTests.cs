using Microsoft.Extensions.Logging.Abstractions;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Storage;
using TeamsEsnBot.Tests.Testing;

namespace TeamsEsnBot.Tests.State;

internal sealed class SeenKeysTests
{
    private const int Rows = 20_000;

    private static readonly (string, string) Never = ("tenant|a:1", "never");

    private SqliteTables _tables = null!;
    private ITable _table = null!;

    [SetUp]
    public void Open()
    {
        _tables = new SqliteTables(SqliteDatabase.Open(SqliteDatabase.InMemory), new TestClock());
        _table = _tables.Open("inbox");
    }

    [TearDown]
    public void Close() => _tables.Dispose();

    [Test]
    public async Task Every_row_of_an_earlier_run_and_of_this_one_may_be_there_and_hardly_any_other()
    {
        for (var batch = 0; batch < 1_000; batch += 100)
        {
            await _table.BatchAsync("tenant|a:1", [.. Enumerable.Range(batch, 100).Select(number => new TableChange(ChangeKind.Insert, Row(number)))], CancellationToken.None);
        }

        await using var seen = new SeenKeys(_table, NullLogger.Instance);
        await ReadAllAsync(seen);
        foreach (var number in Enumerable.Range(1_000, Rows - 1_000))
        {
            seen.Add(("tenant|a:1", $"{number}"));
        }

        Assert.That(Enumerable.Range(0, Rows).Count(number => seen.MayHave(("tenant|a:1", $"{number}"))), Is.EqualTo(Rows));
        Assert.That(Enumerable.Range(0, Rows).Count(number => seen.MayHave(("tenant|a:2", $"{number}"))), Is.LessThan(Rows / 1_000));
    }

    [Test]
    public async Task Anything_may_be_there_while_the_rows_cannot_be_read()
    {
        var closed = new SqliteTables(SqliteDatabase.Open(SqliteDatabase.InMemory), new TestClock());
        var seen = new SeenKeys(closed.Open("inbox"), NullLogger.Instance);
        closed.Dispose();
        seen.MayHave(Never);
        await seen.DisposeAsync();

        Assert.That(seen.MayHave(Never));
    }

    private static TableRow Row(int number) => new("tenant|a:1", $"{number}", new Dictionary<string, object?>());

    private static async Task ReadAllAsync(SeenKeys seen)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (seen.MayHave(Never))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1), patience.Token);
        }
    }
}
