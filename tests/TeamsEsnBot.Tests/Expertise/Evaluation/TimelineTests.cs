using TeamsEsnBot.Evaluation.Corpora;
using TeamsEsnBot.Evaluation.Replaying;

namespace TeamsEsnBot.Tests.Expertise.Evaluation;

internal sealed class TimelineTests
{
    private static readonly Dictionary<string, QuestionThread> Threads = new() { ["q"] = new("q", 100, "kim", "Visa for Peru?", "How long?") };

    [TestCase(199, 0)]
    [TestCase(200, 0)]
    [TestCase(201, 1)]
    public void What_was_written_at_the_moment_of_the_question_or_later_is_not_known(int moment, int known)
    {
        var timeline = new Timeline([Answer(200)], Threads);

        Assert.That(timeline.Before(moment).Count(), Is.EqualTo(known));
    }

    [Test]
    public void Only_votes_and_acceptance_of_before_are_known_and_later_ones_are_told_later()
    {
        var timeline = new Timeline([Answer(200) with { Votes = [[300, 1], [301, 1], [400, -1]], AcceptedT = 350 }], Threads);

        Assert.That(timeline.Before(301).Select(one => (one.Votes, one.Accepted)), Is.EqualTo(new[] { (1, (DateTimeOffset?)null) }));
        Assert.That(timeline.Before(350).Select(one => (one.Votes, one.Accepted)), Is.EqualTo(new[] { (2, (DateTimeOffset?)null) }));
        Assert.That(timeline.Before(360).Select(one => (one.Votes, one.Accepted)), Is.EqualTo(new[] { (2, (DateTimeOffset?)DateTimeOffset.FromUnixTimeSeconds(350)) }));
        Assert.That(timeline.Before(370), Is.Empty);
        Assert.That(timeline.Before(500).Select(one => one.Votes), Is.EqualTo(new[] { 1 }));
    }

    // Votes are dated to the day, so the first ones seem to be older than the answer.
    [Test]
    public void A_vote_comes_with_its_answer_at_the_earliest()
    {
        var timeline = new Timeline([Answer(200) with { Votes = [[150, 1]], AcceptedT = 150 }], Threads);

        Assert.That(timeline.Before(200), Is.Empty);
        Assert.That(timeline.Before(201).Select(one => (one.Votes, one.Accepted)), Is.EqualTo(new[] { (1, (DateTimeOffset?)DateTimeOffset.FromUnixTimeSeconds(200)) }));
    }

    [Test]
    public void An_answer_carries_its_question_and_a_question_is_not_said_twice()
    {
        var timeline = new Timeline([new("0", 100, "kim", "ask", "q", Text: "How long?"), Answer(200) with { Text = "Ninety days." }], Threads);

        Assert.That(
            timeline.Before(300).Select(one => (one.Role, one.Title, one.Body, one.Own, one.Asker)),
            Is.EqualTo(new[] { (Role.Asked, "Visa for Peru?", "How long?", "", "kim"), (Role.Answered, "Visa for Peru?", "How long?", "Ninety days.", "kim") }));
    }

    [Test]
    public void Whoever_is_not_known_says_nothing()
    {
        Assert.That(new Timeline([Answer(200) with { User = null }], Threads).Before(300), Is.Empty);
    }

    private static Contribution Answer(long t) => new("1", t, "ann", "answer", "q");
}
