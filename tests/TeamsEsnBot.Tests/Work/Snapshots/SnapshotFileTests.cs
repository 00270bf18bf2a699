using System.Text;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Tests.State;
using TeamsEsnBot.Tests.Testing;

namespace TeamsEsnBot.Tests.Work.Snapshots;

/// <summary>When the file is written, and what is on the disk.</summary>
internal sealed class SnapshotFileTests : SnapshotFolder
{
    [Test]
    public async Task What_was_deleted_is_off_the_disk_a_minute_later()
    {
        await using var bot = await StartedAsync();
        await RecordAsync(bot, "1");
        await bot.Evidence.RecordAsync(Tenant, Piece("2") with { Title = "zephyrion" }, CancellationToken.None);
        await bot.Snapshots.WriteAsync(bot.Tail.Position);
        Assert.That(await ReadFileAsync(), Does.Contain("zephyrion"));

        await bot.Evidence.DeleteAsync(Tenant, Tom, "2", CancellationToken.None);
        Clock.Passes(TimeSpan.FromSeconds(61));
        await bot.FollowsAsync();
        await bot.Snapshots.WriteAsync(null);

        Assert.That(await ReadFileAsync(), Does.Contain("kubernetes").And.Not.Contain("zephyrion"));
    }

    [Test]
    public async Task It_is_written_again_after_many_changes_but_not_after_few()
    {
        await using var bot = await StartedAsync();
        Clock.Passes(TimeSpan.FromSeconds(1));
        await bot.FollowsAsync();
        await bot.Snapshots.WriteAsync(null);
        var first = await System.IO.File.ReadAllBytesAsync(File);

        await RecordAsync(bot, "1");
        Clock.Passes(TimeSpan.FromMinutes(6));
        await bot.FollowsAsync();
        await bot.Snapshots.WriteAsync(null);
        Assert.That(await System.IO.File.ReadAllBytesAsync(File), Is.EqualTo(first));

        await bot.Evidence.RecordAllAsync(Tenant, Enumerable.Range(0, 1_100).Select(one => Piece($"{one}")), CancellationToken.None);
        Clock.Passes(TimeSpan.FromMinutes(6));
        await bot.FollowsAsync();
        await bot.Snapshots.WriteAsync(null);

        Assert.That(new FileInfo(File).Length, Is.GreaterThan(first.Length + 1_000));
    }

    [Test]
    public async Task Where_it_cannot_be_written_the_bot_runs_and_says_so()
    {
        await System.IO.File.WriteAllTextAsync(Path.Combine(Folder.Path, "file"), "");
        using var logs = new LogsKept();
        await using var bot = new Instance(new SharedTables(Tables), Clock, [Tenant], Path.Combine(Folder.Path, "file", "bot.index"), logs);
        await bot.StartsAsync();
        await RecordAsync(bot, "1");

        await bot.EndsAsync();

        Assert.That(logs.Warnings, Has.Some.Contains("Index:SnapshotPath"));
        Assert.That(bot.Index.Count(Tenant), Is.EqualTo(1));
    }

    [Test]
    public async Task A_half_written_file_of_a_killed_process_is_cleared_away()
    {
        var leftover = File + ".0193.new";
        await System.IO.File.WriteAllTextAsync(leftover, "half");
        System.IO.File.SetLastWriteTimeUtc(leftover, Clock.GetUtcNow().UtcDateTime.AddHours(-2));

        await EndedAsync(pieces: 1);

        Assert.That(Directory.GetFiles(Folder.Path), Is.EqualTo(new[] { File }));
    }

    private async Task<string> ReadFileAsync() => Encoding.UTF8.GetString(await System.IO.File.ReadAllBytesAsync(File));
}
