using TeamsEsnBot.Features.Community;

namespace TeamsEsnBot.Tests.Community;

[TestFixture]
internal sealed class RecentTests
{
    [Test]
    public void What_was_kept_is_found_again()
    {
        var recent = new Recent<string, int>(10);

        recent.Keep("a", 1, recent.Changes);
        recent.Keep("a", 2, recent.Changes);

        Assert.That((recent.TryFind("a", out var found), found), Is.EqualTo((true, 2)));
        Assert.That(recent.TryFind("b", out _), Is.False);
    }

    [Test]
    public void Never_more_than_the_given_number_is_kept_and_what_is_asked_for_stays()
    {
        var recent = new Recent<int, int>(100);
        for (var key = 0; key < 10_000; key++)
        {
            recent.Keep(key, key, recent.Changes);
            recent.TryFind(0, out _);

            Assert.That(recent.Count, Is.LessThanOrEqualTo(100));
        }

        Assert.That((recent.TryFind(0, out _), recent.TryFind(9_999, out _), recent.TryFind(5_000, out _)), Is.EqualTo((true, true, false)));
    }

    [TestCase(0)]
    [TestCase(3)]
    [TestCase(60)]
    public void What_is_forgotten_is_gone_however_old_it_is(int keptSince)
    {
        var recent = new Recent<int, int>(100);
        recent.Keep(-1, -1, recent.Changes);
        for (var key = 0; key < keptSince; key++)
        {
            recent.Keep(key, key, recent.Changes);
        }

        recent.Forget(-1);

        Assert.That(recent.TryFind(-1, out _), Is.False);
    }

    [Test]
    public void What_was_read_before_something_changed_is_not_kept()
    {
        var recent = new Recent<string, string>(10);
        var changes = recent.Changes;

        recent.Forget("a");
        recent.Keep("a", "as it was", changes);

        Assert.That(recent.TryFind("a", out _), Is.False);
    }

    [Test]
    public void Readers_on_many_threads_never_find_what_was_forgotten()
    {
        var recent = new Recent<int, int>(8);
        var truth = new int[16];

        Parallel.For(0, 20_000, new ParallelOptions { MaxDegreeOfParallelism = 4 }, turn =>
        {
            var key = turn % truth.Length;
            if (turn % 5 == 0)
            {
                Interlocked.Increment(ref truth[key]);
                recent.Forget(key);
                return;
            }

            if (recent.TryFind(key, out _))
            {
                return;
            }

            var changes = recent.Changes;
            recent.Keep(key, Volatile.Read(ref truth[key]), changes);
        });

        for (var key = 0; key < truth.Length; key++)
        {
            Assert.That(!recent.TryFind(key, out var found) || found == truth[key], $"{key} is {found}, but {truth[key]} was written before it was last forgotten.");
        }
    }
}
