using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Storage;
using TeamsEsnBot.Tests.State;
using TeamsEsnBot.Tests.Testing;

namespace TeamsEsnBot.Tests.Work.Snapshots;

/// <summary>A start reads the snapshot and what was noted since; where that cannot be right, it reads the tables. Each test has rows that only a reading of the tables finds.</summary>
internal sealed class SnapshotTests : SnapshotFolder
{
    [Test]
    public async Task A_start_reads_the_snapshot_and_not_the_table()
    {
        await EndedAsync(pieces: 40);
        await WriteByHandAsync();

        await using var next = await StartedAsync();

        Assert.That(next.Index.Count(Tenant), Is.EqualTo(40));
    }

    [Test]
    public async Task What_was_noted_since_is_in_whoever_noted_it()
    {
        await EndedAsync(pieces: 10);
        await using (var killed = await StartedAsync())
        {
            await RecordAsync(killed, "killed");
            await using var other = Instance(file: null);
            await RecordAsync(other, "other");
            await other.Evidence.DeleteAsync(Tenant, Tom, "3", CancellationToken.None);
            await other.EndsAsync();
        }

        await WriteByHandAsync();
        await using var next = await StartedAsync();

        Assert.That(next.Index.Ids(Tenant), Is.EquivalentTo(new[] { 0, 1, 2, 4, 5, 6, 7, 8, 9 }.Select(one => $"tom|{one}").Append("tom|killed").Append("tom|other")));
    }

    [Test]
    public async Task Damaged_anywhere_it_is_not_used()
    {
        await EndedAsync(pieces: 30);
        await WriteByHandAsync();
        var whole = await System.IO.File.ReadAllBytesAsync(File);

        for (var at = 0; at < whole.Length; at += 1 + (whole.Length / 150))
        {
            var damaged = whole.ToArray();
            damaged[at] ^= 0x10;
            await AssertReadsTheTablesAsync(damaged, $"byte {at} of {whole.Length}");
        }
    }

    [Test]
    public async Task Cut_short_or_too_long_it_is_not_used()
    {
        await EndedAsync(pieces: 30);
        await WriteByHandAsync();
        var whole = await System.IO.File.ReadAllBytesAsync(File);

        for (var length = 0; length < whole.Length; length += 1 + (whole.Length / 60))
        {
            await AssertReadsTheTablesAsync(whole[..length], $"{length} of {whole.Length} bytes");
        }

        await AssertReadsTheTablesAsync(whole[..^8], "without its end");
        await AssertReadsTheTablesAsync([.. whole, 0], "a byte too much");
        await AssertReadsTheTablesAsync("SQLite format 3\0 and more of it"u8.ToArray(), "another file");
    }

    [Test]
    public async Task Of_another_version_it_is_not_used()
    {
        await EndedAsync(pieces: 10);
        await WriteByHandAsync();
        var whole = await System.IO.File.ReadAllBytesAsync(File);

        // Behind the magic stands the version of the file.
        await AssertReadsTheTablesAsync([.. whole[..8], (byte)(whole[8] + 1), .. whole[9..]], "version of the file", pieces: 11);
    }

    [Test]
    public async Task Of_another_store_it_is_not_used()
    {
        await EndedAsync(pieces: 10);
        using var others = new SqliteTables(SqliteDatabase.Open(SqliteDatabase.InMemory), Clock);
        await using var next = new Instance(others, Clock, [Tenant], File);

        await next.StartsAsync();

        Assert.That(next.Index.Count(Tenant), Is.Zero);
    }

    [Test]
    public async Task Newer_than_tables_that_were_restored_it_is_not_used()
    {
        await EndedAsync(pieces: 10);
        var journal = Tables.Open(Journal.Table);
        var writer = (await journal.PageAsync(JournalRows.Writers, KeyRange.All, 10, null, CancellationToken.None)).Rows.First(row => row.Row != JournalRows.Store).Row;
        await journal.DeleteAsync(JournalRows.Log(writer), JournalRows.Key(10), TableRow.AnyVersion, CancellationToken.None);
        await Tables.Open(EvidenceStore.Table).DeleteAsync(EvidenceRow.Partition(Tenant, Tom), "9", TableRow.AnyVersion, CancellationToken.None);

        await using var next = await StartedAsync();

        Assert.That(next.Index.Count(Tenant), Is.EqualTo(9));
    }

    [Test]
    public async Task When_the_journal_does_not_reach_back_to_it_it_is_not_used()
    {
        await EndedAsync(pieces: 10);
        await using (var killed = await StartedAsync())
        {
            await RecordAsync(killed, "killed");
        }

        await WriteByHandAsync();
        await using var other = Instance(file: null);
        Clock.Passes(TimeSpan.FromDays(8));
        await other.Journal.ForgetAsync(Clock.GetUtcNow().AddDays(-7), CancellationToken.None);
        await using var next = await StartedAsync();

        Assert.That(next.Index.Count(Tenant), Is.EqualTo(12));
    }

    [Test]
    public async Task When_one_more_tenant_is_served_it_is_not_used_and_when_one_less_it_is_left_out()
    {
        await EndedAsync(pieces: 10);
        await using var more = new Instance(new SharedTables(Tables), Clock, [Tenant, "fabrikam"], File);
        await Tables.Open(EvidenceStore.Table).UpsertAsync(EvidenceRow.Of("fabrikam", Piece("1")), CancellationToken.None);
        await more.StartsAsync();
        Assert.That((more.Index.Count(Tenant), more.Index.Count("fabrikam")), Is.EqualTo((10, 1)));
        await more.EndsAsync();

        await WriteByHandAsync();
        await using var less = await StartedAsync();

        Assert.That((less.Index.Count(Tenant), less.Index.Count("fabrikam")), Is.EqualTo((10, 0)));
    }

    private async Task AssertReadsTheTablesAsync(byte[] file, string what, int pieces = 31)
    {
        await System.IO.File.WriteAllBytesAsync(File, file);
        await using var next = Instance(File);
        await next.StartsAsync();
        Assert.That(next.Index.Count(Tenant), Is.EqualTo(pieces), what);
    }

    /// <summary>Nobody notes it, so only who reads the table finds it.</summary>
    private async Task WriteByHandAsync() => await Tables.Open(EvidenceStore.Table).UpsertAsync(EvidenceRow.Of(Tenant, Piece("by-hand")), CancellationToken.None);
}
