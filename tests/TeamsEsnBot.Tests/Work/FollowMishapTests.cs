using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Tests.Testing;

namespace TeamsEsnBot.Tests.Work;

/// <summary>All that may go wrong between a note and its change, and between two rounds.</summary>
internal sealed class FollowMishapTests : TwoInstances
{
    [Test]
    public async Task A_process_that_slept_between_note_and_change_notes_it_again()
    {
        var change = new TaskCompletionSource();
        var changing = await BegunAsync(Row("1"), change.Task);
        for (var round = 0; round < 10; round++)
        {
            await There.FollowsAsync();
            Passes(TimeSpan.FromSeconds(30));
        }

        Assert.That(There.Looks.Count, Is.Zero, "Nobody looks any more.");
        change.SetResult();
        await changing;
        await There.FollowsAsync();

        Assert.That(There.Index.Count(Tenant), Is.EqualTo(1));
    }

    [Test]
    public async Task A_writer_that_dies_between_note_and_change_holds_nobody_up_for_more_than_a_minute()
    {
        _ = await BegunAsync(Row("1"), new TaskCompletionSource().Task);
        await There.FollowsAsync();
        Passes(TimeSpan.FromSeconds(59));
        await There.FollowsAsync();
        Assert.That((There.Looks.Count, SettledThere(Here.Journal.Writer)), Is.EqualTo((1, 0L)));

        Passes(TimeSpan.FromSeconds(2));
        await There.FollowsAsync();

        Assert.That((There.Looks.Count, SettledThere(Here.Journal.Writer)), Is.EqualTo((0, 1L)));
        Assert.That(There.Index.Count(Tenant), Is.Zero);
    }

    [Test]
    public async Task A_change_that_threw_but_was_made_is_found_here_and_there()
    {
        var row = Row("1");
        Assert.That(
            async () => await Here.Journal.ChangeAsync(
                Tenant,
                EvidenceStore.Table,
                row.Partition,
                [row.Row],
                async () =>
                {
                    await Tables.Open(EvidenceStore.Table).UpsertAsync(row, CancellationToken.None);
                    throw new IOException("The answer was lost.");
                },
                CancellationToken.None),
            Throws.InstanceOf<IOException>());

        await Here.FollowsAsync();
        await There.FollowsAsync();

        Assert.That((Here.Index.Count(Tenant), There.Index.Count(Tenant)), Is.EqualTo((1, 1)));
        Assert.That(Here.Journal.Position.Settled, Is.Zero, "It is not finished before it was looked at for long enough.");
        Passes(TimeSpan.FromSeconds(61));
        await Here.FollowsAsync();
        Assert.That(Here.Journal.Position.Settled, Is.EqualTo(1));
    }

    [Test]
    public async Task A_change_that_threw_is_settled_even_if_the_tables_were_read_again_meanwhile()
    {
        Assert.That(
            async () => await There.Journal.ChangeAsync(Tenant, EvidenceStore.Table, Row("1").Partition, ["1"], () => throw new IOException("No answer."), CancellationToken.None),
            Throws.InstanceOf<IOException>());
        await There.FollowsAsync();
        await RecordAsync("2");
        Passes(TimeSpan.FromDays(8));
        await Here.Journal.ForgetAsync(HereClock.GetUtcNow().AddDays(-7), CancellationToken.None);

        await There.FollowsAsync();
        await There.FollowsAsync();

        Assert.That((There.Journal.Position.Settled, There.Index.Count(Tenant)), Is.EqualTo((1L, 1)));
    }

    [Test]
    public async Task When_the_note_cannot_be_written_nothing_is_changed()
    {
        var troubled = new TroubledTables(new SharedTables(Tables)) { Fails = (table, _) => table == Journal.Table };
        await using var unlucky = new Instance(troubled, HereClock, [Tenant]);

        Assert.That(async () => await unlucky.Evidence.RecordAsync(Tenant, Piece("1"), CancellationToken.None), Throws.InstanceOf<IOException>());

        Assert.That(await Tables.Open(EvidenceStore.Table).ScanAsync(CancellationToken.None).CountAsync(), Is.Zero);
    }

    [Test]
    public async Task Who_was_away_while_the_journal_was_shortened_reads_the_tables_again_and_answers_meanwhile()
    {
        await RecordAsync("1");
        await RecordAsync("2");
        await There.FollowsAsync();
        await Here.FollowsAsync();
        await There.FollowsAsync();

        await RecordAsync("3");
        await Here.Evidence.DeleteAsync(Tenant, Tom, "1", CancellationToken.None);
        await Here.Preferences.HideAsync(Tenant, Tom, Topic.Of("pods")!, CancellationToken.None);
        Passes(TimeSpan.FromDays(8));
        Assert.That(await Here.Journal.ForgetAsync(HereClock.GetUtcNow().AddDays(-7), CancellationToken.None), Is.EqualTo(5));
        var least = int.MaxValue;
        using var ended = new CancellationTokenSource();
        var asking = Task.Run(() =>
        {
            while (!ended.IsCancellationRequested)
            {
                least = Math.Min(least, There.Index.Count(Tenant));
            }
        });

        await There.FollowsAsync();
        await ended.CancelAsync();
        await asking;

        Assert.That(There.Index.Ids(Tenant), Is.EquivalentTo(Here.Index.Ids(Tenant)).And.Count.EqualTo(2));
        Assert.That(There.Preferences.IsNotFor(Tenant, Tom, Topic.Of("pods")!));
        Assert.That(least, Is.GreaterThanOrEqualTo(2));
    }

    [Test]
    public async Task Reading_the_tables_again_is_tried_until_it_succeeds()
    {
        var troubled = new TroubledTables(new SharedTables(Tables));
        await using var unlucky = new Instance(troubled, ThereClock, [Tenant]);
        await unlucky.StartsAsync();
        await RecordAsync("1");
        Passes(TimeSpan.FromDays(8));
        await Here.Journal.ForgetAsync(HereClock.GetUtcNow().AddDays(-7), CancellationToken.None);

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
        var troubled = new TroubledTables(new SharedTables(Tables));
        await using var unlucky = new Instance(troubled, ThereClock, [Tenant]);
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
        await Tables.Open(Journal.Table).InsertAsync(
            new TableRow("contoso|2026113009", "0638000000000000000|0195", new Dictionary<string, object?> { ["Kind"] = "evidence", ["InPartition"] = "p", ["AtRow"] = "r" }),
            CancellationToken.None);

        await RecordAsync("1");
        await There.FollowsAsync();
        await Here.Journal.ForgetAsync(HereClock.GetUtcNow().AddDays(1), CancellationToken.None);

        Assert.That(There.Index.Count(Tenant), Is.EqualTo(1));
    }

    [Test]
    public async Task An_instance_that_starts_waits_for_changes_that_others_have_begun()
    {
        var change = new TaskCompletionSource();
        var changing = await BegunAsync(Row("1"), change.Task);
        await using var late = Another(ThereClock);
        await late.StartsAsync();
        Assert.That(late.Index.Count(Tenant), Is.Zero);

        change.SetResult();
        await changing;
        Passes(TimeSpan.FromSeconds(1));
        await late.FollowsAsync();

        Assert.That(late.Index.Count(Tenant), Is.EqualTo(1));
    }
}
