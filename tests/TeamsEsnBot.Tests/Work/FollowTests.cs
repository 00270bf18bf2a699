using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Tests.Work;

/// <summary>What one instance writes the others find, in whatever order it comes into sight.</summary>
internal sealed class FollowTests : TwoInstances
{
    [Test]
    public async Task What_one_writes_the_other_finds_in_its_next_round_and_does_not_read_again_once_it_is_told_to_be_finished()
    {
        await RecordAsync("1");

        await There.FollowsAsync();
        Assert.That((There.Index.Count(Tenant), There.Looks.Count), Is.EqualTo((1, 1)), "It may have been too early.");

        await Here.FollowsAsync();
        await There.FollowsAsync();

        Assert.That(There.Looks.Count, Is.Zero);
        Assert.That(SettledThere(Here.Journal.Writer), Is.EqualTo(1));
    }

    [Test]
    public async Task Later_entries_say_that_earlier_changes_are_finished()
    {
        await RecordAsync("1");
        await RecordAsync("2");
        await There.FollowsAsync();

        Assert.That((There.Looks.Count, SettledThere(Here.Journal.Writer)), Is.EqualTo((1, 1L)));
    }

    [TestCase(0.4), TestCase(3), TestCase(25), TestCase(59)]
    public async Task A_change_that_comes_long_after_its_note_is_found_all_the_same(double seconds)
    {
        var change = new TaskCompletionSource();
        var changing = await BegunAsync(Row("1"), change.Task);
        await There.FollowsAsync();
        Assert.That(There.Index.Count(Tenant), Is.Zero);

        Passes(TimeSpan.FromSeconds(seconds));
        change.SetResult();
        await changing;
        Passes(TimeSpan.FromSeconds(31));
        await There.FollowsAsync();

        Assert.That(There.Index.Count(Tenant), Is.EqualTo(1));
    }

    [Test]
    public async Task Entries_that_come_into_sight_in_another_order_are_all_followed()
    {
        await NoteAsync("writer", 1, "1");
        await NoteAsync("writer", 4, "4");
        await There.FollowsAsync();
        Assert.That(There.Index.Count(Tenant), Is.EqualTo(2));

        await NoteAsync("writer", 3, "3");
        await There.FollowsAsync();
        await NoteAsync("writer", 5, "5");
        await NoteAsync("writer", 2, "2");
        await There.FollowsAsync();

        Assert.That(There.Index.Count(Tenant), Is.EqualTo(5));
        Passes(TimeSpan.FromSeconds(61));
        await There.FollowsAsync();
        Assert.That(SettledThere("writer"), Is.EqualTo(5));
    }

    [Test]
    public async Task An_entry_that_never_comes_is_given_up_after_two_minutes()
    {
        await NoteAsync("writer", 1, "1");
        await NoteAsync("writer", 3, "3");
        await There.FollowsAsync();
        Passes(TimeSpan.FromSeconds(119));
        await There.FollowsAsync();
        Assert.That(SettledThere("writer"), Is.EqualTo(1));

        Passes(TimeSpan.FromSeconds(2));
        await There.FollowsAsync();

        Assert.That(SettledThere("writer"), Is.EqualTo(3));
    }

    [Test]
    public async Task Two_who_change_the_same_row_end_with_the_same()
    {
        for (var round = 0; round < 20; round++)
        {
            await Task.WhenAll(
                Here.Evidence.RecordAsync(Tenant, Piece("1") with { Topics = [$"here{round}"] }, CancellationToken.None),
                There.Evidence.RecordAsync(Tenant, Piece("1") with { Topics = [$"there{round}"] }, CancellationToken.None));
        }

        await Here.FollowsAsync();
        await There.FollowsAsync();
        await Here.FollowsAsync();

        Assert.That(Here.Index.PopularTopics(Tenant, 10), Has.Count.EqualTo(1).And.EqualTo(There.Index.PopularTopics(Tenant, 10)));
    }

    [Test]
    public async Task A_burst_of_many_at_once_is_followed_to_the_last()
    {
        await Task.WhenAll(Enumerable.Range(0, 300).Select(one => RecordAsync($"{one}")));
        await Task.WhenAll(Enumerable.Range(0, 300).Where(one => one % 3 == 0).Select(one => Here.Evidence.DeleteAsync(Tenant, Tom, $"{one}", CancellationToken.None)));

        await There.FollowsAsync();

        Assert.That(There.Index.Ids(Tenant), Is.EquivalentTo(Here.Index.Ids(Tenant)).And.Count.EqualTo(200));
    }
}
