using TeamsEsnBot.Features.State;
using TeamsEsnBot.Storage;

namespace TeamsEsnBot.Tests.Archive;

/// <summary>A copy that is whole, made while the bot goes on.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class BackupTests : IDisposable
{
    private const int Writers = 4;

    private readonly Vault _vault = new();

    public void Dispose() => _vault.Dispose();

    [Test]
    public async Task While_people_write_the_copy_is_of_one_moment_and_nobody_waits_for_it()
    {
        using var tables = _vault.Open("bot.db");
        var filling = Enumerable.Range(0, 10_000).Chunk(100)
            .Select(some => tables.Open("archive0").BatchAsync("p", [.. some.Select(i => new TableChange(ChangeKind.Insert, Row("p", i)))], default));
        await Task.WhenAll(filling);
        using var stop = new CancellationTokenSource();
        var written = new int[Writers];
        var writing = Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteAsync(tables, writer, written, stop.Token))).ToArray();
        while (written.Any(count => count < 20))
        {
            await Task.Delay(5);
        }

        // A disk that is slow just then may keep everybody waiting; a lock would each time.
        var (during, attempts) = (0, 0);
        while (during == 0 && attempts++ < 10)
        {
            File.Delete(_vault.File("copy.db"));
            var before = written.Sum();
            await _vault.DoesAsync("bot.db", "backup", _vault.File("copy.db"));
            during = written.Sum() - before;
        }

        await stop.CancelAsync();
        await Task.WhenAll(writing);

        using var copy = _vault.Open("copy.db");
        for (var writer = 0; writer < Writers; writer++)
        {
            // Each writes one after the other, the pair of a number in one batch: what is there is a beginning without gaps, and both halves of it.
            var rows = await copy.Open("written").PageAllAsync($"writer{writer}");
            var numbers = rows.Where(row => row.Row.EndsWith("|a", StringComparison.Ordinal)).Select(row => (int)row.Number("N")!).ToArray();
            Assert.That(numbers, Is.EqualTo(Enumerable.Range(0, numbers.Length)));
            Assert.That(rows, Has.Count.EqualTo(2 * numbers.Length));
            Assert.That(numbers, Has.Length.GreaterThanOrEqualTo(20));
        }

        Assert.That(during, Is.GreaterThan(0), "The writers went on.");
    }

    [Test]
    public async Task What_is_restored_is_what_was_there()
    {
        await _vault.FillAsync("bot.db", "ana", "tom");
        await _vault.DoesAsync("bot.db", "backup", _vault.File("copy.db"));

        var said = await _vault.DoesAsync("new.db", "restore", _vault.File("copy.db"));

        Assert.That(await _vault.RowsAsync("new.db"), Is.EqualTo(await _vault.RowsAsync("bot.db")).And.Not.Empty);
        Assert.That(said, Does.Contain("rows are restored").And.Contain("0 erasures were carried out again"));
    }

    [Test]
    public async Task A_backup_is_never_written_over_another_file()
    {
        await _vault.FillAsync("bot.db", "ana");
        await File.WriteAllTextAsync(_vault.File("copy.db"), "last week's");

        var (code, _, complained) = await _vault.RunAsync("bot.db", "backup", _vault.File("copy.db"));

        Assert.That(code, Is.EqualTo(2));
        Assert.That(complained, Does.Contain("copy.db” already. Name another one"));
        Assert.That(await File.ReadAllTextAsync(_vault.File("copy.db")), Is.EqualTo("last week's"));
    }

    [Test]
    public async Task Without_a_database_there_is_none_to_copy_and_none_is_made()
    {
        var (code, _, complained) = await _vault.RunAsync("nowhere.db", "backup", _vault.File("copy.db"));

        Assert.That(code, Is.EqualTo(1));
        Assert.That(complained, Does.Contain("nowhere.db. Set Storage:Path"));
        Assert.That(_vault.File("nowhere.db"), Does.Not.Exist);
        Assert.That(_vault.File("copy.db"), Does.Not.Exist);
    }

    [Test]
    public async Task A_folder_that_is_not_there_is_named()
    {
        await _vault.FillAsync("bot.db", "ana");

        var (code, _, complained) = await _vault.RunAsync("bot.db", "backup", _vault.File("no/such/folder/copy.db"));

        Assert.That(code, Is.EqualTo(2));
        Assert.That(complained, Does.Contain("There is no folder “").And.Contain("no/such/folder”. Make it, or name another file."));
    }

    [Test]
    public async Task Reading_a_backup_does_not_change_it()
    {
        await _vault.FillAsync("bot.db", "ana");
        await _vault.DoesAsync("bot.db", "backup", _vault.File("copy.db"));
        var before = await File.ReadAllBytesAsync(_vault.File("copy.db"));

        await _vault.DoesAsync("new.db", "restore", _vault.File("copy.db"));

        Assert.That(await File.ReadAllBytesAsync(_vault.File("copy.db")), Is.EqualTo(before));
        Assert.That(Directory.GetFiles(Path.GetDirectoryName(_vault.File("x"))!, "copy.db*"), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task A_copy_that_somebody_made_by_hand_is_taken_too()
    {
        await _vault.FillAsync("bot.db", "ana");
        File.Copy(_vault.File("bot.db"), _vault.File("by-hand.db"));

        await _vault.DoesAsync("new.db", "restore", _vault.File("by-hand.db"));

        Assert.That(await _vault.RowsAsync("new.db"), Is.EqualTo(await _vault.RowsAsync("bot.db")));
    }

    private static async Task WriteAsync(SqliteTables tables, int writer, int[] written, CancellationToken stop)
    {
        var table = tables.Open("written");
        var partition = $"writer{writer}";
        while (!stop.IsCancellationRequested)
        {
            var number = written[writer];
            var wrote = await table.BatchAsync(
                partition, [new(ChangeKind.Insert, Row(partition, number, "|a")), new(ChangeKind.Insert, Row(partition, number, "|b"))], CancellationToken.None);
            Assert.That(wrote.IsDone, Is.True);
            written[writer]++;
        }
    }

    private static TableRow Row(string partition, int number, string half = "") =>
        new(partition, $"{number:D8}{half}", new Dictionary<string, object?> { ["N"] = number, ["Text"] = new string('x', 500) });
}

internal static class WholePartition
{
    public static async Task<List<TableRow>> PageAllAsync(this ITable table, string partition) =>
        await table.ScanAsync(default).Where(row => row.Partition == partition).ToListAsync();
}
