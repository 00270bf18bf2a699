using System.Text.Json;

namespace TeamsEsnBot.Tests.Expertise.Evaluation;

internal sealed class AskedInTimeTests
{
    private static readonly string[] Threads =
    [
        """{"id": 1, "t": 100, "asker": 9, "title": "Visa for Peru?", "body": ""}""",
        """{"id": 2, "t": 200, "asker": 9, "title": "Night train through Japan?", "body": null}""",
        """{"id": 3, "t": 300, "asker": 8, "title": "Transit visa in Peru?"}""",
        """{"id": 4, "t": 1000, "asker": 7, "title": "Peru visa?", "body": ""}""",
    ];

    private const string BobOnVisas = """{"id": 10, "t": 110, "user": 2, "role": "answer", "thread": 1, "text": ""}""";
    private const string AnnOnTrains = """{"id": 11, "t": 210, "user": 1, "role": "answer", "thread": 2, "text": null}""";

    [TestCase(999, 1)]
    [TestCase(1000, 0)]
    [TestCase(1001, 0)]
    public void Nobody_is_named_for_what_they_wrote_when_it_was_asked_or_later(int written, int isFirst)
    {
        using var corpus = Asked(
            """{"thread": 4, "t": 1000, "asker": 7, "title": "Peru visa?", "body": "", "rel": {"1": 2}}""",
            AnnOnTrains,
            $$"""{"id": 12, "t": {{written}}, "user": 1, "role": "answer", "thread": 3, "text": ""}""");

        var results = corpus.Measure();

        Assert.That(Of("combsum-200", results, "p1"), Is.EqualTo(isFirst));
        Assert.That(Of("know", results, "p1"), Is.EqualTo(isFirst));
    }

    [Test]
    public void Whoever_asks_is_not_asked()
    {
        using var corpus = Asked(
            """{"thread": 4, "t": 1000, "asker": 2, "title": "Peru visa?", "body": "", "rel": {"2": 3, "1": 1}}""",
            BobOnVisas,
            """{"id": 12, "t": 310, "user": 1, "role": "answer", "thread": 3, "text": ""}""");

        foreach (var one in corpus.Measure())
        {
            Assert.That(one.GetProperty("ndcg10").GetDouble(), Is.EqualTo(1), $"{one.GetProperty("method")}: only one person is left");
        }
    }

    [Test]
    public void A_question_whose_right_people_never_answered_before_is_left_out_and_counted()
    {
        using var corpus = Asked(
            """
            {"thread": 4, "t": 1000, "asker": 7, "title": "Peru visa?", "body": "", "rel": {"2": 2}}
            {"thread": 4, "t": 1001, "asker": 7, "title": "Peru visa?", "body": "", "rel": {"5": 2}}
            {"thread": 4, "t": 1002, "asker": 7, "title": "Peru visa?", "body": "", "rel": {"9": 2}}
            {"thread": 4, "t": 1003, "asker": 2, "title": "Peru visa?", "body": "", "rel": {"2": 2}}
            """,
            """{"id": 9, "t": 100, "user": 9, "role": "ask", "thread": 1, "text": ""}""",
            BobOnVisas);

        foreach (var one in corpus.Measure())
        {
            Assert.That(one.GetProperty("queries").GetInt32(), Is.EqualTo(1));
            Assert.That(one.GetProperty("unreachable").GetDouble(), Is.EqualTo(0.75));
        }

        Assert.That(corpus.Said.ToString(), Does.Contain("4 questions, 1 counted; 75.0% unreachable"));
    }

    [Test]
    public void The_body_of_a_question_is_read_as_far_as_its_sixtieth_word()
    {
        var greeting = string.Join(' ', Enumerable.Repeat("hello", 59));
        using var corpus = Asked(
            $$"""
            {"thread": 4, "t": 1000, "asker": 7, "title": "Any hint?", "body": "{{greeting}} Japan Peru", "rel": { "1": 2 } }
            """,
            BobOnVisas,
            AnnOnTrains);

        var results = corpus.Measure();

        Assert.That(Of("combsum-200", results, "p1"), Is.EqualTo(1));
        Assert.That(Of("model-2", results, "p1"), Is.EqualTo(1));
    }

    [Test]
    public void Who_answered_most_of_late_is_named_by_that_method_alone()
    {
        using var corpus = Asked(
            """{"thread": 4, "t": 1000, "asker": 7, "title": "Peru visa?", "body": "", "rel": {"1": 2}}""",
            BobOnVisas,
            AnnOnTrains,
            """{"id": 12, "t": 310, "user": 1, "role": "answer", "thread": 2, "text": ""}""");

        var results = corpus.Measure();

        Assert.That(Of("most-active-90d", results, "p1"), Is.EqualTo(1));
        Assert.That(Of("combsum-200", results, "p1"), Is.Zero);
        Assert.That(results.Single(one => one.GetProperty("method").GetString() == "most-active-90d").GetProperty("deltaVsCombSum").GetProperty("mean").GetDouble(), Is.EqualTo(1));
    }

    private static CorpusFolder Asked(string questions, params string[] contributions) =>
        new CorpusFolder().With("threads.jsonl", Threads).With("docs.jsonl", contributions).With("queries-test.jsonl", questions);

    private static double Of(string method, JsonElement[] results, string measure) =>
        results.Single(one => one.GetProperty("method").GetString() == method).GetProperty(measure).GetDouble();
}
