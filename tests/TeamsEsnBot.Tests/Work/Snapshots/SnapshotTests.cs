using System.Text;
using Microsoft.Extensions.Logging;
using TeamsEsnBot.Expertise;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Storage;
using TeamsEsnBot.Tests.Expertise;
using TeamsEsnBot.Tests.State;
using TeamsEsnBot.Tests.Testing;

namespace TeamsEsnBot.Tests.Work.Snapshots;

/// <summary>A start reads the snapshot and what was noted since; where that cannot be right, it reads the tables. Each test has rows that only a reading of the tables finds.</summary>
[TestFixture]
internal sealed class SnapshotTests
{
    private const string Tenant = "contoso";

    private static readonly PersonId Tom = new("tom");

    private readonly TestClock _clock = new();
    private TemporaryFolder _folder = null!;
    private SqliteTables _tables = null!;

    private string File => Path.Combine(_folder.Path, "bot.db.index");

    [SetUp]
    public void Open()
    {
        _folder = new TemporaryFolder();
        _tables = new SqliteTables(SqliteDatabase.Open(SqliteDatabase.InMemory), _clock);
    }

    [TearDown]
    public void Close()
    {
        _tables.Dispose();
        _folder.Dispose();
    }

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
        using var others = new SqliteTables(SqliteDatabase.Open(SqliteDatabase.InMemory), _clock);
        await using var next = new Instance(others, _clock, [Tenant], File);

        await next.StartsAsync();

        Assert.That(next.Index.Count(Tenant), Is.Zero);
    }

    [Test]
    public async Task Newer_than_tables_that_were_restored_it_is_not_used()
    {
        await EndedAsync(pieces: 10);
        var journal = _tables.Open(Journal.Table);
        var writer = (await journal.PageAsync(JournalRows.Writers, KeyRange.All, 10, null, CancellationToken.None)).Rows.First(row => row.Row != JournalRows.Store).Row;
        await journal.DeleteAsync(JournalRows.Log(writer), JournalRows.Key(10), TableRow.AnyVersion, CancellationToken.None);
        await _tables.Open(EvidenceStore.Table).DeleteAsync(EvidenceRow.Partition(Tenant, Tom), "9", TableRow.AnyVersion, CancellationToken.None);

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
        _clock.Passes(TimeSpan.FromDays(8));
        await other.Journal.ForgetAsync(_clock.GetUtcNow().AddDays(-7), CancellationToken.None);
        await using var next = await StartedAsync();

        Assert.That(next.Index.Count(Tenant), Is.EqualTo(12));
    }

    [Test]
    public async Task When_one_more_tenant_is_served_it_is_not_used_and_when_one_less_it_is_left_out()
    {
        await EndedAsync(pieces: 10);
        await using var more = new Instance(new SharedTables(_tables), _clock, [Tenant, "fabrikam"], File);
        await _tables.Open(EvidenceStore.Table).UpsertAsync(EvidenceRow.Of("fabrikam", Piece("1")), CancellationToken.None);
        await more.StartsAsync();
        Assert.That((more.Index.Count(Tenant), more.Index.Count("fabrikam")), Is.EqualTo((10, 1)));
        await more.EndsAsync();

        await WriteByHandAsync();
        await using var less = await StartedAsync();

        Assert.That((less.Index.Count(Tenant), less.Index.Count("fabrikam")), Is.EqualTo((10, 0)));
    }

    [Test]
    public async Task What_was_deleted_is_off_the_disk_a_minute_later()
    {
        await using var bot = await StartedAsync();
        await RecordAsync(bot, "1");
        await bot.Evidence.RecordAsync(Tenant, Piece("2") with { Title = "zephyrion" }, CancellationToken.None);
        await bot.Snapshots.WriteAsync(bot.Tail.Position);
        Assert.That(await ReadFileAsync(), Does.Contain("zephyrion"));

        await bot.Evidence.DeleteAsync(Tenant, Tom, "2", CancellationToken.None);
        _clock.Passes(TimeSpan.FromSeconds(61));
        await bot.FollowsAsync();
        await bot.Snapshots.WriteAsync(null);

        Assert.That(await ReadFileAsync(), Does.Contain("kubernetes").And.Not.Contain("zephyrion"));
    }

    [Test]
    public async Task It_is_written_again_after_many_changes_but_not_after_few()
    {
        await using var bot = await StartedAsync();
        _clock.Passes(TimeSpan.FromSeconds(1));
        await bot.FollowsAsync();
        await bot.Snapshots.WriteAsync(null);
        var first = await System.IO.File.ReadAllBytesAsync(File);

        await RecordAsync(bot, "1");
        _clock.Passes(TimeSpan.FromMinutes(6));
        await bot.FollowsAsync();
        await bot.Snapshots.WriteAsync(null);
        Assert.That(await System.IO.File.ReadAllBytesAsync(File), Is.EqualTo(first));

        await bot.Evidence.RecordAllAsync(Tenant, Enumerable.Range(0, 1_100).Select(one => Piece($"{one}")), CancellationToken.None);
        _clock.Passes(TimeSpan.FromMinutes(6));
        await bot.FollowsAsync();
        await bot.Snapshots.WriteAsync(null);

        Assert.That(new FileInfo(File).Length, Is.GreaterThan(first.Length + 1_000));
    }

    [Test]
    public async Task Where_it_cannot_be_written_the_bot_runs_and_says_so()
    {
        await System.IO.File.WriteAllTextAsync(Path.Combine(_folder.Path, "file"), "");
        using var logs = new LogsKept();
        await using var bot = new Instance(new SharedTables(_tables), _clock, [Tenant], Path.Combine(_folder.Path, "file", "bot.index"), logs);
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
        System.IO.File.SetLastWriteTimeUtc(leftover, _clock.GetUtcNow().UtcDateTime.AddHours(-2));

        await EndedAsync(pieces: 1);

        Assert.That(Directory.GetFiles(_folder.Path), Is.EqualTo(new[] { File }));
    }

    /// <summary>Two instances write, delete, are stopped or killed and start again; in the end one that starts from a snapshot answers like one that reads the tables.</summary>
    [Test]
    public async Task Whatever_happened_a_start_from_the_snapshot_answers_like_one_from_the_tables([Range(1, 12)] int seed)
    {
        var random = new Random(seed);
        var bots = new[] { await StartedAsync("a"), await StartedAsync("b") };
        var known = new List<string>();
        for (var step = 0; step < 120; step++)
        {
            var which = random.Next(2);
            var bot = bots[which];
            switch (random.Next(12))
            {
                case 0:
                    await bot.DisposeAsync();
                    bots[which] = await StartedAsync(which == 0 ? "a" : "b");
                    break;
                case 1:
                    await bot.EndsAsync();
                    await bot.DisposeAsync();
                    bots[which] = await StartedAsync(which == 0 ? "a" : "b");
                    break;
                case 2:
                    await bot.FollowsAsync();
                    await bot.Snapshots.WriteAsync(bot.Tail.Position);
                    break;
                case 3 or 4 when known.Count > 0:
                    await bot.Evidence.DeleteAsync(Tenant, Tom, known[random.Next(known.Count)], CancellationToken.None);
                    break;
                case 5:
                    _clock.Passes(TimeSpan.FromSeconds(random.Next(70)));
                    await bot.FollowsAsync();
                    break;
                default:
                    known.Add($"{random.Next(60)}");
                    await bot.Evidence.RecordAsync(Tenant, Piece(known[^1], ChangeTests.Pieces(random, "e", 1)[0]), CancellationToken.None);
                    break;
            }
        }

        await bots[0].DisposeAsync();
        await bots[1].DisposeAsync();
        await using var fresh = Instance(file: null);
        await fresh.StartsAsync();
        foreach (var file in new[] { "a", "b" })
        {
            await using var kept = await StartedAsync(file);
            Assert.That(kept.Index.Ids(Tenant), Is.EquivalentTo(fresh.Index.Ids(Tenant)));
            foreach (var topics in ChangeTests.Questions)
            {
                Assert.That(Told(kept.Index, topics), Is.EqualTo(Told(fresh.Index, topics)), string.Join(" + ", topics));
            }
        }
    }

    private static string Told(ExpertIndex index, string[] topics)
    {
        var found = index.WhoKnows(new ExpertQuery(Tenant, topics, "ana", Tests.Expertise.Archive.Today, 20, _ => true));
        return string.Join("; ", found.People.Select(person => $"{person.Person} {string.Join(' ', person.Evidence)}").Concat(found.Understood));
    }

    private async Task AssertReadsTheTablesAsync(byte[] file, string what, int pieces = 31)
    {
        await System.IO.File.WriteAllBytesAsync(File, file);
        await using var next = Instance(File);
        await next.StartsAsync();
        Assert.That(next.Index.Count(Tenant), Is.EqualTo(pieces), what);
    }

    /// <summary>An instance recorded pieces, made its snapshot and ended.</summary>
    private async Task EndedAsync(int pieces)
    {
        await using var bot = await StartedAsync();
        for (var one = 0; one < pieces; one++)
        {
            await RecordAsync(bot, $"{one}");
        }

        await bot.EndsAsync();
    }

    /// <summary>Nobody notes it, so only who reads the table finds it.</summary>
    private async Task WriteByHandAsync() => await _tables.Open(EvidenceStore.Table).UpsertAsync(EvidenceRow.Of(Tenant, Piece("by-hand")), CancellationToken.None);

    private async Task<Instance> StartedAsync(string? name = null)
    {
        var instance = Instance(name is null ? File : Path.Combine(_folder.Path, name));
        await instance.StartsAsync();
        return instance;
    }

    private Instance Instance(string? file) => new(new SharedTables(_tables), _clock, [Tenant], file);

    private static Task RecordAsync(Instance bot, string id) => bot.Evidence.RecordAsync(Tenant, Piece(id), CancellationToken.None);

    private async Task<string> ReadFileAsync() => Encoding.UTF8.GetString(await System.IO.File.ReadAllBytesAsync(File));

    private static Evidence Piece(string id) => new(id, Tom, EvidenceKind.AnswerAccepted, Tests.Expertise.Archive.Today, $"How do I restart pod {id}?", "Like this.", ["kubernetes"]);

    private static Evidence Piece(string id, EvidenceDocument like) =>
        new(id, Tom, like.Kind, like.When, like.Title, like.Text, like.Topics, Votes: like.Votes, Audience: like.Audience?.Select(one => new PersonId(one)).ToArray());

    private sealed class LogsKept : ILoggerFactory, ILogger
    {
        public List<string> Warnings { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Warnings.Add(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
