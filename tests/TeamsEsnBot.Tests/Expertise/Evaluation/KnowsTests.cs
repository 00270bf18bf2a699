namespace TeamsEsnBot.Tests.Expertise.Evaluation;

internal sealed class KnowsTests
{
    private static readonly string[] Work =
    [
        .. Enumerable.Range(0, 30).Select(i => $$"""{"id": {{i}}, "t": {{1303829143 + i}}, "user": {{i % 5}}, "title": "component{{(char)('a' + (i % 5))}} fix {{i}}", "body": "Details."}"""),
    ];

    [Test]
    public void The_engine_is_measured_next_to_the_baselines()
    {
        using var corpus = new CorpusFolder("judged-small")
            .With("docs.jsonl", Work)
            .With("topics.jsonl", """{"topic": "componenta", "area": "x", "rel": {"0": 2}}""", """{"topic": "componentb", "area": "x", "rel": {"1": 2}}""")
            .With("threads.jsonl", """{"id": 1, "t": 1, "asker": 1, "title": "Which ferry goes there in winter?"}""");

        Assert.That(corpus.Run("knows", corpus.Path, corpus.Path), Is.Zero, corpus.Said.ToString());

        Assert.That(corpus.Said.ToString(), Does.Contain("30 contributions as 30 pieces of evidence, 2 judged topics")
            .And.Match(@"engine +1\.000").And.Match(@"CombSUM@200 +1\.000").And.Contain("random").And.Contain("100.0% of 1 topics from elsewhere").And.Contain("ms"));
    }

    [Test]
    public void A_folder_without_judged_topics_is_named()
    {
        using var corpus = new CorpusFolder("judged-small").With("docs.jsonl", Work);

        Assert.That(corpus.Run("knows", corpus.Path), Is.EqualTo(1));
        Assert.That(corpus.Said.ToString(), Does.Contain("topics.jsonl"));
    }
}
