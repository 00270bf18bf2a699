using Microsoft.Extensions.Logging.Abstractions;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Storage;
using TeamsEsnBot.Tests.Testing;

namespace TeamsEsnBot.Tests.State;

/// <summary>What a writer notes, and how long it is kept.</summary>
[TestFixture]
internal sealed class JournalTests
{
    private readonly TestClock _clock = new();
    private TemporaryFolder _folder = null!;
    private SqliteTables _tables = null!;

    [SetUp]
    public void Open()
    {
        _folder = new TemporaryFolder();
        _tables = new SqliteTables(SqliteDatabase.Open(_folder.File("bot.db")), _clock);
    }

    [TearDown]
    public void Close()
    {
        _tables.Dispose();
        _folder.Dispose();
    }

    /// <summary>Note and row are begun together there, and must not change places.</summary>
    [Test]
    public async Task In_a_file_of_our_own_no_row_is_ever_seen_without_its_note()
    {
        await using var journal = New();
        var things = _tables.Open("things");
        await ChangeAsync(journal, "first");
        using var onlooker = SqliteDatabase.Open(_folder.File("bot.db"));
        using var ended = new CancellationTokenSource();
        var (looks, without) = (0, 0);
        var looking = Task.Run(() =>
        {
            const string missing = "SELECT (SELECT count(*) FROM rows_things) - (SELECT count(*) FROM rows_journal WHERE partition_key LIKE 'log|%')";
            while (!ended.IsCancellationRequested)
            {
                without += onlooker.Read(session => session.Statement(missing).Read(row => row.Number(0)))[0] > 0 ? 1 : 0;
                looks++;
            }
        });

        await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(async () =>
        {
            for (var one = 0; one < 150; one++)
            {
                await ChangeAsync(journal, $"{worker}-{one}");
            }
        })));
        await ended.CancelAsync();
        await looking;

        Assert.That(looks, Is.GreaterThan(50));
        Assert.That(without, Is.Zero);
        Assert.That(journal.Position, Is.EqualTo(new WriterPosition(journal.Writer, 1_201, 1_201)));

        Task ChangeAsync(Journal by, string row) => by.ChangeAsync(
            "t", "things", "p", [row], () => things.InsertAsync(new TableRow("p", row, new Dictionary<string, object?>()), CancellationToken.None), CancellationToken.None);
    }

    [Test]
    public async Task A_change_of_many_rows_with_endless_names_is_several_entries_that_name_them_all()
    {
        await using var journal = New();
        string[] rows = [.. Enumerable.Range(0, 100).Select(one => $"{one:000}" + new string('r', 500))];

        await journal.ChangeAsync("t", "things", "p", rows, () => Task.CompletedTask, CancellationToken.None);

        var entries = await EntriesAsync(journal);
        Assert.That(entries, Has.Count.EqualTo(2));
        Assert.That(entries.SelectMany(entry => entry.Rows), Is.EqualTo(rows));
        Assert.That(journal.Position.Settled, Is.EqualTo(2));
    }

    [Test]
    public async Task An_entry_names_rows_and_nothing_of_what_they_hold()
    {
        await using var journal = New();

        await journal.ChangeAsync("t", "things", "p", ["a", "b"], () => Task.CompletedTask, CancellationToken.None);
        await journal.ChangeAsync("t", "things", "q", ["c"], () => Task.CompletedTask, CancellationToken.None);

        Assert.That(await EntriesAsync(journal), Is.EqualTo(new[]
        {
            new JournalEntry(journal.Writer, 1, "t", "things", "p", ["a", "b"], Done: 0),
            new JournalEntry(journal.Writer, 2, "t", "things", "q", ["c"], Done: 1),
        }).UsingPropertiesComparer());
    }

    [Test]
    public async Task Only_what_is_older_is_forgotten_and_that_is_said_first()
    {
        await using var journal = New();
        await NoteAsync(journal, 250);
        _clock.Passes(TimeSpan.FromDays(8));
        await NoteAsync(journal, 2);

        Assert.That(await journal.ForgetAsync(_clock.GetUtcNow().AddDays(-7), CancellationToken.None), Is.EqualTo(250));

        Assert.That((await EntriesAsync(journal)).Select(entry => entry.Number), Is.EqualTo(new[] { 251, 252 }));
        Assert.That(JournalRows.ReadWriter((await RegisteredAsync(journal.Writer))!).First, Is.EqualTo(251));
        Assert.That(await journal.ForgetAsync(_clock.GetUtcNow().AddDays(-7), CancellationToken.None), Is.Zero);
    }

    [Test]
    public async Task A_writer_that_ended_long_ago_is_removed_and_counted_and_this_one_never_is()
    {
        await using var journal = New();
        await NoteAsync(journal, 1);
        var ended = New();
        await NoteAsync(ended, 1);
        await ended.DisposeAsync();
        for (var week = 0; week < 3; week++)
        {
            _clock.Passes(TimeSpan.FromDays(8));
            await journal.ForgetAsync(_clock.GetUtcNow().AddDays(-7), CancellationToken.None);
        }

        Assert.That(await RegisteredAsync(ended.Writer), Is.Null);
        Assert.That(await RegisteredAsync(journal.Writer), Is.Not.Null);
        Assert.That((await RegisteredAsync(JournalRows.Store))!.Number("Removed"), Is.EqualTo(1));
    }

    [Test]
    public async Task Who_ends_says_so_with_its_last_entry()
    {
        var journal = New();
        await NoteAsync(journal, 3);
        await journal.DisposeAsync();

        var registered = JournalRows.ReadWriter((await RegisteredAsync(journal.Writer))!);
        Assert.That((registered.Last, registered.Done), Is.EqualTo((3L, 3L)));
    }

    [Test]
    public async Task Who_writes_nothing_is_not_registered()
    {
        await New().DisposeAsync();

        Assert.That((await _tables.Open(Journal.Table).PageAsync(JournalRows.Writers, KeyRange.All, 10, null, CancellationToken.None)).Rows, Is.Empty);
    }

    private Journal New() => new(_tables, _clock, NullLogger<Journal>.Instance);

    private static async Task NoteAsync(Journal journal, int times)
    {
        for (; times > 0; times--)
        {
            await journal.ChangeAsync("t", "things", "p", ["r"], () => Task.CompletedTask, CancellationToken.None);
        }
    }

    private Task<TableRow?> RegisteredAsync(string row) => _tables.Open(Journal.Table).GetAsync(JournalRows.Writers, row, CancellationToken.None);

    private async Task<List<JournalEntry>> EntriesAsync(Journal journal) =>
        await _tables.Open(Journal.Table).RowsAsync(JournalRows.Log(journal.Writer), KeyRange.All, CancellationToken.None).Select(row => JournalRows.Read(journal.Writer, row)).ToListAsync();
}
