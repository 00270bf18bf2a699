using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.Privacy;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Storage;
using TeamsEsnBot.Tests.Testing;

namespace TeamsEsnBot.Tests.Community;

/// <summary>Colleagues find that Tom is not the right person for pods. What is left of his score for others, who never said so?</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class DoubtsTests : IAsyncDisposable
{
    private const string Tenant = "tenant|with#odd?signs";
    private const double HalfLife = 180;

    private static readonly PersonId Tom = new("tom|becker");
    private static readonly PersonId Maya = new("maya");
    private static readonly Topic Pods = Topic.Of("Pods | and / more")!;
    private static readonly Topic Logs = Topic.Of("logs")!;

    private readonly TestClock _clock = new();
    private readonly SqliteTables _tables;
    private readonly Instance _here;

    public DoubtsTests()
    {
        _tables = new SqliteTables(SqliteDatabase.Open(SqliteDatabase.InMemory), _clock);
        _here = Another();
    }

    public async ValueTask DisposeAsync()
    {
        await _here.DisposeAsync();
        _tables.Dispose();
    }

    [Test]
    public async Task One_colleague_alone_changes_nothing_however_often_they_say_so()
    {
        for (var day = 0; day < 10; day++)
        {
            await SaysAsync("ana", Pods, Tom);
            _clock.Passes(TimeSpan.FromDays(1));
        }

        Assert.That(Left(Pods), Is.Null);
    }

    [TestCase(2, ExpectedResult = 0.8)]
    [TestCase(3, ExpectedResult = 0.667)]
    [TestCase(5, ExpectedResult = 0.5)]
    [TestCase(40, ExpectedResult = 0.5)]
    public async Task<double?> Two_take_a_fifth_and_however_many_never_more_than_half(int colleagues)
    {
        await SayAsync(colleagues, Pods, Tom);

        Assert.That(Left(Pods, Maya), Is.Null);
        return Left(Pods, Tom);
    }

    [TestCase(2, 0.5, ExpectedResult = 0.906)]
    [TestCase(2, 1, ExpectedResult = null)]
    [TestCase(4, 0, ExpectedResult = 0.571)]
    [TestCase(4, 1, ExpectedResult = 0.8)]
    [TestCase(4, 2, ExpectedResult = null)]
    [TestCase(40, 2, ExpectedResult = 0.5)]
    [TestCase(40, 6, ExpectedResult = null)]
    public async Task<double?> It_fades_by_half_in_half_a_year(int colleagues, double halfLives)
    {
        await SayAsync(colleagues, Pods, Tom);

        _clock.Passes(TimeSpan.FromDays(HalfLife * halfLives));

        return Left(Pods, Tom);
    }

    [Test]
    public async Task Said_again_it_counts_from_then_and_still_once()
    {
        await SayAsync(2, Pods, Tom);
        _clock.Passes(TimeSpan.FromDays(HalfLife));

        await SayAsync(2, Pods, Tom);

        Assert.That(Left(Pods, Tom), Is.EqualTo(0.8));
    }

    [Test]
    public async Task Where_a_clock_went_ahead_nobody_counts_for_more_than_one()
    {
        await SaysAsync("ana", Pods, Tom);

        _clock.Jumps(-TimeSpan.FromDays(3 * HalfLife));

        Assert.That(Left(Pods), Is.Null);
    }

    [Test]
    public async Task Another_topic_another_person_and_another_company_are_not_touched()
    {
        await SayAsync(3, Pods, Tom);
        await SaysAsync("ana", Pods, Maya);
        await SaysAsync("rui", Logs, Tom);

        Assert.That(Left(Pods)!.Keys, Is.EqualTo(new[] { Tom.Value }));
        Assert.That(Left(Logs), Is.Null);
        Assert.That(Left(Topic.Of("pods")!), Is.Null);
        Assert.That(_here.Preferences.Doubted("another tenant", [Pods], _clock.GetUtcNow()), Is.Null);
    }

    [Test]
    public async Task Capitals_make_no_other_topic()
    {
        await SaysAsync("ana", Topic.Of("Ärger mit LOGS")!, Tom);
        await SaysAsync("rui", Topic.Of("ärger mit logs")!, Tom);

        Assert.That(Left(Topic.Of("ÄRGER MIT Logs")!)?[Tom.Value], Is.EqualTo(0.8));
    }

    [Test]
    public async Task Asked_for_several_topics_only_who_is_doubted_for_each_of_them_is_lowered_and_by_the_least()
    {
        await SayAsync(5, Pods, Tom);
        await SayAsync(5, Pods, Maya);
        Assert.That(Left(Pods, Logs), Is.Null);

        await SayAsync(2, Logs, Tom);

        Assert.That(Left(Pods, Logs), Is.EqualTo(new Dictionary<string, double> { [Tom.Value] = 0.8 }));
        Assert.That(Left(Logs, Pods), Is.EqualTo(new Dictionary<string, double> { [Tom.Value] = 0.8 }));
    }

    [Test]
    public async Task Another_instance_knows_it_when_it_follows_and_a_new_one_at_its_start()
    {
        await using var there = Another();
        await SayAsync(2, Pods, Tom);

        await there.FollowsAsync();
        await using var later = Another();
        await later.StartsAsync();

        foreach (var instance in new[] { there, later })
        {
            Assert.That(instance.Preferences.Doubted(Tenant, [Pods], _clock.GetUtcNow())?[Tom.Value], Is.EqualTo(0.8));
        }
    }

    [Test]
    public async Task What_is_taken_back_counts_no_more_here_and_there()
    {
        await using var there = Another();
        await SayAsync(2, Pods, Tom);
        await there.FollowsAsync();
        var row = await _tables.Open(Preferences.Table).ScanAsync(default).FirstAsync();

        await ((IKeeper)_here.Preferences).DropAsync([row], default);
        await there.FollowsAsync();

        Assert.That((Left(Pods), there.Preferences.Doubted(Tenant, [Pods], _clock.GetUtcNow())), Is.EqualTo(((object?)null, (object?)null)));
    }

    [Test]
    public async Task Rows_of_earlier_versions_have_no_date_hide_as_before_and_are_no_doubt()
    {
        await SayAsync(3, Pods, Tom);
        await LosesItsDateAsync(await _tables.Open(Preferences.Table).ScanAsync(default).ToArrayAsync());

        await using var later = Another();
        await later.StartsAsync();

        Assert.That(later.Preferences.Skipped(Tenant, new PersonId("colleague 1"), [Pods]), Is.EqualTo(new[] { Tom }));
        Assert.That(later.Preferences.Doubted(Tenant, [Pods], _clock.GetUtcNow()), Is.Null);
    }

    [Test]
    public async Task A_row_that_an_earlier_version_writes_again_is_no_doubt_any_more()
    {
        await SayAsync(2, Pods, Tom);

        var row = await _tables.Open(Preferences.Table).ScanAsync(default).FirstAsync();
        await ((IKeeper)_here.Preferences).ReplaceAsync(row, row.With(("When", null)), default);

        Assert.That(Left(Pods), Is.Null);
    }

    [Test]
    public async Task While_nobody_said_so_nothing_is_made_to_find_that_out()
    {
        await SayAsync(2, Pods, Tom);
        var (preferences, topics, now) = (_here.Preferences, new[] { Logs }, _clock.GetUtcNow());
        var tenant = "contoso";
        Assert.That(preferences.Doubted(tenant, topics, now), Is.Null);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            preferences.Doubted(tenant, topics, now);
        }

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    private Instance Another() => new(new SharedTables(_tables), _clock, [Tenant]);

    private Task SaysAsync(string colleague, Topic topic, PersonId person) =>
        _here.Preferences.SkipAsync(Tenant, new PersonId(colleague), topic, person, _clock.GetUtcNow(), default);

    private async Task SayAsync(int colleagues, Topic topic, PersonId person)
    {
        for (var i = 1; i <= colleagues; i++)
        {
            await SaysAsync($"colleague {i}", topic, person);
        }
    }

    private async Task LosesItsDateAsync(TableRow[] rows)
    {
        foreach (var row in rows)
        {
            await _tables.Open(Preferences.Table).UpsertAsync(row.With(("When", null)), default);
        }
    }

    private IReadOnlyDictionary<string, double>? Left(params Topic[] topics) => _here.Preferences.Doubted(Tenant, topics, _clock.GetUtcNow());

    private double? Left(Topic topic, PersonId person) => Left(topic) is { } left && left.TryGetValue(person.Value, out var share) ? share : null;
}
