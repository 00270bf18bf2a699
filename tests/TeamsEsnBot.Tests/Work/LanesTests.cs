using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.Telling;
using TeamsEsnBot.Work;

namespace TeamsEsnBot.Tests.Work;

/// <summary>Who is next.</summary>
internal sealed class LanesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 30, 9, 0, 0, TimeSpan.Zero);
    private readonly Dictionary<string, DateTimeOffset> _free = [];
    private readonly Lanes _lanes = new();

    [SetUp]
    public void Empty()
    {
        _lanes.Clear();
        _free.Clear();
    }

    [Test]
    public void The_oldest_goes_first_and_a_conversation_never_has_two_under_way()
    {
        AddAll(Message(1, "maya"), Message(2, "maya"), Message(3, "tom"));

        Assert.That(Next(), Is.EqualTo("1"));
        Assert.That(Next(), Is.EqualTo("3"));
        Assert.That(Next(), Is.Null);

        _lanes.Leave(Message(1, "maya"), again: null);
        Assert.That(Next(), Is.EqualTo("2"));
    }

    [Test]
    public void What_must_wait_keeps_its_place_before_what_came_later_in_the_same_conversation()
    {
        AddAll(Message(1, "maya"), Message(2, "maya"));
        Next();
        _lanes.Leave(Message(1, "maya"), again: Message(1, "maya") with { NotBefore = Now.AddSeconds(30) });

        Assert.That(Next(), Is.Null);
        Assert.That(Next(Now.AddSeconds(30)), Is.EqualTo("1"));
    }

    [Test]
    public void A_conversation_that_is_full_does_not_hold_up_the_others()
    {
        _free["maya"] = Now.AddSeconds(5);
        AddAll(Message(1, "maya"), Message(2, "tom"));

        Assert.That(Next(), Is.EqualTo("2"));
        Assert.That(_lanes.Next(Now, Free, out var due), Is.Null);
        Assert.That(due, Is.EqualTo(Now.AddSeconds(5)));
        Assert.That(Next(Now.AddSeconds(5)), Is.EqualTo("1"));
    }

    [Test]
    public void A_message_read_again_while_it_is_known_is_not_taken_in_again()
    {
        AddAll(Message(1, "maya"));

        Assert.That(_lanes.Add(Message(1, "maya")), Is.False);
        Next();
        Assert.That(_lanes.Add(Message(1, "maya")), Is.False);
        Assert.That(_lanes.Count, Is.EqualTo(1));
    }

    [Test]
    public void A_message_that_could_not_go_after_all_is_next_again_and_goes_once()
    {
        AddAll(Message(1, "maya"));
        _lanes.Return(_lanes.Next(Now, Free, out _)!);

        Assert.That(Next(), Is.EqualTo("1"));
        Assert.That(Next(), Is.Null);
    }

    [Test]
    public void In_any_order_of_events_each_message_goes_once_and_each_conversation_in_its_order()
    {
        var chance = new Random(7);
        for (var round = 0; round < 200; round++)
        {
            Empty();
            var (waiting, under, gone, now) = (30, new List<Outgoing>(), new List<string>(), Now);
            AddAll([.. Enumerable.Range(0, waiting).Select(i => Message(i, $"person {chance.Next(5)}"))]);
            while (gone.Count < waiting)
            {
                if (chance.Next(2) == 0 && _lanes.Next(now, Free, out _) is { } next)
                {
                    Assert.That(under.Select(message => message.Conversation), Does.Not.Contain(next.Conversation));
                    under.Add(next);
                }
                else if (under.Count > 0)
                {
                    var ended = under[chance.Next(under.Count)];
                    under.Remove(ended);
                    Outgoing? again = chance.Next(3) == 0 ? ended with { NotBefore = now.AddSeconds(chance.Next(5)) } : null;
                    _lanes.Leave(ended, again);
                    gone.AddRange(again is null ? [ended.Place] : Array.Empty<string>());
                }

                now = now.AddSeconds(chance.Next(3));
            }

            Assert.That(gone, Is.Unique);
            Assert.That(_lanes.Count, Is.Zero);
        }
    }

    private DateTimeOffset Free(string conversation) => _free.GetValueOrDefault(conversation);

    private string? Next(DateTimeOffset? at = null) => _lanes.Next(at ?? Now, Free, out _)?.Text;

    private void AddAll(params Outgoing[] messages)
    {
        foreach (var message in messages)
        {
            Assert.That(_lanes.Add(message));
        }
    }

    private static Outgoing Message(int number, string person) => new(
        "tenant", $"key {number}", $"w|{number:D6}", new Person(new PersonId(person), person), null, null, $"{number}", "", IfUnsure.SendAgain, 0, 0, Now, Now, false);
}
