using System.Text.Json;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Tests.Turns;

/// <summary>What is written down of a turn says all that is needed to do it later.</summary>
internal sealed class UnfinishedTurnsTests
{
    private static readonly Person Ana = new(new PersonId("ana"), "Ana “A” Ribeiro");
    private static readonly Dictionary<string, string> Data = new() { ["topic"] = "C#", ["typed"] = "line\nline 😀" };

    private static readonly Happening[] Happenings =
    [
        new Said("who knows\u0000 “Zig”?", [Ana]),
        new Pressed("call.post", Data, "card-1"),
        new Pressed("call.post", Data, null),
        new Previewed("shoutOut", "shoutout.give", Data, IsSent: true),
        new CameIn(IsUpgrade: true),
        new WentOut(IsOnlyThisChannel: true),
        new Edited("m-1", new Said("now", [])),
        new Deleted("m-1"),
        new Undeleted("m-1", new Said("again", [Ana])),
        new Reacted("m-1", ["like"], ["heart"]),
        new Rated("m-1", IsLiked: true, "good", Data),
        new Joined([Ana]),
        new Left([Ana]),
        new ChannelChanged(ChannelChange.Shared, ["19:a", "19:b"]),
        new TeamChanged(TeamChange.Archived),
        new SettingsSaved("state"),
        new InsertedCardPressed("a.b", Data),
    ];

    [TestCaseSource(nameof(Happenings))]
    public void A_turn_is_read_as_it_was_written(object happened)
    {
        var turn = new Turn(
            "1763|é",
            "tenant",
            Ana,
            new Place(PlaceKind.Channel, "19:c;messageid=1", "19:t", "19:c", "General", "Team", IsForSome: true),
            (Happening)happened,
            "pt-PT",
            new DateTimeOffset(2026, 11, 30, 9, 0, 0, TimeSpan.FromHours(1)))
        {
            Memory = TimeSpan.FromMinutes(1),
            Return = new ReturnAddress("https://smba.trafficmanager.net/emea/", "adaptiveCard/action"),
        };

        var written = UnfinishedTurns.Write(turn);
        var read = UnfinishedTurns.Read(written);

        // Lists and dictionaries are not equal by what they hold, but what they say is.
        Assert.That(UnfinishedTurns.Write(read), Is.EqualTo(written));
        Assert.That(read with { What = turn.What }, Is.EqualTo(turn));
        Assert.That(read.What, Is.TypeOf(turn.What.GetType()));
    }

    [Test]
    public void Everything_that_may_be_told_later_can_be_written_down()
    {
        var later = typeof(Happening).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && (type.IsSubclassOf(typeof(News)) || type == typeof(Said) || type == typeof(Pressed) || type == typeof(Previewed) || type == typeof(CameIn)));

        Assert.That(Happenings.Select(one => one.GetType()).Distinct(), Is.EquivalentTo(later));
    }

    [TestCase("null"), TestCase("{}"), TestCase("""{"What":{"$type":"of the future"}}""")]
    public void What_another_version_wrote_is_refused_and_not_guessed(string written) =>
        Assert.That(() => UnfinishedTurns.Read(written), Throws.InstanceOf<JsonException>());
}
