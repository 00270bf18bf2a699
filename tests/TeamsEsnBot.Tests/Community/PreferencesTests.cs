using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Storage;
using TeamsEsnBot.Tests.Testing;

namespace TeamsEsnBot.Tests.Community;

/// <summary>Two instances of the bot share the tables; each holds what people asked for in memory.</summary>
[TestFixture]
internal sealed class PreferencesTests
{
    private const string Tenant = "tenant|with#odd?signs";

    private static readonly PersonId Ana = new("ana/ribeiro");
    private static readonly PersonId Tom = new("tom|becker");
    private static readonly PersonId Maya = new("maya");
    private static readonly Topic Pods = Topic.Of("Pods | and / more")!;
    private static readonly Topic Logs = Topic.Of("logs")!;

    private readonly TestClock _clock = new();
    private SqliteTables _tables = null!;
    private Instance _here = null!;
    private Instance _there = null!;

    [SetUp]
    public void Open()
    {
        _tables = new SqliteTables(SqliteDatabase.Open(SqliteDatabase.InMemory), _clock);
        (_here, _there) = (Another(), Another());
    }

    [TearDown]
    public async Task CloseAsync()
    {
        await _here.DisposeAsync();
        await _there.DisposeAsync();
        _tables.Dispose();
    }

    [Test]
    public async Task Whom_a_searcher_does_not_want_to_see_is_known_at_once_for_that_searcher_and_topic()
    {
        await _here.Preferences.SkipAsync(Tenant, Ana, Pods, Tom, _clock.GetUtcNow(), CancellationToken.None);
        await _here.Preferences.SkipAsync(Tenant, Ana, Logs, Maya, _clock.GetUtcNow(), CancellationToken.None);

        Assert.That(_here.Preferences.Skipped(Tenant, Ana, [Pods]), Is.EquivalentTo(new[] { Tom }));
        Assert.That(_here.Preferences.Skipped(Tenant, Ana, [Pods, Logs]), Is.EquivalentTo(new[] { Tom, Maya }));
        Assert.That(_here.Preferences.Skipped(Tenant, Ana, [Topic.Of("pods")!]), Is.Empty);
        Assert.That(_here.Preferences.Skipped(Tenant, Maya, [Pods]), Is.Empty);
        Assert.That(_here.Preferences.Skipped("another tenant", Ana, [Pods]), Is.Empty);
    }

    [Test]
    public async Task Another_instance_knows_it_when_it_follows_the_journal_and_a_new_one_at_its_start()
    {
        await _here.Preferences.SkipAsync(Tenant, Ana, Pods, Tom, _clock.GetUtcNow(), CancellationToken.None);
        await _here.Preferences.HideAsync(Tenant, Maya, Logs, CancellationToken.None);

        await _there.FollowsAsync();
        await using var later = Another();
        await later.StartsAsync();

        foreach (var instance in new[] { _there, later })
        {
            Assert.That(instance.Preferences.Skipped(Tenant, Ana, [Pods]), Is.EquivalentTo(new[] { Tom }));
            Assert.That((instance.Preferences.IsNotForEverybody(Logs), instance.Preferences.IsNotFor(Tenant, Maya, Logs)), Is.EqualTo((true, true)));
            Assert.That((instance.Preferences.IsNotForEverybody(Pods), instance.Preferences.IsNotFor(Tenant, Tom, Logs)), Is.EqualTo((false, false)));
        }
    }

    [Test]
    public async Task Who_wants_to_be_shown_again_is_shown_by_all_instances()
    {
        await _here.Preferences.HideAsync(Tenant, Maya, Logs, CancellationToken.None);
        await _there.FollowsAsync();

        await _there.Preferences.ShowAsync(Tenant, Maya, Logs, CancellationToken.None);
        await _here.FollowsAsync();

        Assert.That((_here.Preferences.IsNotFor(Tenant, Maya, Logs), _there.Preferences.IsNotFor(Tenant, Maya, Logs)), Is.EqualTo((false, false)));
        Assert.That((_here.Preferences.IsNotForEverybody(Logs), _there.Preferences.IsNotForEverybody(Logs)), Is.EqualTo((false, false)));
    }

    [Test]
    public async Task A_skip_deleted_from_the_table_and_noted_is_over()
    {
        await _here.Preferences.SkipAsync(Tenant, Ana, Pods, Tom, _clock.GetUtcNow(), CancellationToken.None);
        var preferences = _tables.Open(Preferences.Table);
        await foreach (var row in preferences.ScanAsync(CancellationToken.None))
        {
            await _there.Journal.ChangeAsync(
                Tenant,
                Preferences.Table,
                row.Partition,
                [row.Row],
                () => preferences.DeleteAsync(row.Partition, row.Row, TableRow.AnyVersion, CancellationToken.None),
                CancellationToken.None);
        }

        await _here.FollowsAsync();

        Assert.That(_here.Preferences.Skipped(Tenant, Ana, [Pods]), Is.Empty);
    }

    private Instance Another() => new(new SharedTables(_tables), _clock, [Tenant]);
}
