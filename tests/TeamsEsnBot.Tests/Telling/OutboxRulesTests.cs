using TeamsEsnBot.Features.Telling;

namespace TeamsEsnBot.Tests.Telling;

/// <summary>What comes next for a message: the whole table.</summary>
internal sealed class OutboxRulesTests
{
    private static readonly TimeSpan Young = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Old = TimeSpan.FromHours(24);

    private static IEnumerable<TestCaseData> Table()
    {
        yield return Row(DeliveryKind.Sent, IfUnsure.SendAgain, 1, Young, ToldState.Sent);
        yield return Row(DeliveryKind.Sent, IfUnsure.LeaveIt, 1, Old, ToldState.Sent);
        yield return Row(DeliveryKind.Refused, IfUnsure.SendAgain, 1, Young, ToldState.Refused);
        yield return Row(DeliveryKind.Refused, IfUnsure.LeaveIt, 3, Old, ToldState.Refused);
        yield return Row(DeliveryKind.NotNow, IfUnsure.SendAgain, 0, Young, ToldState.Waiting);
        yield return Row(DeliveryKind.NotNow, IfUnsure.LeaveIt, 0, Young, ToldState.Waiting);
        yield return Row(DeliveryKind.NotNow, IfUnsure.SendAgain, 0, Old, ToldState.GivenUp);
        yield return Row(DeliveryKind.NotNow, IfUnsure.LeaveIt, 0, Old, ToldState.GivenUp);
        yield return Row(DeliveryKind.Unsure, IfUnsure.SendAgain, 1, Young, ToldState.Waiting);
        yield return Row(DeliveryKind.Unsure, IfUnsure.SendAgain, 4, Young, ToldState.Waiting);
        yield return Row(DeliveryKind.Unsure, IfUnsure.SendAgain, 5, Young, ToldState.Uncertain);
        yield return Row(DeliveryKind.Unsure, IfUnsure.SendAgain, 1, Old, ToldState.GivenUp);
        yield return Row(DeliveryKind.Unsure, IfUnsure.LeaveIt, 1, Young, ToldState.Uncertain);

        static TestCaseData Row(DeliveryKind kind, IfUnsure rule, int unsure, TimeSpan age, ToldState state) => new(kind, rule, unsure, age, state);
    }

    [TestCaseSource(nameof(Table))]
    public void What_became_of_an_attempt_decides_with_the_rule(object kind, object rule, int unsure, TimeSpan age, object state) => Assert.That(
        OutboxRules.After(new DeliveryOutcome((DeliveryKind)kind), (IfUnsure)rule, attempts: 3, unsure, age, chance: 0).State, Is.EqualTo(state));

    // The tenth: perhaps it is this message that ends the process each time.
    [TestCase(IfUnsure.SendAgain, 1, ToldState.Waiting, 1), TestCase(IfUnsure.SendAgain, 9, ToldState.Waiting, 60)]
    [TestCase(IfUnsure.SendAgain, 10, ToldState.Uncertain, 0), TestCase(IfUnsure.LeaveIt, 1, ToldState.Uncertain, 0)]
    public void An_attempt_that_a_process_took_with_it_follows_the_rule_too_and_waits_a_little_longer_each_time(object rule, int unsure, object state, double seconds) =>
        Assert.That(OutboxRules.AfterAStop((IfUnsure)rule, unsure, chance: 0), Is.EqualTo(new Next((ToldState)state, TimeSpan.FromSeconds(seconds))));

    // peers (c) 1: the last refusal for want of room must not be the end of the message.
    [Test]
    public void Being_throttled_a_hundred_times_does_not_end_a_message() =>
        Assert.That(OutboxRules.After(new DeliveryOutcome(DeliveryKind.NotNow), IfUnsure.SendAgain, 100, 0, Young, 0).State, Is.EqualTo(ToldState.Waiting));

    [TestCase(1, 1), TestCase(2, 2), TestCase(3, 4), TestCase(6, 32), TestCase(7, 60), TestCase(500, 60)]
    public void The_pause_doubles_up_to_a_minute(int attempts, double seconds) =>
        Assert.That(OutboxRules.After(new DeliveryOutcome(DeliveryKind.NotNow), IfUnsure.SendAgain, attempts, 0, Young, 0).Wait, Is.EqualTo(TimeSpan.FromSeconds(seconds)));

    // peers (c) 4: what was refused together must not come back together.
    [Test]
    public void Chance_makes_a_pause_longer_and_never_shorter()
    {
        var asked = new DeliveryOutcome(DeliveryKind.NotNow, RetryAfter: TimeSpan.FromSeconds(30));

        Assert.That(OutboxRules.After(new DeliveryOutcome(DeliveryKind.NotNow), IfUnsure.SendAgain, 3, 0, Young, 1).Wait, Is.EqualTo(TimeSpan.FromSeconds(5)));
        Assert.That(OutboxRules.After(asked, IfUnsure.SendAgain, 3, 0, Young, 0).Wait, Is.EqualTo(TimeSpan.FromSeconds(30)));
        Assert.That(OutboxRules.After(asked, IfUnsure.SendAgain, 3, 0, Young, 1).Wait, Is.EqualTo(TimeSpan.FromSeconds(31)));
    }
}
