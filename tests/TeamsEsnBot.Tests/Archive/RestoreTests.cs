using Microsoft.Data.Sqlite;
using TeamsEsnBot.Archive;
using TeamsEsnBot.Storage;
using TeamsEsnBot.Work;

namespace TeamsEsnBot.Tests.Archive;

/// <summary>A store is put back, or left exactly as it is.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class RestoreTests : IDisposable
{
    private readonly Vault _vault = new();

    public void Dispose() => _vault.Dispose();

    [Test]
    public async Task A_store_with_rows_is_replaced_only_when_asked_and_stays_beside()
    {
        await _vault.FillAsync("bot.db", "ana");
        await _vault.DoesAsync("bot.db", "backup", _vault.File("copy.db"));
        await _vault.FillAsync("bot.db", "tom");
        var before = await _vault.RowsAsync("bot.db");

        var (code, _, complained) = await _vault.RunAsync("bot.db", "restore", _vault.File("copy.db"));
        Assert.That(code, Is.EqualTo(1));
        Assert.That(complained, Does.Contain("bot.db has rows already. Add --replace"));
        Assert.That(await _vault.RowsAsync("bot.db"), Is.EqualTo(before));

        await _vault.DoesAsync("bot.db", "restore", _vault.File("copy.db"), "--replace");
        Assert.That(await _vault.AboutAsync("bot.db", "tom"), Is.Empty);
        Assert.That(await _vault.AboutAsync("bot.db", "ana"), Is.Not.Empty);
        Assert.That(await _vault.RowsAsync("bot.db.before-restore"), Is.EqualTo(before));
        Assert.That(_vault.File("bot.db.restoring"), Does.Not.Exist);
    }

    [Test]
    public async Task A_store_that_a_bot_has_open_is_left_alone()
    {
        await _vault.FillAsync("bot.db", "ana");
        await _vault.DoesAsync("bot.db", "backup", _vault.File("copy.db"));
        using var bot = _vault.Open("bot.db");
        await bot.Open("people").GetAsync("p", "r", default);

        var (code, _, complained) = await _vault.RunAsync("bot.db", "restore", _vault.File("copy.db"), "--replace");

        Assert.That(code, Is.EqualTo(1));
        Assert.That(complained, Does.Contain("bot.db is open in a running bot. Stop it"));
        Assert.That((await bot.Open("people").InsertAsync(new("p", "r", new Dictionary<string, object?>()), default)).IsDone, Is.True, "and goes on");
    }

    [Test]
    public async Task Whom_the_backup_still_has_does_not_come_back_after_an_erasure()
    {
        await _vault.FillAsync("bot.db", "ana", "tom");
        await _vault.DoesAsync("bot.db", "backup", _vault.File("copy.db"));
        await _vault.EraseAsync("bot.db", "tom");

        var said = await _vault.DoesAsync("bot.db", "restore", _vault.File("copy.db"), "--replace");

        Assert.That(await _vault.AboutAsync("bot.db", "tom"), Is.Empty);
        Assert.That(await _vault.AboutAsync("bot.db", "ana"), Is.Not.Empty);
        Assert.That(said, Does.Contain("1 erasures were carried out again: 3 rows were left out"));

        // The ledger survived, so the same holds the next time.
        await _vault.DoesAsync("bot.db", "restore", _vault.File("copy.db"), "--replace");
        Assert.That(await _vault.AboutAsync("bot.db", "tom"), Is.Empty);
    }

    [Test]
    public async Task What_came_after_an_erasure_stays_when_the_backup_is_younger()
    {
        await _vault.FillAsync("bot.db", "ana", "tom");
        await _vault.EraseAsync("bot.db", "tom");
        await _vault.FillAsync("bot.db", "tom");
        var back = await _vault.AboutAsync("bot.db", "tom");
        await _vault.DoesAsync("bot.db", "backup", _vault.File("copy.db"));

        var said = await _vault.DoesAsync("bot.db", "restore", _vault.File("copy.db"), "--replace");

        Assert.That(said, Does.Contain("0 erasures were carried out again"));
        Assert.That(await _vault.AboutAsync("bot.db", "tom"), Is.EqualTo(back).And.Not.Empty);
    }

    [Test]
    public async Task When_the_store_is_lost_the_ledger_may_come_from_elsewhere()
    {
        await _vault.FillAsync("bot.db", "ana", "tom");
        await _vault.DoesAsync("bot.db", "backup", _vault.File("copy.db"));
        await _vault.EraseAsync("bot.db", "tom");
        await _vault.DoesAsync("bot.db", "export", _vault.File("ledger.jsonl"), "--only", "erasures");

        await _vault.DoesAsync("new.db", "restore", _vault.File("copy.db"), "--erasures", _vault.File("ledger.jsonl"));
        Assert.That(await _vault.AboutAsync("new.db", "tom"), Is.Empty);

        await _vault.DoesAsync("new.db", "restore", _vault.File("copy.db"), "--replace");
        Assert.That(await _vault.AboutAsync("new.db", "tom"), Is.Empty, "The ledger is in the new store now.");
    }

    [Test]
    public async Task The_snapshot_of_the_index_goes_because_it_may_hold_words_of_whom_was_erased()
    {
        await _vault.FillAsync("bot.db", "ana");
        await _vault.DoesAsync("bot.db", "backup", _vault.File("copy.db"));
        var snapshot = _vault.File("bot.db" + IndexOptions.Ending);
        await File.WriteAllTextAsync(snapshot, "words of tom");

        await _vault.DoesAsync("bot.db", "restore", _vault.File("copy.db"), "--replace");

        Assert.That(snapshot, Does.Not.Exist);
    }

    [Test]
    public async Task A_store_whose_ledger_cannot_be_read_is_not_thrown_away()
    {
        await _vault.FillAsync("bot.db", "ana");
        await _vault.DoesAsync("bot.db", "backup", _vault.File("copy.db"));
        await File.WriteAllTextAsync(_vault.File("bot.db"), string.Concat(Enumerable.Repeat("This is a letter. ", 500)));

        var (code, _, complained) = await _vault.RunAsync("bot.db", "restore", _vault.File("copy.db"), "--replace");

        Assert.That(code, Is.EqualTo(1));
        Assert.That(complained, Does.Contain("bot.db cannot be read, and so not its ledger of erasures. Move it away, and give --erasures FILE"));
    }

    [TestCase("cut", "is damaged")]
    [TestCase("letter", "is neither a backup nor an export of this bot")]
    [TestCase("history", "is neither a backup nor an export of this bot")]
    [TestCase("foreign", "is a database of something else")]
    [TestCase("newer", "was written by a newer version of the bot. Use that version")]
    [TestCase("changed", "its rows are not those that were written")]
    [TestCase("overwritten", "is damaged")]
    public async Task A_file_that_is_not_a_whole_backup_is_refused_and_nothing_changes(string what, string sentence)
    {
        await _vault.FillAsync("old.db", "ana", "tom");
        await _vault.DoesAsync("old.db", "backup", _vault.File("copy.db"));
        await SpoilAsync(what);
        await _vault.FillAsync("bot.db", "maya");
        SqliteConnection.ClearAllPools();
        var before = await File.ReadAllBytesAsync(_vault.File("bot.db"));

        var (code, _, complained) = await _vault.RunAsync("bot.db", "restore", _vault.File("copy.db"), "--replace");

        Assert.That(code, Is.EqualTo(1));
        Assert.That(complained, Does.Contain(sentence));
        Assert.That(await File.ReadAllBytesAsync(_vault.File("bot.db")), Is.EqualTo(before));
        Assert.That(_vault.File("bot.db.restoring"), Does.Not.Exist);
    }

    [Test]
    public async Task A_restore_that_was_stopped_left_the_store_as_it_was_and_can_be_repeated()
    {
        await _vault.FillAsync("bot.db", "ana");
        await _vault.DoesAsync("bot.db", "backup", _vault.File("copy.db"));
        await _vault.FillAsync("bot.db", "tom");
        var before = await _vault.RowsAsync("bot.db");

        await using (var archive = await Archives.OpenAsync(_vault.File("copy.db"), default))
        {
            var contents = await archive.CheckWholeAsync((_, _) => { }, (_, _, _) => { }, default);
            var restore = new SqliteRestore(_vault.File("bot.db"), [], TimeProvider.System);
            using var stop = new CancellationTokenSource();
            Assert.That(
                () => restore.RunAsync(archive, contents, restore.Prepare(isReplacing: true), (_, _, _) => stop.Cancel(), stop.Token),
                Throws.InstanceOf<OperationCanceledException>());
        }

        Assert.That(await _vault.RowsAsync("bot.db"), Is.EqualTo(before));
        await _vault.DoesAsync("bot.db", "restore", _vault.File("copy.db"), "--replace");
        Assert.That(await _vault.AboutAsync("bot.db", "tom"), Is.Empty);
    }

    private async Task SpoilAsync(string what)
    {
        var copy = _vault.File("copy.db");
        switch (what)
        {
            case "cut":
                await using (var file = File.OpenWrite(copy))
                {
                    file.SetLength(file.Length * 2 / 3);
                }

                break;
            case "overwritten":
                var bytes = await File.ReadAllBytesAsync(copy);
                bytes.AsSpan(2 * 4_096, 4_096).Fill(0x5A);
                await File.WriteAllBytesAsync(copy, bytes);
                break;
            case "letter":
                await File.WriteAllTextAsync(copy, "Dear all, nothing was backed up.");
                break;
            case "history":
                await File.WriteAllTextAsync(copy, """{"kind":"question","id":"q1","author":"ana@office.example","time":"2026-03-01T09:00:00Z","title":"How?"}""");
                break;
            case "foreign":
                File.Delete(copy);
                SqliteDatabase.Open(copy).Dispose();
                SqliteDatabase.Change(copy, session => session.Run("CREATE TABLE songs (title TEXT)"));
                break;
            case "newer":
                SqliteDatabase.Change(copy, session => session.Run("PRAGMA user_version = 99"));
                break;
            case "changed":
                SqliteDatabase.Change(copy, session => session.Run("DELETE FROM rows_people WHERE row_key = 'tom'"));
                break;
        }
    }
}
