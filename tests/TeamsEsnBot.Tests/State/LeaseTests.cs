using TeamsEsnBot.Features.State;
using TeamsEsnBot.Storage;
using TeamsEsnBot.Tests.Testing;

namespace TeamsEsnBot.Tests.State;

/// <summary>Two machines, each with a clock of its own, never do the same work at the same time.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class LeaseTests : IDisposable
{
    private readonly TestClock _here = new();
    private readonly TestClock _there = new();
    private readonly SqliteTables _tables = new(SqliteDatabase.Open(SqliteDatabase.InMemory), TimeProvider.System);
    private Lease _one = null!;
    private Lease _other = null!;

    [SetUp]
    public void Begin() => (_one, _other) = (LeaseOf("one", _here), LeaseOf("other", _there));

    public void Dispose() => _tables.Dispose();

    [Test]
    public async Task Who_waits_gets_it_when_its_owner_is_silent_for_its_length()
    {
        await _one.HoldAsync(default);
        Assert.That(await _other.HoldAsync(default), Is.False);

        BothWait(Lease.Length - TimeSpan.FromSeconds(1));
        Assert.That(await _other.HoldAsync(default), Is.False);

        BothWait(TimeSpan.FromSeconds(1));
        Assert.That(_one.IsHeld, Is.False);
        Assert.That(await _other.HoldAsync(default), Is.True);
        Assert.That(await _one.HoldAsync(default), Is.False);
    }

    [Test]
    public async Task A_renewal_counts_for_whoever_waits()
    {
        await _one.HoldAsync(default);

        for (var i = 0; i < 10; i++)
        {
            Assert.That(await _other.HoldAsync(default), Is.False);
            BothWait(Lease.Length * .6);
            Assert.That(_one.IsDue, Is.True);
            Assert.That(await _one.HoldAsync(default), Is.True);
        }
    }

    [Test]
    public async Task What_is_given_back_is_free_at_once()
    {
        await _one.HoldAsync(default);
        await _one.ReleaseAsync(default);

        Assert.That(await _other.HoldAsync(default), Is.True);
        Assert.That(_other.GivenBackAt, Is.EqualTo(_here.GetUtcNow()));
    }

    [TestCase(-3600), TestCase(-20), TestCase(-10), TestCase(10), TestCase(20), TestCase(3600)]
    public async Task A_clock_that_is_set_on_the_owners_machine_never_makes_two_owners(int seconds)
    {
        await _one.HoldAsync(default);
        Assert.That(await _other.HoldAsync(default), Is.False);

        _here.Jumps(TimeSpan.FromSeconds(seconds));

        await OneAtMostAsync();
    }

    [TestCase(-3600), TestCase(-20), TestCase(-10), TestCase(10), TestCase(20), TestCase(3600)]
    public async Task A_clock_that_is_set_on_the_machine_of_whoever_waits_never_makes_two_owners(int seconds)
    {
        await _one.HoldAsync(default);
        Assert.That(await _other.HoldAsync(default), Is.False);

        _there.Jumps(TimeSpan.FromSeconds(seconds));

        Assert.That(_one.IsHeld, Is.True, "nothing happened here");
        await OneAtMostAsync();
    }

    [Test]
    public async Task A_machine_that_slept_knows_that_it_lost_it()
    {
        await _one.HoldAsync(default);
        Assert.That(await _other.HoldAsync(default), Is.False);

        // Asleep, the steady clock stands still and the clock on the wall does not.
        _here.Jumps(TimeSpan.FromHours(1));
        _there.Passes(TimeSpan.FromHours(1));

        Assert.That(_one.IsHeld, Is.False);
        Assert.That(await _other.HoldAsync(default), Is.True);
    }

    [Test]
    public async Task Clocks_that_jump_at_random_never_make_two_owners([Range(1, 50)] int seed)
    {
        var random = new Random(seed);
        var renewals = 0;

        for (var second = 0; second < 600; second++)
        {
            BothWait(TimeSpan.FromSeconds(1));
            foreach (var (lease, clock) in new[] { (_one, _here), (_other, _there) })
            {
                if (random.Next(20) == 0)
                {
                    clock.Jumps(TimeSpan.FromSeconds(random.Next(-60, 60)));
                }

                // Now and then an instance hangs and does not renew.
                if (lease.IsDue && random.Next(4) > 0 && await lease.HoldAsync(default))
                {
                    renewals++;
                }
            }

            Assert.That(_one.IsHeld && _other.IsHeld, Is.False, $"seed {seed}, second {second}");
        }

        Assert.That(renewals, Is.GreaterThan(20));
    }

    /// <summary>Second by second, until the one who waits has it.</summary>
    private async Task OneAtMostAsync()
    {
        for (var second = 0; second <= Lease.Length.TotalSeconds; second++)
        {
            Assert.That(_one.IsHeld && _other.IsHeld, Is.False, $"after {second} s");
            BothWait(TimeSpan.FromSeconds(1));
            await _other.HoldAsync(default);
        }

        Assert.That((_one.IsHeld, _other.IsHeld), Is.EqualTo((false, true)));
    }

    private void BothWait(TimeSpan time)
    {
        _here.Passes(time);
        _there.Passes(time);
    }

    [Test]
    public async Task Where_nobody_else_can_be_it_is_taken_at_once_as_if_it_had_been_used_till_now()
    {
        await _one.HoldAsync(CancellationToken.None);
        var after = new Lease(_tables.Open("Leases"), "tenant", "lease", "after a crash", _there, isAlone: true);

        Assert.That(await after.HoldAsync(CancellationToken.None));
        Assert.That((after.IsHeld, after.GivenBackAt), Is.EqualTo((true, (DateTimeOffset?)_there.GetUtcNow())));
    }

    private Lease LeaseOf(string owner, TestClock clock) => new(_tables.Open("Leases"), "tenant", "lease", owner, clock);
}
