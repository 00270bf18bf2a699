namespace TeamsEsnBot.Tests.Expertise.Evaluation;

internal sealed class MeasureCommandTests
{
    private static readonly string[] Methods = ["random", "most-active-90d", "combsum-200", "model-2", "know", "route", "rerank"];

    private static readonly string[] Work =
    [
        .. Enumerable.Range(0, 30).Select(i => $$"""{"id": {{i}}, "t": {{1303829143 + i}}, "user": {{i % 5}}, "title": "component{{(char)('a' + (i % 5))}} fix {{i}}", "body": "Details."}"""),
    ];

    private static readonly string[] Topics =
    [
        """{"topic": "componenta", "area": "x", "rel": {"0": 2}}""",
        """{"topic": "componentb", "area": "x", "rel": {"1": 2}}""",
    ];

    private const string Thread = """{"id": "q", "t": 100, "asker": "kim", "title": "Visa for Peru?", "body": "", "space": "x"}""";
    private const string Answer = """{"id": "a", "t": 200, "user": "ann", "role": "answer", "text": "", "thread": "q"}""";
    private const string Question = """{"thread": "r", "t": 300, "asker": "kim", "title": "Peru visa?", "body": "", "rel": {"ann": 3}}""";

    [Test]
    public void Results_have_one_shape_for_every_corpus()
    {
        using var judged = new CorpusFolder("judged-small").With("docs.jsonl", Work).With("topics.jsonl", Topics);
        using var asked = new CorpusFolder("asked-small/bench").With("docs.jsonl", Answer).With("threads.jsonl", Thread).With("queries-test.jsonl", Question);

        foreach (var (results, dataset, part) in new[] { (judged.Measure(), "judged-small", "judged"), (asked.Measure(), "asked-small", "test") })
        {
            Assert.That(results.Select(one => one.GetProperty("method").GetString()), Is.EqualTo(Methods));
            Assert.That(results.Select(one => (one.GetProperty("dataset").GetString(), one.GetProperty("part").GetString())), Is.All.EqualTo((dataset, part)));
            Assert.That(results[0].EnumerateObject().Select(property => property.Name), Is.EqualTo(new[]
            {
                "dataset", "part", "method", "queries", "ndcg10", "ndcg10Low", "ndcg10High", "mrr", "p1", "p5", "hit5", "msPerQuery", "unreachable", "deltaVsCombSum",
            }));
            Assert.That(results[0].GetProperty("deltaVsCombSum").EnumerateObject().Select(property => property.Name), Is.EqualTo(new[] { "mean", "low", "high" }));
        }
    }

    [Test]
    public void The_engine_is_measured_on_judged_topics_next_to_the_baselines()
    {
        using var corpus = new CorpusFolder("judged-small").With("docs.jsonl.gz", Work).With("topics.jsonl", Topics)
            .With("threads.jsonl", """{"id": 1, "t": 1, "asker": 1, "title": "Which ferry goes there in winter?"}""");

        Assert.That(corpus.Run("--data", corpus.Path, "--elsewhere", corpus.Path), Is.Zero, corpus.Said.ToString());

        Assert.That(corpus.Said.ToString(), Does.Contain("judged-small: 30 contributions").And.Contain("2 questions, 2 counted; 0.0% unreachable")
            .And.Match(@"know +1\.000 \[1\.000, 1\.000\]").And.Match(@"combsum-200 +1\.000").And.Contain("nobody for 100.0% of 1 topics from elsewhere"));
    }

    [TestCase("\"ann\"", "")]
    [TestCase("4", ".gz")]
    public void A_corpus_is_read_however_it_was_laid_down(string ann, string packed)
    {
        using var corpus = new CorpusFolder("small/bench")
            .With($"threads.jsonl{packed}", """{"id": 7, "t": 100, "asker": "kim", "title": "Visa for Peru?"}""")
            .With($"docs.jsonl{packed}", $$"""{"id": 1, "t": 200, "user": {{ann}}, "role": "answer", "thread": 7}""", "", """{"id": 2, "t": 150, "user": null, "role": "answer", "thread": "7", "votes": null}""")
            .With("queries-test.jsonl", $$"""{"thread": 8, "t": 300.5, "asker": null, "title": "Peru visa?", "rel": { "{{ann.Trim('"')}}": 3 } }""");

        foreach (var folder in new[] { corpus.Path, Path.GetDirectoryName(corpus.Path)!, corpus.Path + "/" })
        {
            var results = corpus.MeasureAt(folder);

            Assert.That(results.Select(one => one.GetProperty("dataset").GetString()), Is.All.EqualTo("small"));
            Assert.That(results.Select(one => one.GetProperty("ndcg10").GetDouble()), Is.All.EqualTo(1));
        }
    }

    [Test]
    public void Questions_for_tuning_are_asked_only_on_demand()
    {
        using var corpus = new CorpusFolder().With("docs.jsonl", Answer).With("threads.jsonl", Thread).With("queries-test.jsonl", Question)
            .With("queries-dev.jsonl", Question.Replace("300", "250", StringComparison.Ordinal), Question);

        Assert.That(PartsOf(), Is.EqualTo(new[] { ("test", 1) }));
        Assert.That(PartsOf("--part", "dev"), Is.EqualTo(new[] { ("dev", 2) }));
        Assert.That(PartsOf("--part", "all"), Is.EqualTo(new[] { ("dev", 2), ("test", 1) }));

        (string?, int)[] PartsOf(params string[] options) =>
            [.. corpus.Measure(options).Select(one => (one.GetProperty("part").GetString(), one.GetProperty("queries").GetInt32())).Distinct()];
    }

    [Test]
    public void The_same_corpus_gives_the_same_results_every_time()
    {
        using var corpus = new CorpusFolder("judged-small").With("docs.jsonl", Work).With("topics.jsonl", Topics);

        var first = Values();

        Assert.That(Values(), Is.EqualTo(first));

        (double, double)[] Values() => [.. corpus.Measure().Select(one => (one.GetProperty("mrr").GetDouble(), one.GetProperty("ndcg10High").GetDouble()))];
    }

    [Test]
    public void A_folder_without_a_corpus_is_named()
    {
        using var corpus = new CorpusFolder();

        Assert.That(Failed(corpus, Path.Combine(corpus.Path, "nowhere")), Does.Contain("nowhere"));
        Assert.That(Failed(corpus, corpus.Path), Does.Contain("docs.jsonl.gz"));
        corpus.With("docs.jsonl", Answer);
        Assert.That(Failed(corpus, corpus.Path), Does.Contain("topics.jsonl").And.Contain("queries-test.jsonl"));
        corpus.With("queries-dev.jsonl", Question);
        Assert.That(Failed(corpus, corpus.Path), Does.Contain("threads.jsonl"));
        corpus.With("threads.jsonl", Thread);
        Assert.That(Failed(corpus, corpus.Path), Does.Contain("--part dev"));
        corpus.With("queries-test.jsonl", "");
        Assert.That(Failed(corpus, corpus.Path), Does.Contain("queries-test.jsonl").And.Contain("empty"));
    }

    [Test]
    public void Damaged_files_are_named_with_their_line()
    {
        using var corpus = new CorpusFolder().With("docs.jsonl", Answer, """{"id": "b", "t": null}""").With("threads.jsonl", Thread).With("queries-test.jsonl", Question);

        Assert.That(Failed(corpus, corpus.Path), Does.Contain("docs.jsonl, line 2"));
        corpus.With("docs.jsonl", Answer).With("queries-test.jsonl", Question, """{"t": 400, "rel": ["ann"]}""");
        Assert.That(Failed(corpus, corpus.Path), Does.Contain("queries-test.jsonl, line 2"));
        File.WriteAllText(Path.Combine(corpus.Path, "threads.jsonl.gz"), "not packed");
        Assert.That(Failed(corpus, corpus.Path), Does.Contain("threads.jsonl.gz is not packed"));
    }

    [Test]
    public void A_part_in_which_nobody_could_have_been_named_is_not_measured()
    {
        using var corpus = new CorpusFolder().With("docs.jsonl", Answer).With("threads.jsonl", Thread).With("queries-test.jsonl", """{"t": 300, "title": "Peru?", "rel": null}""");

        Assert.That(Failed(corpus, corpus.Path), Does.Contain("none has a right person"));
    }

    [TestCase("--data")]
    [TestCase("--json", "x")]
    [TestCase("--data", "x", "--part", "train")]
    [TestCase("--data", "x", "--data", "y")]
    [TestCase("--data", "x", "--depth", "3")]
    [TestCase("knows", "x")]
    public void What_is_not_understood_shows_what_is(params string[] args)
    {
        using var corpus = new CorpusFolder();

        Assert.That(corpus.Run(args), Is.EqualTo(2));
        Assert.That(corpus.Said.ToString(), Does.Contain("--data DIR"));
    }

    private static string Failed(CorpusFolder corpus, string folder)
    {
        corpus.Said.GetStringBuilder().Clear();
        Assert.That(corpus.Run("--data", folder), Is.EqualTo(1));
        return corpus.Said.ToString();
    }
}
