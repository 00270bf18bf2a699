using TeamsEsnBot.Expertise;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Storage;
using TeamsEsnBot.Tests.Testing;

namespace TeamsEsnBot.Tests.Work;

/// <summary>Several instances on the same tables, whose clocks are minutes apart, and all that may go wrong between a note and its change.</summary>
[TestFixture]
internal sealed class FollowTests
{
    private const string Tenant = "contoso";

    private static readonly PersonId Tom = new("tom");

    private readonly TestClock _hereClock = new();
    private readonly TestClock _thereClock = new();
    private SqliteTables _tables = null!;
    private Instance _here = null!;
    private Instance _there = null!;

    [SetUp]
    public async Task OpenAsync()
    {
        _tables = new SqliteTables(SqliteDatabase.Open(SqliteDatabase.InMemory), _hereClock);
        _thereClock.Passes(-TimeSpan.FromMinutes(7));
        (_here, _there) = (Another(_hereClock), Another(_thereClock));
        await _here.StartsAsync();
        await _there.StartsAsync();
    }

    [TearDown]
    public async Task CloseAsync()
    {
        await _here.DisposeAsync();
        await _there.DisposeAsync();
        _tables.Dispose();
    }

    [Test]
    public async Task What_one_writes_the_other_finds_in_its_next_round_and_does_not_read_again_once_it_is_told_to_be_finished()
    {
        await RecordAsync("1");

        await _there.FollowsAsync();
        Assert.That((_there.Index.Count(Tenant), _there.Looks.Count), Is.EqualTo((1, 1)), "It may have been too early.");

        await _here.FollowsAsync();
        await _there.FollowsAsync();

        Assert.That(_there.Looks.Count, Is.Zero);
        Assert.That(SettledThere(_here.Journal.Writer), Is.EqualTo(1));
    }

    [Test]
    public async Task Later_entries_say_that_earlier_changes_are_finished()
    {
        await RecordAsync("1");
        await RecordAsync("2");
        await _there.FollowsAsync();

        Assert.That((_there.Looks.Count, SettledThere(_here.Journal.Writer)), Is.EqualTo((1, 1L)));
    }

    [TestCase(0.4), TestCase(3), TestCase(25), TestCase(59)]
    public async Task A_change_that_comes_long_after_its_note_is_found_all_the_same(double seconds)
    {
        var change = new TaskCompletionSource();
        var changing = await BegunAsync(Row("1"), change.Task);
        await _there.FollowsAsync();
        Assert.That(_there.Index.Count(Tenant), Is.Zero);

        Passes(TimeSpan.FromSeconds(seconds));
        change.SetResult();
        await changing;
        Passes(TimeSpan.FromSeconds(31));
        await _there.FollowsAsync();

        Assert.That(_there.Index.Count(Tenant), Is.EqualTo(1));
    }

    [Test]
    public async Task A_process_that_slept_between_note_and_change_notes_it_again()
    {
        var change = new TaskCompletionSource();
        var changing = await BegunAsync(Row("1"), change.Task);
        for (var round = 0; round < 10; round++)
        {
            await _there.FollowsAsync();
            Passes(TimeSpan.FromSeconds(30));
        }

        Assert.That(_there.Looks.Count, Is.Zero, "Nobody looks any more.");
        change.SetResult();
        await changing;
        await _there.FollowsAsync();

        Assert.That(_there.Index.Count(Tenant), Is.EqualTo(1));
    }

    [Test]
    public async Task A_writer_that_dies_between_note_and_change_holds_nobody_up_for_more_than_a_minute()
    {
        _ = await BegunAsync(Row("1"), new TaskCompletionSource().Task);
        await _there.FollowsAsync();
        Passes(TimeSpan.FromSeconds(59));
        await _there.FollowsAsync();
        Assert.That((_there.Looks.Count, SettledThere(_here.Journal.Writer)), Is.EqualTo((1, 0L)));

        Passes(TimeSpan.FromSeconds(2));
        await _there.FollowsAsync();

        Assert.That((_there.Looks.Count, SettledThere(_here.Journal.Writer)), Is.EqualTo((0, 1L)));
        Assert.That(_there.Index.Count(Tenant), Is.Zero);
    }

    [Test]
    public async Task A_change_that_threw_but_was_made_is_found_here_and_there()
    {
        var row = Row("1");
        Assert.That(
            async () => await _here.Journal.ChangeAsync(
                Tenant,
                EvidenceStore.Table,
                row.Partition,
                [row.Row],
                async () =>
                {
                    await _tables.Open(EvidenceStore.Table).UpsertAsync(row, CancellationToken.None);
                    throw new IOException("The answer was lost.");
                },
                CancellationToken.None),
            Throws.InstanceOf<IOException>());

        await _here.FollowsAsync();
        await _there.FollowsAsync();

        Assert.That((_here.Index.Count(Tenant), _there.Index.Count(Tenant)), Is.EqualTo((1, 1)));
        Assert.That(_here.Journal.Position.Settled, Is.Zero, "It is not finished before it was looked at for long enough.");
        Passes(TimeSpan.FromSeconds(61));
        await _here.FollowsAsync();
        Assert.That(_here.Journal.Position.Settled, Is.EqualTo(1));
    }

    [Test]
    public async Task A_change_that_threw_is_settled_even_if_the_tables_were_read_again_meanwhile()
    {
        Assert.That(
            async () => await _there.Journal.ChangeAsync(Tenant, EvidenceStore.Table, Row("1").Partition, ["1"], () => throw new IOException("No answer."), CancellationToken.None),
            Throws.InstanceOf<IOException>());
        await _there.FollowsAsync();
        await RecordAsync("2");
        Passes(TimeSpan.FromDays(8));
        await _here.Journal.ForgetAsync(_hereClock.GetUtcNow().AddDays(-7), CancellationToken.None);

        await _there.FollowsAsync();
        await _there.FollowsAsync();

        Assert.That((_there.Journal.Position.Settled, _there.Index.Count(Tenant)), Is.EqualTo((1L, 1)));
    }

    [Test]
    public async Task When_the_note_cannot_be_written_nothing_is_changed()
    {
        var troubled = new TroubledTables(new SharedTables(_tables)) { Fails = (table, _) => table == Journal.Table };
        await using var unlucky = new Instance(troubled, _hereClock, [Tenant]);

        Assert.That(async () => await unlucky.Evidence.RecordAsync(Tenant, Piece("1"), CancellationToken.None), Throws.InstanceOf<IOException>());

        Assert.That(await _tables.Open(EvidenceStore.Table).ScanAsync(CancellationToken.None).CountAsync(), Is.Zero);
    }

    [Test]
    public async Task Entries_that_come_into_sight_in_another_order_are_all_followed()
    {
        await NoteAsync("writer", 1, "1");
        await NoteAsync("writer", 4, "4");
        await _there.FollowsAsync();
        Assert.That(_there.Index.Count(Tenant), Is.EqualTo(2));

        await NoteAsync("writer", 3, "3");
        await _there.FollowsAsync();
        await NoteAsync("writer", 5, "5");
        await NoteAsync("writer", 2, "2");
        await _there.FollowsAsync();

        Assert.That(_there.Index.Count(Tenant), Is.EqualTo(5));
        Passes(TimeSpan.FromSeconds(61));
        await _there.FollowsAsync();
        Assert.That(SettledThere("writer"), Is.EqualTo(5));
    }

    [Test]
    public async Task An_entry_that_never_comes_is_given_up_after_two_minutes()
    {
        await NoteAsync("writer", 1, "1");
        await NoteAsync("writer", 3, "3");
        await _there.FollowsAsync();
        Passes(TimeSpan.FromSeconds(119));
        await _there.FollowsAsync();
        Assert.That(SettledThere("writer"), Is.EqualTo(1));

        Passes(TimeSpan.FromSeconds(2));
        await _there.FollowsAsync();

        Assert.That(SettledThere("writer"), Is.EqualTo(3));
    }

    [Test]
    public async Task Two_who_change_the_same_row_end_with_the_same()
    {
        for (var round = 0; round < 20; round++)
        {
            await Task.WhenAll(
                _here.Evidence.RecordAsync(Tenant, Piece("1") with { Topics = [$"here{round}"] }, CancellationToken.None),
                _there.Evidence.RecordAsync(Tenant, Piece("1") with { Topics = [$"there{round}"] }, CancellationToken.None));
        }

        await _here.FollowsAsync();
        await _there.FollowsAsync();
        await _here.FollowsAsync();

        Assert.That(_here.Index.PopularTopics(Tenant, 10), Has.Count.EqualTo(1).And.EqualTo(_there.Index.PopularTopics(Tenant, 10)));
    }

    [Test]
    public async Task A_burst_of_many_at_once_is_followed_to_the_last()
    {
        await Task.WhenAll(Enumerable.Range(0, 300).Select(one => RecordAsync($"{one}")));
        await Task.WhenAll(Enumerable.Range(0, 300).Where(one => one % 3 == 0).Select(one => _here.Evidence.DeleteAsync(Tenant, Tom, $"{one}", CancellationToken.None)));

        await _there.FollowsAsync();

        Assert.That(_there.Index.Ids(Tenant), Is.EquivalentTo(_here.Index.Ids(Tenant)).And.Count.EqualTo(200));
    }

    [Test]
    public async Task Who_was_away_while_the_journal_was_shortened_reads_the_tables_again_and_answers_meanwhile()
    {
        await RecordAsync("1");
        await RecordAsync("2");
        await _there.FollowsAsync();
        await _here.FollowsAsync();
        await _there.FollowsAsync();

        await RecordAsync("3");
        await _here.Evidence.DeleteAsync(Tenant, Tom, "1", CancellationToken.None);
        await _here.Preferences.HideAsync(Tenant, Tom, Topic.Of("pods")!, CancellationToken.None);
        Passes(TimeSpan.FromDays(8));
        Assert.That(await _here.Journal.ForgetAsync(_hereClock.GetUtcNow().AddDays(-7), CancellationToken.None), Is.EqualTo(5));
        var least = int.MaxValue;
        using var ended = new CancellationTokenSource();
        var asking = Task.Run(() =>
        {
            while (!ended.IsCancellationRequested)
            {
                least = Math.Min(least, _there.Index.Count(Tenant));
            }
        });

        await _there.FollowsAsync();
        await ended.CancelAsync();
        await asking;

        Assert.That(_there.Index.Ids(Tenant), Is.EquivalentTo(_here.Index.Ids(Tenant)).And.Count.EqualTo(2));
        Assert.That(_there.Preferences.IsNotFor(Tenant, Tom, Topic.Of("pods")!));
        Assert.That(least, Is.GreaterThanOrEqualTo(2));
    }

    [Test]
    public async Task Reading_the_tables_again_is_tried_until_it_succeeds()
    {
        var troubled = new TroubledTables(new SharedTables(_tables));
        await using var unlucky = new Instance(troubled, _thereClock, [Tenant]);
        await unlucky.StartsAsync();
        await RecordAsync("1");
        Passes(TimeSpan.FromDays(8));
        await _here.Journal.ForgetAsync(_hereClock.GetUtcNow().AddDays(-7), CancellationToken.None);

        troubled.FailsToScan = EvidenceStore.Table;
        Assert.That(unlucky.FollowsAsync, Throws.InstanceOf<IOException>());
        Assert.That(unlucky.FollowsAsync, Throws.InstanceOf<IOException>());
        troubled.FailsToScan = null;
        await unlucky.FollowsAsync();

        Assert.That(unlucky.Index.Count(Tenant), Is.EqualTo(1));
    }

    [Test]
    public async Task A_round_that_failed_half_way_loses_nothing()
    {
        var troubled = new TroubledTables(new SharedTables(_tables));
        await using var unlucky = new Instance(troubled, _thereClock, [Tenant]);
        await unlucky.StartsAsync();
        await RecordAsync("1");
        await NoteAsync("a-writer", 1, "2");
        await NoteAsync("z-writer", 1, "3");

        troubled.FailsToRead = (table, partition) => table == Journal.Table && partition.EndsWith("z-writer", StringComparison.Ordinal);
        Assert.That(unlucky.FollowsAsync, Throws.InstanceOf<IOException>());
        troubled.FailsToRead = (table, _) => table == EvidenceStore.Table;
        Assert.That(unlucky.FollowsAsync, Throws.InstanceOf<IOException>());
        troubled.FailsToRead = null;
        await unlucky.FollowsAsync();

        Assert.That(unlucky.Index.Count(Tenant), Is.EqualTo(3));
    }

    [Test]
    public async Task What_an_earlier_form_of_the_journal_left_disturbs_nobody()
    {
        await _tables.Open(Journal.Table).InsertAsync(
            new TableRow("contoso|2026113009", "0638000000000000000|0195", new Dictionary<string, object?> { ["Kind"] = "evidence", ["InPartition"] = "p", ["AtRow"] = "r" }),
            CancellationToken.None);

        await RecordAsync("1");
        await _there.FollowsAsync();
        await _here.Journal.ForgetAsync(_hereClock.GetUtcNow().AddDays(1), CancellationToken.None);

        Assert.That(_there.Index.Count(Tenant), Is.EqualTo(1));
    }

    [Test]
    public async Task An_instance_that_starts_waits_for_changes_that_others_have_begun()
    {
        var change = new TaskCompletionSource();
        var changing = await BegunAsync(Row("1"), change.Task);
        await using var late = Another(_thereClock);
        await late.StartsAsync();
        Assert.That(late.Index.Count(Tenant), Is.Zero);

        change.SetResult();
        await changing;
        Passes(TimeSpan.FromSeconds(1));
        await late.FollowsAsync();

        Assert.That(late.Index.Count(Tenant), Is.EqualTo(1));
    }

    private Task RecordAsync(string id) => _here.Evidence.RecordAsync(Tenant, Piece(id), CancellationToken.None);

    /// <summary>A change that is noted, and is made later.</summary>
    /// <returns>Ends with the change.</returns>
    private async Task<Task> BegunAsync(TableRow row, Task when)
    {
        var begun = new TaskCompletionSource();
        var changing = _here.Journal.ChangeAsync(
            Tenant,
            EvidenceStore.Table,
            row.Partition,
            [row.Row],
            async () =>
            {
                begun.SetResult();
                await when;
                await _tables.Open(EvidenceStore.Table).UpsertAsync(row, CancellationToken.None);
            },
            CancellationToken.None);
        await begun.Task;
        return changing;
    }

    /// <summary>Another process writes a row and notes it under a number of its own.</summary>
    private async Task NoteAsync(string writer, long number, string id)
    {
        var (journal, row) = (_tables.Open(Journal.Table), Row(id));
        await journal.InsertAsync(JournalRows.NewWriter(writer, first: 1), CancellationToken.None);
        await _tables.Open(EvidenceStore.Table).UpsertAsync(row, CancellationToken.None);
        await journal.InsertAsync(JournalRows.Of(new JournalEntry(writer, number, Tenant, EvidenceStore.Table, row.Partition, [row.Row], Done: 0)), CancellationToken.None);
    }

    private void Passes(TimeSpan span)
    {
        _hereClock.Passes(span);
        _thereClock.Passes(span);
    }

    private long SettledThere(string writer) => _there.Tail.Position!.Writers.Single(position => position.Writer == writer).Settled;

    private Instance Another(TimeProvider clock) => new(new SharedTables(_tables), clock, [Tenant]);

    private static TableRow Row(string id) => EvidenceRow.Of(Tenant, Piece(id));

    private static Evidence Piece(string id) =>
        new(id, Tom, EvidenceKind.AnswerAccepted, new DateTimeOffset(2026, 10, 1, 0, 0, 0, TimeSpan.Zero), $"How do I restart pod {id}?", "Like this.", ["kubernetes"]);
}
