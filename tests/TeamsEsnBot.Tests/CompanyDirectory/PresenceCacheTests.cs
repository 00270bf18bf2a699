using TeamsEsnBot.CompanyDirectory;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Tests.Testing;

namespace TeamsEsnBot.Tests.CompanyDirectory;

[TestFixture]
internal sealed class PresenceCacheTests
{
    private static readonly PersonId Ana = new("ana");
    private static readonly PersonId Tom = new("tom");

    private readonly TestClock _clock = new();

    [Test]
    public void Only_people_whose_presence_is_not_known_are_asked_for()
    {
        var cache = new PresenceCache(_clock);
        cache.Keep([(Ana, Presence.Busy)]);

        Assert.That(cache.NotIn([Ana, Tom]), Is.EqualTo(new[] { Tom }));
        Assert.That(cache.NotIn([Ana]), Is.Empty);
        Assert.That(cache.Of([Ana, Tom, Ana]), Is.EqualTo(new Dictionary<PersonId, Presence> { [Ana] = Presence.Busy }));
    }

    [Test]
    public void After_a_minute_nobody_is_known_any_more()
    {
        var cache = new PresenceCache(_clock);
        cache.Keep([(Ana, Presence.Busy)]);

        _clock.Passes(TimeSpan.FromMinutes(1));

        Assert.That((cache.NotIn([Ana]).Count, cache.Of([Ana]).Count), Is.EqualTo((1, 0)));
    }
}
