using TeamsEsnBot.Features.AskEveryone;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.Privacy;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Storage;
using TeamsEsnBot.Tests.Testing;

namespace TeamsEsnBot.Tests.Privacy;

/// <summary>The process ends at a write, and the daily work of another one goes on.</summary>
[TestFixture]
internal sealed class StoppedTests
{
    [Test]
    public async Task An_erasure_that_ends_at_any_write_is_not_begun_or_is_finished_by_the_next_day()
    {
        var writes = (await PlayAsync(int.MaxValue)).Writes;
        Assert.That(writes, Is.GreaterThan(10));

        for (var end = 0; end < writes; end++)
        {
            var (_, before, left, ledger) = await PlayAsync(end);
            var when = $"The process ended at write {end} of {writes}.";

            Assert.That(left, Is.EqualTo(end == 0 ? before : 0), when);
            Assert.That(ledger.Select(erasure => erasure.IsFinished), end == 0 ? Is.Empty : Is.EqualTo([true]), when);
        }
    }

    [Test]
    public async Task A_sweep_that_ends_at_any_write_is_finished_by_the_next_one()
    {
        for (var end = 0; end < 4; end++)
        {
            using var tables = new SqliteTables(SqliteDatabase.Open(SqliteDatabase.InMemory), TimeProvider.System);
            var clock = new TestClock();
            var calls = tables.Open(Calls.Table);
            foreach (var some in Enumerable.Range(0, 250).Chunk(50))
            {
                await calls.BatchAsync("t|c", [.. some.Select(i => new TableChange(ChangeKind.Insert, Row($"helper|{i:D3}", clock.GetUtcNow())))], default);
            }

            clock.Passes(TimeSpan.FromDays(731));
            await calls.InsertAsync(Row("young", clock.GetUtcNow()), default);
            await EndsAsync(new Office((new MortalTables(tables, end), clock)), office => office.The<RetentionSweep>().RunAsync(default));

            await using var next = new Office((tables, clock));
            await next.The<RetentionSweep>().RunAsync(default);

            Assert.That(await calls.ScanAsync(default).Select(row => row.Row).ToListAsync(), Is.EqualTo(["young"]), $"The process ended at write {end}.");
        }
    }

    private static async Task<(int Writes, int Before, int Left, List<Erasure> Ledger)> PlayAsync(int end)
    {
        using var tables = new SqliteTables(SqliteDatabase.Open(SqliteDatabase.InMemory), TimeProvider.System);
        var clock = new TestClock();
        PersonId tom;
        int before;
        await using (var office = new Office((tables, clock)))
        {
            tom = office.Tom.Id;
            await ErasureTests.FillAsync(office);
            before = (await ErasureTests.MentionsAsync(office, tom.Value)).Count;
        }

        var process = new MortalTables(tables, end);
        await EndsAsync(new Office((process, clock)), async office =>
        {
            await office.StartsWorkAsync();
            await office.The<Erasures>().EraseAsync(Office.Tenant, await office.The<Erasures>().FindAsync(Office.Tenant, tom.Value, default), default);
        });

        await using var next = new Office((tables, clock));
        await next.StartsWorkAsync();
        await next.The<RetentionSweep>().RunAsync(default);
        return (process.Writes, before, (await ErasureTests.MentionsAsync(next, tom.Value)).Count, await next.The<ErasureLedger>().AllAsync(default).ToListAsync());
    }

    private static async Task EndsAsync(Office office, Func<Office, Task> work)
    {
        try
        {
            await work(office);
        }
        catch (ProcessEndedException)
        {
            // It was killed.
        }

        await office.IsKilledAsync();
    }

    private static TableRow Row(string row, DateTimeOffset at) => new("t|c", row, new Dictionary<string, object?> { ["At"] = at });
}
