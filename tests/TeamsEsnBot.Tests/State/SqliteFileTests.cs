using Microsoft.Data.Sqlite;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Storage;

namespace TeamsEsnBot.Tests.State;

/// <summary>What only a file can do: stay, be shared, be damaged.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class SqliteFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task Rows_and_their_versions_survive_closing_and_opening_again()
    {
        string version;

        using (var tables = Open("bot.db"))
        {
            version = (await tables.Open("People").InsertAsync(Row("maya", "Lisbon"), default)).ETag;
        }

        using var again = Open("bot.db");
        var written = await again.Open("People").ReplaceAsync(Row("maya", "Oslo"), version, default);

        Assert.That(written.IsDone, Is.True);
        Assert.That((await again.Open("people").GetAsync("p", "maya", default))?.Text("Place"), Is.EqualTo("Oslo"), "names of tables do not tell capitals apart");
    }

    [Test]
    public async Task A_missing_folder_is_made()
    {
        using var tables = Open("deep/er/bot.db");

        Assert.That((await tables.Open("People").InsertAsync(Row("maya", "Lisbon"), default)).IsDone, Is.True);
        Assert.That(_folder.File("deep/er/bot.db"), Does.Exist);
    }

    [Test]
    public async Task Two_that_have_the_file_open_see_each_others_rows_and_one_wins_a_race()
    {
        using var here = Open("bot.db");
        using var there = Open("bot.db");
        var (hereTable, thereTable) = (here.Open("People"), there.Open("People"));
        var version = (await hereTable.InsertAsync(Row("lease", "nobody"), default)).ETag;

        var inserts = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(
            () => (i % 2 == 0 ? hereTable : thereTable).InsertAsync(Row($"{i}", "row"), default))));
        var races = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(
            () => (i % 2 == 0 ? hereTable : thereTable).ReplaceAsync(Row("lease", $"{i}"), version, default))));

        Assert.That(inserts.All(write => write.IsDone), Is.True);
        Assert.That(races.Count(write => write.IsDone), Is.EqualTo(1));
        Assert.That((await thereTable.PageAsync("p", KeyRange.All, 100, null, default)).Rows, Has.Count.EqualTo(41));
    }

    [Test]
    public async Task A_merge_that_would_make_the_row_too_large_is_refused_and_changes_nothing()
    {
        using var tables = Open("bot.db");
        var table = tables.Open("People");
        var half = Enumerable.Range(0, 9).Select(i => ($"A{i}", (object?)new string('x', 32_000))).ToArray();
        await table.InsertAsync(Of("maya", half), default);
        var version = (await table.GetAsync("p", "maya", default))!.ETag;
        var other = Of("maya", [.. half.Select(text => ($"B{text.Item1}", text.Item2))]);

        await Assert.ThatAsync(() => table.MergeAsync(other, version, default), Throws.ArgumentException.With.Message.Contains("1048576"));
        await Assert.ThatAsync(() => table.BatchAsync("p", [new(ChangeKind.Insert, Of("tom")), new(ChangeKind.Merge, other, version)], default), Throws.ArgumentException.With.Message.Contains("1048576"));

        Assert.That((await table.GetAsync("p", "maya", default))!.ETag, Is.EqualTo(version));
        Assert.That(await table.GetAsync("p", "tom", default), Is.Null);

        static TableRow Of(string row, params (string Name, object? Value)[] properties) =>
            new("p", row, properties.ToDictionary(property => property.Name, property => property.Value));
    }

    [Test]
    public void A_file_that_is_no_database_is_named_with_a_remedy()
    {
        File.WriteAllText(_folder.File("bot.db"), string.Concat(Enumerable.Repeat("This is a shopping list. ", 400)));

        Assert.That(() => Open("bot.db"), Throws.InvalidOperationException.With.Message.Contains("bot.db, which is not a database"));
    }

    [Test]
    public async Task A_damaged_file_is_named_with_a_remedy()
    {
        using (var tables = Open("bot.db"))
        {
            for (var i = 0; i < 200; i++)
            {
                await tables.Open("People").InsertAsync(Row($"{i:D4}", new string('x', 1_000)), default);
            }
        }

        SqliteConnection.ClearAllPools();
        var bytes = await File.ReadAllBytesAsync(_folder.File("bot.db"));
        bytes.AsSpan(3 * 4_096).Fill(0x5A);
        await File.WriteAllBytesAsync(_folder.File("bot.db"), bytes);

        Assert.That(ReadAllAsync, Throws.InvalidOperationException.With.Message.Contains("bot.db, which is damaged. Restore it from a backup"));

        async Task ReadAllAsync()
        {
            using var damaged = Open("bot.db");
            await damaged.Open("People").PageAsync("p", KeyRange.All, 1_000, null, default);
        }
    }

    [Test]
    public void A_place_that_cannot_be_written_is_named_with_a_remedy()
    {
        File.WriteAllText(_folder.File("file"), "not a folder");
        Directory.CreateDirectory(_folder.File("folder"));

        Assert.That(() => Open("file/bot.db"), Throws.InvalidOperationException.With.Message.Contains("cannot be written"));
        Assert.That(() => Open("folder"), Throws.InvalidOperationException.With.Message.Contains("set Storage:Path to another file"));
    }

    [Test, Platform("Linux")]
    public void A_folder_that_nobody_may_write_to_is_named_with_a_remedy()
    {
        Assert.That(() => Open("/proc/teams-esn-bot/bot.db"), Throws.InvalidOperationException.With.Message.Contains("cannot be written. Give the account"));
    }

    [Test]
    public void A_file_of_a_newer_version_is_left_alone()
    {
        Open("bot.db").Dispose();

        using (var newer = new SqliteConnection($"Data Source={_folder.File("bot.db")};Pooling=False"))
        {
            newer.Open();
            using var command = newer.CreateCommand();
            command.CommandText = "PRAGMA user_version = 99";
            command.ExecuteNonQuery();
        }

        Assert.That(() => Open("bot.db"), Throws.InvalidOperationException.With.Message.Contains("newer version"));
    }

    private static TableRow Row(string row, string place) => new("p", row, new Dictionary<string, object?> { ["Place"] = place });

    private SqliteTables Open(string name) => new(SqliteDatabase.Open(_folder.File(name)), TimeProvider.System);
}
