using Microsoft.Data.Sqlite;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Storage;

namespace TeamsEsnBot.Tests.State;

/// <summary>
/// When the disk, the rights or another process stop the bot from writing, it says so, has written all of a change or nothing, and goes on by itself once
/// the cause is gone.
/// </summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class SqliteFaultTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task A_full_disk_is_named_and_leaves_no_half_batch_and_writing_goes_on_when_there_is_room()
    {
        using var database = SqliteDatabase.Open(_folder.File("bot.db"));
        var table = new SqliteTables(database, TimeProvider.System).Open("People");
        await database.WriteAsync(session => session.Statement("PRAGMA max_page_count = 100").Read(row => row.Number(0)), isPassing: false, default);

        var written = await FillAsync(table, "a");
        await Assert.ThatAsync(() => table.UpsertAsync(Row("a", 0, new string('y', 30_000)), default), Throws.InvalidOperationException.With.Message.Contains("the disk is full"));
        Assert.That(await KeysAsync(table), Is.EqualTo(written));
        Assert.That((await table.GetAsync("p", written[0], default))?.Text("Text"), Does.StartWith("x"), "not replaced");

        await database.WriteAsync(session => session.Statement("PRAGMA max_page_count = 100000").Read(row => row.Number(0)), isPassing: false, default);

        Assert.That((await table.BatchAsync("p", Batch("z"), default)).IsDone, Is.True);
        Assert.That(await KeysAsync(table), Is.EqualTo([.. written, .. Batch("z").Select(change => change.Row.Row)]));
    }

    [Test]
    public async Task On_a_full_disk_each_of_many_callers_is_told_his_own_fate()
    {
        using var database = SqliteDatabase.Open(_folder.File("bot.db"));
        var table = new SqliteTables(database, TimeProvider.System).Open("People");
        await database.WriteAsync(session => session.Statement("PRAGMA max_page_count = 60").Read(row => row.Number(0)), isPassing: false, default);

        var fates = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(async () =>
        {
            try
            {
                return (await table.InsertAsync(Row("a", i, new string('x', 2_000)), default)).IsDone;
            }
            catch (InvalidOperationException full) when (full.Message.Contains("the disk is full", StringComparison.Ordinal))
            {
                return false;
            }
        })));

        Assert.That(fates, Does.Contain(true).And.Contain(false));
        Assert.That(await KeysAsync(table), Is.EqualTo(Enumerable.Range(0, 200).Where(i => fates[i]).Select(i => Row("a", i, "").Row)));
    }

    [Test]
    public async Task A_disk_that_really_is_full_is_named_and_nothing_is_half_written_until_there_is_room()
    {
        using var disk = new SmallDisk(kilobytes: 2_048);
        await File.WriteAllBytesAsync(disk.File("ballast"), new byte[700 * 1024]);
        using var tables = new SqliteTables(SqliteDatabase.Open(disk.File("bot.db")), TimeProvider.System);
        var table = tables.Open("People");

        var written = await FillAsync(table, "a");
        Assert.That(await KeysAsync(table), Is.EqualTo(written));

        File.Delete(disk.File("ballast"));

        Assert.That((await table.BatchAsync("p", Batch("z"), default)).IsDone, Is.True);
        Assert.That(await KeysAsync(table), Is.EqualTo([.. written, .. Batch("z").Select(change => change.Row.Row)]));
        Assert.That(tables.FindDamage(default), Is.Null);
    }

    [Test]
    public async Task A_disk_that_may_only_be_read_is_named_at_the_start()
    {
        using var disk = new SmallDisk(kilobytes: 2_048);
        using (var tables = new SqliteTables(SqliteDatabase.Open(disk.File("bot.db")), TimeProvider.System))
        {
            await tables.Open("People").InsertAsync(Row("a", 1, "x"), default);
        }

        disk.Seal();

        Assert.That(() => SqliteDatabase.Open(disk.File("bot.db")), Throws.InvalidOperationException.With.Message.Contains("bot.db, which cannot be written. Give the account"));
    }

    [Test]
    public async Task While_another_process_has_the_file_locked_writers_are_told_readers_read_on_and_afterwards_all_is_well()
    {
        using var tables = new SqliteTables(SqliteDatabase.Open(_folder.File("bot.db"), patience: TimeSpan.FromMilliseconds(100)), TimeProvider.System);
        var table = tables.Open("People");
        await table.InsertAsync(Row("a", 1, "x"), default);
        using var other = new SqliteConnection($"Data Source={_folder.File("bot.db")};Pooling=False");
        other.Open();
        Run("BEGIN IMMEDIATE");

        var many = Enumerable.Range(0, 50).Select(i => table.BatchAsync("p", Batch($"{i:D2}"), default)).ToList();
        foreach (var one in many)
        {
            await Assert.ThatAsync(() => one, Throws.InvalidOperationException.With.Message.Contains("bot.db, which is locked by another process. Stop that process"));
        }

        Assert.That(await KeysAsync(table), Is.EqualTo([Row("a", 1, "x").Row]));

        Run("ROLLBACK");
        Assert.That((await table.InsertAsync(Row("b", 2, "x"), default)).IsDone, Is.True);

        void Run(string sql)
        {
            using var command = other.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
    }

    [Test]
    public void A_file_that_another_process_has_for_itself_is_named_at_the_start()
    {
        using var other = new SqliteConnection($"Data Source={_folder.File("bot.db")};Pooling=False");
        other.Open();
        using var command = other.CreateCommand();
        command.CommandText = "CREATE TABLE t (x); BEGIN EXCLUSIVE; INSERT INTO t VALUES (1);";
        command.ExecuteNonQuery();

        Assert.That(
            () => SqliteDatabase.Open(_folder.File("bot.db"), patience: TimeSpan.FromMilliseconds(100)),
            Throws.InvalidOperationException.With.Message.Contains("is locked by another process"));
    }

    [Test]
    public async Task A_file_that_lost_its_end_is_named_when_its_rows_are_read()
    {
        using (var tables = new SqliteTables(SqliteDatabase.Open(_folder.File("bot.db")), TimeProvider.System))
        {
            await FillAsync(tables.Open("People"), "a", most: 3);
        }

        await using (var file = new FileStream(_folder.File("bot.db"), FileMode.Open))
        {
            file.SetLength(file.Length / 2 / 4_096 * 4_096);
        }

        Assert.That(ReadAsync, Throws.InvalidOperationException.With.Message.Contains("bot.db, which is damaged. Restore it from a backup"));

        async Task ReadAsync()
        {
            using var damaged = new SqliteTables(SqliteDatabase.Open(_folder.File("bot.db")), TimeProvider.System);
            await KeysAsync(damaged.Open("People"));
        }
    }

    /// <summary>Writes batches until the disk is full.</summary>
    /// <returns>The keys of what was acknowledged.</returns>
    private static async Task<List<string>> FillAsync(ITable table, string prefix, int most = 1_000)
    {
        List<string> written = [];
        for (var i = 0; i < most; i++)
        {
            var batch = Batch($"{prefix}{i:D4}");
            try
            {
                Assert.That((await table.BatchAsync("p", batch, default)).IsDone, Is.True);
            }
            catch (InvalidOperationException full)
            {
                Assert.That(full.Message, Does.Contain("which has no room to grow: the disk is full. Free some space"));
                return written;
            }

            written.AddRange(batch.Select(change => change.Row.Row));
        }

        return written;
    }

    private static List<TableChange> Batch(string prefix) =>
        [.. Enumerable.Range(0, 10).Select(i => new TableChange(ChangeKind.Upsert, Row(prefix, i, new string('x', 2_000))))];

    private static TableRow Row(string prefix, int number, string text) =>
        new("p", $"{prefix}{number:D3}", new Dictionary<string, object?> { ["Text"] = text });

    private static async Task<List<string>> KeysAsync(ITable table)
    {
        List<string> keys = [];
        await foreach (var row in table.ScanAsync(default))
        {
            keys.Add(row.Row);
        }

        return keys;
    }
}
