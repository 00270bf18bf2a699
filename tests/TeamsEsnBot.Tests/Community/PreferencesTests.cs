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
    private Preferences _here = null!;
    private Preferences _there = null!;

    [SetUp]
    public void Open()
    {
        _tables = new SqliteTables(SqliteDatabase.Open(SqliteDatabase.InMemory), _clock);
        (_here, _there) = (Instance(), Instance());
    }

    [TearDown]
    public void Close() => _tables.Dispose();

    [Test]
    public async Task Whom_a_searcher_does_not_want_to_see_is_known_at_once_for_that_searcher_and_topic()
    {
        await _here.SkipAsync(Tenant, Ana, Pods, Tom, CancellationToken.None);
        await _here.SkipAsync(Tenant, Ana, Logs, Maya, CancellationToken.None);

        Assert.That(_here.Skipped(Tenant, Ana, [Pods]), Is.EquivalentTo(new[] { Tom }));
        Assert.That(_here.Skipped(Tenant, Ana, [Pods, Logs]), Is.EquivalentTo(new[] { Tom, Maya }));
        Assert.That(_here.Skipped(Tenant, Ana, [Topic.Of("pods")!]), Is.Empty);
        Assert.That(_here.Skipped(Tenant, Maya, [Pods]), Is.Empty);
        Assert.That(_here.Skipped("another tenant", Ana, [Pods]), Is.Empty);
    }

    [Test]
    public async Task Another_instance_knows_it_when_it_follows_the_journal_and_a_new_one_at_its_start()
    {
        var began = _clock.GetUtcNow();
        await _here.SkipAsync(Tenant, Ana, Pods, Tom, CancellationToken.None);
        await _here.HideAsync(Tenant, Maya, Logs, CancellationToken.None);

        await _there.FollowAsync(Tenant, began, CancellationToken.None);
        var later = Instance();
        await later.LoadAsync(CancellationToken.None);

        foreach (var instance in new[] { _there, later })
        {
            Assert.That(instance.Skipped(Tenant, Ana, [Pods]), Is.EquivalentTo(new[] { Tom }));
            Assert.That((instance.IsNotForEverybody(Logs), instance.IsNotFor(Tenant, Maya, Logs)), Is.EqualTo((true, true)));
            Assert.That((instance.IsNotForEverybody(Pods), instance.IsNotFor(Tenant, Tom, Logs)), Is.EqualTo((false, false)));
        }
    }

    [Test]
    public async Task Who_wants_to_be_shown_again_is_shown_by_all_instances()
    {
        var began = _clock.GetUtcNow();
        await _here.HideAsync(Tenant, Maya, Logs, CancellationToken.None);
        await _there.FollowAsync(Tenant, began, CancellationToken.None);

        await _there.ShowAsync(Tenant, Maya, Logs, CancellationToken.None);
        await _here.FollowAsync(Tenant, began, CancellationToken.None);

        Assert.That((_here.IsNotFor(Tenant, Maya, Logs), _there.IsNotFor(Tenant, Maya, Logs)), Is.EqualTo((false, false)));
        Assert.That((_here.IsNotForEverybody(Logs), _there.IsNotForEverybody(Logs)), Is.EqualTo((false, false)));
    }

    [Test]
    public async Task A_skip_deleted_from_the_table_and_noted_is_over()
    {
        var began = _clock.GetUtcNow();
        await _here.SkipAsync(Tenant, Ana, Pods, Tom, CancellationToken.None);
        var preferences = _tables.Open(Preferences.Table);
        await foreach (var row in preferences.ScanAsync(CancellationToken.None))
        {
            await preferences.DeleteAsync(row.Partition, row.Row, TableRow.AnyVersion, CancellationToken.None);
        }

        await _here.FollowAsync(Tenant, began, CancellationToken.None);

        Assert.That(_here.Skipped(Tenant, Ana, [Pods]), Is.Empty);
    }

    private Preferences Instance() => new(_tables, new Journal(_tables, _clock));
}
